/** A logarithmic axis in percent of its length. */
export interface LogScale {
  /** Place of a value on the axis, 0 to 100. */
  percent: (value: number) => number
  /** Every power of ten from end to end, labelled `1 M`, `10 M` … `1 T`. */
  ticks: { percent: number, label: string }[]
}

const units: [number, string][] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
]

/**
 * An axis of whole powers of ten that holds all `values`.
 *
 * @throws RangeError when there is none, or one is not positive: a log axis has no zero
 */
export function logScale(values: number[]): LogScale {
  if (values.length === 0 || values.some(value => !(value > 0)))
    throw new RangeError(`a log axis needs values above zero, found ${values.join(', ') || 'none'}`)
  const first = Math.floor(Math.log10(Math.min(...values)))
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))))
  const percent = (value: number): number => (Math.log10(value) - first) / (last - first) * 100
  const ticks = Array.from({ length: last - first + 1 }, (_, step) => ({
    percent: percent(10 ** (first + step)),
    label: short(10 ** (first + step)),
  }))
  return { percent, ticks }
}

/** `100000000` => `100 M` */
function short(value: number): string {
  const [size, unit] = units.find(([size]) => value >= size) ?? [1, '']
  return `${Math.round(value / size)} ${unit}`.trim()
}
