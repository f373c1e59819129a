/** `My%20picture.png` => `My picture.png`; undefined where a `%` is not followed by the two digits of a byte, or the bytes are no UTF-8. */
export function decodeAddress(address: string): string | undefined {
  try {
    return decodeURIComponent(address)
  }
  catch {
    return undefined
  }
}
