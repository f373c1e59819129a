import { limitWasm } from './limit-wasm.ts'
import { bytesIn, createMeter, ownBytes } from './meter.ts'
import { meterCall, meterClass } from './wrap.ts'

const arrays = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']
// A program may replace what it finds; what counts it must not.
const toNumber = Number
/** A formatter's rules and tables, in round figures: they lie outside the heap. */
const formatter = 50_000

/** Limits in bytes. */
export interface MemoryLimits {
  /** The largest size of one WebAssembly memory. */
  wasm: number
  /** The largest sum of all that lies outside the heap. */
  outside: number
}

/**
 * Bounds what a program can allocate outside the engine's heap: buffers of any size, canvases, pictures, blobs, copies
 * and WebAssembly memories are added up, those that were collected taken off again. Canvases draw in two dimensions
 * only, since nothing tells what a graphics card holds. What is on the heap is bounded by V8, whose end of memory takes
 * the frame's process and no more (host.ts).
 *
 * Called before the runtime starts.
 *
 * @returns to be called before the first program runs: see `limitWasm`
 */
export function limitMemory({ wasm, outside }: MemoryLimits): () => void {
  const meter = createMeter(outside)
  const world = globalThis as unknown as Record<string, { prototype: object, BYTES_PER_ELEMENT?: number } | undefined>
  const limitPrograms = limitWasm(meter, wasm)

  meterClass(meter, globalThis, 'ArrayBuffer', ([length, options]) => Math.max(number(length), number((options as { maxByteLength?: unknown } | null | undefined)?.maxByteLength)))
  for (const name of arrays) {
    const each = world[name]?.BYTES_PER_ELEMENT ?? 0
    meterClass(meter, globalThis, name, ([source]) => source instanceof ArrayBuffer ? 0 : each * lengthOf(source), (made, [source]) => (made as Uint8Array).buffer === source ? 0 : ownBytes(made))
  }
  // These ask for no constructor.
  for (const name of ['transfer', 'transferToFixedLength', 'transferToImmutable', 'sliceToImmutable'])
    meterCall(meter, ArrayBuffer.prototype, name, ([length]) => number(length))
  for (const name of ['toReversed', 'toSorted', 'with'])
    meterCall(meter, Object.getPrototypeOf(Uint8Array.prototype) as object, name, (_, self) => ownBytes(self))
  for (const name of ['fromBase64', 'fromHex'])
    meterCall(meter, Uint8Array, name, ([text]) => typeof text === 'string' ? text.length : 0)
  meterCall(meter, globalThis, 'structuredClone', ([value]) => bytesIn(value), bytesIn)
  // What was sent and not yet taken lies in the port.
  for (const name of ['MessagePort', 'BroadcastChannel'])
    meterPost(name)
  meterCall(meter, world.TextEncoder?.prototype, 'encode', ([text]) => typeof text === 'string' ? text.length : 0)

  const partBytes = (part: unknown): number => typeof part === 'string' ? part.length : ownBytes(part)
  meterClass(meter, globalThis, 'Blob', ([parts]) => Array.isArray(parts) ? parts.reduce((sum: number, part) => sum + partBytes(part), 0) : 0)
  meterClass(meter, globalThis, 'Response', ([body]) => partBytes(body), (_, [body]) => partBytes(body))
  meterClass(meter, globalThis, 'Request', ([, options]) => partBytes((options as RequestInit | undefined)?.body), (_, [, options]) => partBytes((options as RequestInit | undefined)?.body))
  for (const name of ['Blob', 'Response', 'Request']) {
    for (const way of ['arrayBuffer', 'bytes', 'blob'])
      meterCall(meter, world[name]?.prototype, way, (_, self) => ownBytes(self))
  }
  for (const way of ['encrypt', 'decrypt', 'deriveBits', 'exportKey', 'sign', 'digest'])
    meterCall(meter, world.SubtleCrypto?.prototype, way)
  limitPictures()
  for (const name of Object.getOwnPropertyNames(Intl).filter(name => /^[A-Z]/.test(name)))
    meterClass(meter, Intl, name, () => formatter, () => formatter)
  return limitPrograms

  function meterPost(name: string): void {
    const prototype = world[name]?.prototype as { postMessage?: (...values: unknown[]) => void } | undefined
    const post = prototype?.postMessage
    if (!prototype || !post)
      return
    prototype.postMessage = function (this: object, ...values) {
      const bytes = bytesIn(values[0])
      meter.need(bytes)
      Reflect.apply(post, this, values)
      meter.count(this, bytes)
    }
  }

  function limitPictures(): void {
    const area = (width: unknown, height: unknown): number => 4 * number(width) * number(height)
    meterClass(meter, globalThis, 'OffscreenCanvas', ([width, height]) => area(width, height))
    meterClass(meter, globalThis, 'ImageData', ([source, height]) => area(source, height), (picture, [source]) => typeof source === 'object' ? 0 : ownBytes(picture))
    meterCall(meter, globalThis, 'createImageBitmap', ([source]) => ownBytes(source))
    const context = world.OffscreenCanvasRenderingContext2D?.prototype
    meterCall(meter, context, 'createImageData', ([width, height]) => area(width, height))
    meterCall(meter, context, 'getImageData', ([, , width, height]) => Math.abs(area(width, height)))
    const canvas = world.OffscreenCanvas?.prototype
    if (!canvas)
      return
    meterCall(meter, canvas, 'transferToImageBitmap', (_, self) => ownBytes(self))
    meterCall(meter, canvas, 'convertToBlob')
    for (const side of ['width', 'height']) {
      const { get, set } = Object.getOwnPropertyDescriptor(canvas, side) ?? {}
      if (!set)
        continue
      Object.defineProperty(canvas, side, {
        configurable: true,
        get,
        set(this: OffscreenCanvas, length: number) {
          const bytes = 4 * number(length) * (side === 'width' ? this.height : this.width)
          meter.need(bytes)
          Reflect.apply(set, this, [length])
          meter.count(this, bytes)
        },
      })
    }
    const { getContext } = canvas as OffscreenCanvas
    Object.defineProperty(canvas, 'getContext', {
      configurable: true,
      value(this: OffscreenCanvas, kind: string, ...options: unknown[]): unknown {
        const name = String(kind)
        return name === '2d' || name === 'bitmaprenderer'
          ? Reflect.apply(getContext, this, [name, ...options]) as unknown
          : null
      },
    })
  }
}

function lengthOf(source: unknown): number {
  return number(typeof source === 'object' && source !== null && 'length' in source
    ? source.length
    : source)
}

/** As the engine reads it, or 0 for what it will refuse itself. */
function number(value: unknown): number {
  return typeof value === 'symbol' || typeof value === 'bigint' || typeof value === 'object'
    ? 0
    : toNumber(value) || 0
}
