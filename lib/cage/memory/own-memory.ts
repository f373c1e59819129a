/** Section that declares a module's own memories (WebAssembly Core 3.0, 5.5.8). */
const memorySection = 5

/**
 * True for a WebAssembly module that declares a memory instead of importing one, and for one that cannot be read.
 *
 * @param bytes the module
 */
export function hasOwnMemory(bytes: Uint8Array): boolean {
  // The magic number and the version take eight bytes.
  let at = 8
  while (at < bytes.length) {
    const id = bytes[at++]
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined || shift > 28)
        return true
      length += (byte & 0x7F) * 2 ** shift
      if (byte < 0x80)
        break
    }
    if (id === memorySection && bytes[at] !== 0)
      return true
    at += length
  }
  return false
}
