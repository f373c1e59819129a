import { availableParallelism } from 'node:os'
import { LecternError } from './problem.ts'

/** More at once than there are cores, or than four, gains no time and costs memory: each is a build or a printing. */
const most = Math.min(4, availableParallelism())

/**
 * Does the same for each item, several at a time.
 *
 * @returns the results, in the items' order
 * @throws LecternError with the problems of all items; any other error at once when all that had begun has ended
 */
export async function sideBySide<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const errors: unknown[] = []
  const todo = items.entries()
  const hand = async (): Promise<void> => {
    for (const [index, item] of todo) {
      if (errors.some(error => !(error instanceof LecternError)))
        return
      await work(item).then(
        (result) => {
          results[index] = result
        },
        (error: unknown) => {
          errors.push(error)
        },
      )
    }
  }
  await Promise.all(Array.from({ length: most }, hand))
  const other = errors.find(error => !(error instanceof LecternError))
  if (other !== undefined)
    throw other
  if (errors.length > 0)
    throw new LecternError((errors as LecternError[]).flatMap(error => error.problems))
  return results
}
