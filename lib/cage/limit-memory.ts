/** Buffers smaller than this are left to the engine: their wrappers fill its heap, which has a limit of its own. */
const counted = 2 ** 20

const globals = globalThis as unknown as Record<string, { BYTES_PER_ELEMENT?: number, prototype: object } | undefined>
const arrays = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']

/** Limits in bytes. */
export interface MemoryLimits {
  /** The largest size of one WebAssembly memory. */
  wasm: number
  /** The largest sum of all buffers. */
  buffers: number
}

/**
 * Bounds what a program can allocate outside the engine's heap. WebAssembly memory grows only so far, beyond which
 * the runtime's own out-of-memory error appears (`MemoryError` in Python); buffers of a megabyte and more are added
 * up, those that were collected taken off again. What is on the heap is bounded by V8, whose end of memory takes
 * the frame's process and no more (host.ts).
 */
export function limitMemory({ wasm, buffers }: MemoryLimits): void {
  limitWebAssembly(wasm)
  let used = 0
  const gone = new FinalizationRegistry<number>((bytes) => {
    used -= bytes
  })
  const need = (bytes: number): void => {
    if (bytes >= counted && used + bytes > buffers)
      throw new RangeError(`memory limit reached: buffers of ${buffers / 2 ** 20} MB`)
  }
  const count = (buffer: object, bytes: number): void => {
    if (bytes < counted)
      return
    used += bytes
    gone.register(buffer, bytes)
  }
  wrap('ArrayBuffer', ([length, options]) => Math.max(Number(length) || 0, Number((options as { maxByteLength?: unknown } | undefined)?.maxByteLength) || 0), need, count)
  for (const name of arrays) {
    const size = globals[name]?.BYTES_PER_ELEMENT
    if (size === undefined)
      continue
    wrap(name, ([source]) => source instanceof ArrayBuffer
      ? 0
      : size * (Number(typeof source === 'object' && source !== null && 'length' in source
        ? source.length
        : source) || 0), need, count)
  }
}

function wrap(name: string, bytesFor: (values: unknown[]) => number, need: (bytes: number) => void, count: (buffer: object, bytes: number) => void): void {
  const original = globals[name] as unknown as new (...values: unknown[]) => object
  const limited = new Proxy(original, {
    construct(target, values: unknown[], newTarget) {
      const bytes = bytesFor(values)
      need(bytes)
      const made = Reflect.construct(target, values, newTarget) as object
      count(made, bytes)
      return made
    },
  })
  // Copies (`slice`, `map`) ask an array for its constructor.
  Object.defineProperty(original.prototype, 'constructor', { value: limited, configurable: true, writable: true })
  Object.defineProperty(globalThis, name, { value: limited, configurable: true, writable: true })
}

function limitWebAssembly(most: number): void {
  const pageSize = 65_536
  const { grow } = WebAssembly.Memory.prototype
  const sizeOf = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'buffer')!.get!
  const need = (bytes: number): void => {
    if (bytes > most)
      throw new RangeError('memory limit reached')
  }
  Object.defineProperty(WebAssembly.Memory.prototype, 'grow', {
    value(this: WebAssembly.Memory, pages: number) {
      need((sizeOf.call(this) as ArrayBuffer).byteLength + pages * pageSize)
      return Reflect.apply(grow, this, [pages]) as number
    },
  })
  WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
    construct(target, [limits]: [WebAssembly.MemoryDescriptor], newTarget) {
      need(limits.initial * pageSize)
      return Reflect.construct(target, [limits], newTarget) as object
    },
  })
}
