/** Size of the plot, in units of its view box. */
export interface Plot {
  width: number
  height: number
  /** Loss at the top edge; 0 is the bottom. */
  top: number
  /** Steps at the right edge. */
  steps: number
}

/**
 * Losses as an SVG path from the plot's left.
 *
 * @param losses one number for each `every` steps, the first for the first step alone
 */
export function curvePath(losses: readonly number[], every: number, { width, height, top, steps }: Plot): string {
  return losses.map((loss, index) => {
    const x = Math.min(1, index * every / steps) * width
    const y = (1 - Math.min(1, loss / top)) * height
    return `${index === 0
      ? 'M'
      : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
  }).join('')
}

/** Means over each `every` numbers, led by the first number alone; an unfinished last group is left out. */
export function groupMeans(numbers: readonly number[], every: number): number[] {
  const groups = Array.from({
    length: Math.floor(numbers.length / every),
  }, (_, group) => numbers.slice(group * every, (group + 1) * every))
  return [
    ...numbers.slice(0, 1),
    ...groups.map(group => group.reduce((sum, one) => sum + one, 0) / every),
  ]
}
