import { expect, it } from 'vitest'
import { LecternError } from '../../lib/project/problem.ts'
import { sideBySide } from '../../lib/project/side-by-side.ts'

it('keeps the order of the items, and does each once', async () => {
  const done: number[] = []
  const results = await sideBySide([3, 1, 2, 0, 5], async (item) => {
    for (let turn = 0; turn < item; turn++)
      await Promise.resolve()
    done.push(item)
    return item * 10
  })
  expect(results).toEqual([30, 10, 20, 0, 50])
  expect(done.sort()).toEqual([0, 1, 2, 3, 5])
  expect(await sideBySide([], () => Promise.reject(new Error('never')))).toEqual([])
})

it('tells of the problems of all items', async () => {
  const refuse = (found: string): Promise<never> => Promise.reject(new LecternError({ file: 'slides.md', found, expected: 'b', fix: 'c' }))
  const error: unknown = await sideBySide(['one', 'two', 'three'], refuse).catch(error => error)
  expect((error as LecternError).problems.map(({ found }) => found).sort()).toEqual(['one', 'three', 'two'])
})

it('begins nothing new after a fault of its own', async () => {
  const begun: number[] = []
  await expect(sideBySide(Array.from({ length: 50 }, (_, index) => index), (item) => {
    begun.push(item)
    return Promise.reject(new Error('a fault of ours'))
  })).rejects.toThrow('a fault of ours')
  expect(begun.length).toBeLessThan(10)
})
