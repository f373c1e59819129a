/** Degrees by which a cover's mark is turned: the covers of several talks are told apart at a glance. */
const turns = [-32, 0, 58, 24, 90]

/** The turn of a talk's mark, always the same for the same title. */
export function turnOf(title: string): number {
  let hash = 2166136261
  for (const letter of title)
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0
  return turns[hash % turns.length]!
}
