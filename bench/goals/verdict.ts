import type { Row } from '../row.ts'

/** What was measured, and at most how much it may be. */
export interface Goal {
  what: string
  /** Left out where there is nothing to measure. */
  value?: number
  unit: string
  limit: number
  /** How the limit comes about, where it is not a number of its own: `1.1 × Marp`. */
  from?: string
  note?: string
}

/** The row of one goal, which says whether it is met. */
export function verdict({ what, value, unit, limit, from, note }: Goal): Row {
  const met = value === undefined ? 'not there' : Number.isNaN(limit) ? 'not compared' : value <= limit ? 'met' : 'NOT MET'
  const goal = `goal ≤ ${limit.toLocaleString('en', { maximumFractionDigits: limit < 10 ? 2 : 1 })} ${unit}${from ? ` (${from})` : ''}`
  return { area: 'goals', what, value: value ?? Number.NaN, unit, note: [`${met}: ${goal}`, note].filter(Boolean).join('; ') }
}

/** The value of a row that another benchmark measured. @throws Error when it has no such row */
export function valueOf(rows: Row[], what: string): number {
  const row = rows.find(row => row.what === what)
  if (!row)
    throw new Error(`no benchmark measures "${what}" any more: bench/goals.ts names it`)
  return row.value
}

export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
