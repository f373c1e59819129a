import type { Recording } from '../../cage/recording.ts'
import { mergeStreams } from '../../cage/transcript.ts'

/** A recording's content as lines, with what may vary blanked: equal lines mean equal output. */
function comparable({ ending, pieces }: Pick<Recording, 'ending' | 'pieces'>, vary: RegExp[]): string[] {
  return [
    `ending: ${ending}`,
    ...mergeStreams(pieces).flatMap((piece) => {
      const [label, text] = piece.kind === 'picture'
        ? [piece.mime, piece.data]
        : [piece.kind, piece.text]
      const blanked = vary.reduce((rest, pattern) => rest.replaceAll(pattern, '…'), text)
      return blanked.replace(/\n$/, '').split('\n').map(line => `${label}: ${line.length > 160
        ? `${line.slice(0, 160)}… (${line.length} characters)`
        : line}`)
    }),
  ]
}

/**
 * The difference between what was recorded and what a fresh run gave.
 *
 * @param vary patterns of what may differ
 * @returns lines with `-` (recorded) and `+` (now), at most 40 of them; empty when nothing differs
 */
export function drift(recorded: Pick<Recording, 'ending' | 'pieces'>, fresh: Pick<Recording, 'ending' | 'pieces'>, vary: RegExp[]): string[] {
  return diff(comparable(recorded, vary), comparable(fresh, vary)).slice(0, 40)
}

/** Line diff by longest common subsequence (Hunt and McIlroy, 1976, the quadratic table), context left out. */
function diff(before: string[], after: string[]): string[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start])
    start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
    end++
  // Long changed middles are told as a block: the table would be quadratic in them.
  const [old, now] = [
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  ]
  if (old.length * now.length > 250_000) {
    return [
      ...old.slice(0, 20).map(line => `- ${line}`),
      ...now.slice(0, 20).map(line => `+ ${line}`),
    ]
  }
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      table[i]![j] = old[i] === now[j]
        ? table[i + 1]![j + 1]! + 1
        : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
    }
  }
  const result: string[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      i++
      j++
    }
    else if (j >= now.length || (i < old.length && table[i + 1]![j]! >= table[i]![j + 1]!)) {
      result.push(`- ${old[i++]}`)
    }
    else {
      result.push(`+ ${now[j++]}`)
    }
  }
  return result
}
