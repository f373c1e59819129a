import type { Meter } from './meter.ts'
import { hasOwnMemory } from './own-memory.ts'

const pageSize = 65_536

/**
 * Bounds one WebAssembly memory, and counts all of them.
 *
 * @param most bytes of one memory
 * @returns to be called when the runtime is there. From then on a memory counts with all that it may grow to, since
 * code can grow it out of our sight; and a module has to be given its memory, since nothing tells of its own
 */
export function limitWasm(meter: Meter, most: number): () => void {
  const { Memory, Module, compile, instantiate } = WebAssembly
  const { grow } = Memory.prototype
  const sizeOf = Object.getOwnPropertyDescriptor(Memory.prototype, 'buffer')!.get!
  const { apply, construct } = Reflect
  const { floor } = Math
  let ofProgram = false
  const need = (bytes: number): void => {
    if (!(bytes <= most))
      throw new RangeError('memory limit reached')
  }
  Object.defineProperty(Memory.prototype, 'grow', {
    value(this: WebAssembly.Memory, pages: number) {
      need((apply(sizeOf, this, []) as ArrayBuffer).byteLength + pages * pageSize)
      if (!ofProgram)
        meter.count(this, pages * pageSize)
      return apply(grow, this, [pages]) as number
    },
  })
  WebAssembly.Memory = new Proxy(Memory, {
    construct(target, [limits]: [WebAssembly.MemoryDescriptor], newTarget) {
      // Read once: a getter could answer twice.
      const { initial, shared } = limits
      const { maximum = ofProgram || shared ? floor(most / pageSize) : undefined } = limits
      const bytes = pageSize * (ofProgram ? maximum! : initial)
      need(initial * pageSize)
      need(bytes)
      meter.need(bytes)
      const memory = construct(target, [{ initial, shared, ...maximum === undefined ? {} : { maximum } }], newTarget) as WebAssembly.Memory
      meter.count(memory, bytes)
      return memory
    },
  })
  Object.defineProperty(Memory.prototype, 'constructor', { value: WebAssembly.Memory })
  return () => {
    ofProgram = true
    const isModule = (source: unknown): source is WebAssembly.Module => source instanceof Module
    WebAssembly.Module = new Proxy(Module, {
      construct: (target, [source]: [BufferSource], newTarget) => construct(target, [checked(source)], newTarget) as WebAssembly.Module,
    })
    Object.defineProperty(Module.prototype, 'constructor', { value: WebAssembly.Module })
    WebAssembly.compile = async source => compile(checked(source) as BufferSource)
    WebAssembly.instantiate = (async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) =>
      instantiate((isModule(source) ? source : checked(source)) as BufferSource, imports)) as typeof WebAssembly.instantiate
    // They take promises, which have to be waited for even when they come to nothing.
    const read = async (source: Response | PromiseLike<Response>): Promise<Uint8Array> => checked(await (await source).arrayBuffer())
    WebAssembly.compileStreaming = async source => compile(await read(source) as BufferSource)
    WebAssembly.instantiateStreaming = async (source, imports) => instantiate(await read(source) as BufferSource, imports)
  }
}

/** A copy, since the bytes could be others by the time they are compiled. */
function checked(source: BufferSource): Uint8Array {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice()
  if (hasOwnMemory(bytes))
    throw new RangeError('memory limit reached: in the cage, a WebAssembly module imports its memory')
  return bytes
}
