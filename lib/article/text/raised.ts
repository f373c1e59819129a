const raisedSigns = new Map([...'0123456789+-−'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'][index]!]))
const loweredSigns = new Map([...'0123456789+-−'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋'][index]!]))

/** Raised text as text: `10²`, not `102`, and `A^n`. Endings of ordinals and signs stay as they are. */
export function raised(text: string): string {
  const words = text.trim()
  const signs = [...words].map(sign => raisedSigns.get(sign))
  if (signs.every(sign => sign !== undefined))
    return signs.join('')
  const isPower = /^[\p{L}\p{N}+\-−*/(),]{1,12}$/u.test(words) && /[\p{L}\p{N}]/u.test(words) && !/^(?:\p{L}{2,4}\.?|[aeors])$/iu.test(words)
  return !isPower ? text : [...words].length === 1 || /^\([^()]*\)$/.test(words) ? `^${words}` : `^(${words})`
}

/** Lowered text as text: `H₂O`, `x_max`. */
export function lowered(text: string): string {
  const signs = [...text.trim()].map(sign => loweredSigns.get(sign))
  return signs.every(sign => sign !== undefined) ? signs.join('') : /^[\p{L}\p{N}]{1,6}$/u.test(text.trim()) ? `_${text.trim()}` : text
}
