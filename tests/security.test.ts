import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../lib/project/root.ts'

it('holds each promise of SECURITY.md by a test that is there', () => {
  const rows = readFileSync(join(root, 'SECURITY.md'), 'utf8').split('\n').filter(line => line.startsWith('| ') && !/^\| (?:Promise|---)/.test(line))
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) {
    const [, file = '', title = ''] = /\| `(tests\/[^`]+)`: (.+) \|$/.exec(row) ?? []
    expect(existsSync(join(root, file)), row).toBe(true)
    expect(file, row).not.toBe('')
    const titles = [...readFileSync(join(root, file), 'utf8').matchAll(/\bit(?:\.\w+)?(?:\([^\n]*?\)|<[^\n]*?>\([^\n]*?\))?\(\s*(['`])(.*?)\1,/g)].map(([, , words]) => words!)
    const multi = [...readFileSync(join(root, file), 'utf8').matchAll(/^\s*\]\)\((['`])(.*?)\1,/gm)].map(([, , words]) => words!)
    expect([...titles, ...multi].some(words => words.includes(title)), row).toBe(true)
  }
})
