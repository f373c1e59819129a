/** Adds up what a program holds outside the engine's heap. */
export interface Meter {
  /**
   * Asks for bytes.
   *
   * @throws RangeError when they would be more than the limit
   */
  need: (bytes: number) => void
  /** Counts bytes for as long as an object is there. */
  count: (owner: object, bytes: number) => void
}

/** Buffers up to this many bytes lie on the engine's own heap, which has a limit. */
const onHeap = 64
// A program may replace what it finds; what counts it must not.
const { Blob, ImageData, Map, RangeError, Set, ArrayBuffer } = globalThis
const { isView } = ArrayBuffer
const { values } = Object

/** @param most bytes in all */
export function createMeter(most: number): Meter {
  let used = 0
  const gone = new FinalizationRegistry<number>((bytes) => {
    used -= bytes
  })
  const register = gone.register.bind(gone)
  const message = `memory limit reached: ${Math.round(most / 2 ** 20)} MB. What a program has dropped is given back when it pauses: await a timer between two steps`
  return {
    need(bytes) {
      if (used + bytes > most)
        throw new RangeError(message)
    },
    count(owner, bytes) {
      if (!(bytes > onHeap))
        return
      used += bytes
      register(owner, bytes)
    },
  }
}

/**
 * Bytes of the buffers, bitmaps and blobs in a value, which a copy of it takes again; the rest of a copy is on the heap.
 *
 * @param value anything that can be cloned
 */
export function bytesIn(value: unknown): number {
  const seen = new Set<unknown>()
  const open = [value]
  let sum = 0
  for (let one = open.pop(); open.length > 0 || one !== undefined; one = open.pop()) {
    const held = isView(one) ? one.buffer : one
    if (typeof held !== 'object' || held === null || seen.has(held))
      continue
    seen.add(held)
    sum += ownBytes(held)
    if (held instanceof ArrayBuffer)
      continue
    for (const inner of held instanceof Map ? [...held.keys(), ...held.values()] : held instanceof Set ? held : values(held))
      open.push(inner)
  }
  return sum
}

/** Bytes that an object holds outside the heap; a view holds those of its buffer when it shows all of it. */
export function ownBytes(value: unknown): number {
  if (typeof value !== 'object' || value === null)
    return 0
  if (isView(value)) {
    return value.byteLength === value.buffer.byteLength
      ? value.byteLength
      : 0
  }
  if (value instanceof ArrayBuffer)
    return (value as ArrayBuffer & { maxByteLength?: number }).maxByteLength ?? value.byteLength
  if (value instanceof Blob)
    return value.size
  if (ImageData && value instanceof ImageData)
    return value.data.byteLength
  const { width, height } = value as Record<string, unknown>
  return typeof width === 'number' && typeof height === 'number'
    ? 4 * width * height
    : 0
}
