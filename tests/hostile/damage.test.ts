import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepFile, keepFolder } from '../../lib/project/kept/keep.ts'
import { createRandom } from '../seeded-random.ts'

const damages = 100
const contents: Record<string, string> = { 'index.html': '<h1>A talk</h1>', 'by.hash/a-01234567.js': 'export const a = 1\n'.repeat(50), 'lectern-deck.json': '{"entry":"a"}' }

it(`publishes nothing of a cache with a damaged byte, ${damages} times`, async () => {
  const { next: random, pick } = createRandom(100)
  const cache = mkdtempSync(join(tmpdir(), 'lectern-damage-'))
  const folder = join(cache, 'talk-0123')
  const file = join(cache, 'drawing.svg')
  const fill = async (scratch: string): Promise<void> => {
    for (const [name, text] of Object.entries(contents)) {
      mkdirSync(join(scratch, name, '..'), { recursive: true })
      writeFileSync(join(scratch, name), text)
    }
  }
  await keepFolder(folder, fill)
  await keepFile(file, async () => '<svg/>')
  let damaged = 0
  for (; damaged < damages; damaged++) {
    const all = readdirSync(cache, { recursive: true, encoding: 'utf8' }).map(name => join(cache, name)).filter(path => statSync(path).isFile() && statSync(path).size > 0)
    const path = pick(all)
    const bytes = readFileSync(path)
    bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8)
    writeFileSync(path, bytes)
    await keepFolder(folder, fill)
    for (const [name, text] of Object.entries(contents))
      expect(readFileSync(join(folder, name), 'utf8'), path).toBe(text)
    expect((await keepFile(file, async () => '<svg/>')).toString(), path).toBe('<svg/>')
  }
  rmSync(cache, { recursive: true })
  expect(damaged).toBe(damages)
})
