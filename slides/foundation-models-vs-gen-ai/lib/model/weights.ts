import type { Transformer } from './body.ts'

/**
 * Weights as text and back: 32-bit little-endian floats in base64, in the order of
 * the store. Saving rounds to 32 bits; what was loaded saves to the same text.
 */
export function saveWeights(model: Transformer): string {
  const { values } = model.store
  const bytes = new DataView(new ArrayBuffer(values.length * 4))
  values.forEach((value, i) => bytes.setFloat32(i * 4, value, true))
  let text = ''
  for (let i = 0; i < bytes.byteLength; i++)
    text += String.fromCharCode(bytes.getUint8(i))
  return btoa(text)
}

/** Fills a model of the same shape, in place. */
export function loadWeights(model: Transformer, saved: string): Transformer {
  const text = atob(saved)
  const { values } = model.store
  if (text.length !== values.length * 4)
    throw new Error(`Saved weights have ${text.length / 4} numbers; this model has ${values.length}`)
  const bytes = new DataView(Uint8Array.from(text, letter => letter.charCodeAt(0)).buffer)
  for (let i = 0; i < values.length; i++)
    values[i] = bytes.getFloat32(i * 4, true)
  return model
}
