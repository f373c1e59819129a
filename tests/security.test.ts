import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../lib/project/root.ts'
import { promises, titlePattern } from './promises.ts'

it('holds each promise of SECURITY.md by a test that is there', () => {
  const rows = promises()
  expect(rows.length).toBeGreaterThan(15)
  for (const { row, file, title } of rows) {
    expect(file, row).not.toBe('')
    expect(existsSync(join(root, file)), row).toBe(true)
    const titles = [...readFileSync(join(root, file), 'utf8').matchAll(/\bit(?:\.\w+)?(?:\([^\n]*?\)|<[^\n]*?>\([^\n]*?\))?\(\s*(['`])(.*?)\1,/g)].map(([, , words]) => words!)
    const multi = [...readFileSync(join(root, file), 'utf8').matchAll(/^\s*\]\)\((['`])(.*?)\1,/gm)].map(([, , words]) => words!)
    expect([...titles, ...multi].some(words => words.includes(title)), row).toBe(true)
  }
})

it('finds a promise\'s tests among those that ran', () => {
  expect('a page on node lets another change nothing').toMatch(titlePattern('page on %s lets another'))
  expect('loses the cage\'s own process (or not)').toMatch(titlePattern('the cage\\\'s own process (or'))
  // eslint-disable-next-line no-template-curly-in-string
  expect('leaves 10 kills behind').toMatch(titlePattern('leaves ${kills} kills'))
  expect('another title').not.toMatch(titlePattern('a title of ours'))
})
