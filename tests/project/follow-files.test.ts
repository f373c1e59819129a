import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { followFiles } from '../../lib/project/follow-files.ts'

async function follow(): Promise<{ folder: string, write: (name: string) => void, files: Awaited<ReturnType<typeof followFiles>> }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-follow-')))
  for (const name of ['a.md', 'parts/b.md', 'node_modules/c.md', '.git/d.md', 'out/e.pdf']) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), 'before')
  }
  const files = await followFiles([folder], path => path === join(folder, 'out'))
  onTestFinished(async () => {
    await files.close()
    rmSync(folder, { recursive: true })
  })
  return { folder, write: name => writeFileSync(join(folder, name), 'after'), files }
}

it('tells which files have changed, together, and nothing of packages, hidden folders and its own output', async () => {
  const { folder, write, files } = await follow()
  for (const name of ['node_modules/c.md', '.git/d.md', 'out/e.pdf', 'a.md', 'parts/b.md', 'parts/new.md'])
    write(name)
  expect((await files.changed()).sort()).toEqual(['a.md', 'parts/b.md', 'parts/new.md'].map(name => join(folder, name)))
})

it('keeps what changes while nobody asks, and tells it once', async () => {
  const { folder, write, files } = await follow()
  write('a.md')
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(await files.changed()).toEqual([join(folder, 'a.md')])
  const next = files.changed()
  write('parts/b.md')
  expect(await next).toEqual([join(folder, 'parts/b.md')])
})

it('sees a file that is removed, and files elsewhere that are added later', async () => {
  const { folder, files } = await follow()
  rmSync(join(folder, 'a.md'))
  expect(await files.changed()).toEqual([join(folder, 'a.md')])
  const elsewhere = join(realpathSync(mkdtempSync(join(tmpdir(), 'lectern-elsewhere-'))), 'x.css')
  writeFileSync(elsewhere, 'before')
  files.add([elsewhere])
  const changed = files.changed()
  const writing = setInterval(() => writeFileSync(elsewhere, `after ${Math.random()}`), 200)
  expect(await changed).toEqual([elsewhere])
  clearInterval(writing)
})
