import type { Deck } from '../../lib/project/deck.ts'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { publicFiles } from '../../lib/rules/public-files.ts'

it.skipIf(process.platform === 'win32')('refuses what a copy of public/ would wait for without end, and what it would publish from elsewhere', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-public-'))
  mkdirSync(join(folder, 'public/deep'), { recursive: true })
  spawnSync('mkfifo', [join(folder, 'public/pipe')])
  symlinkSync('..', join(folder, 'public/deep/up'))
  symlinkSync('/etc/passwd', join(folder, 'public/users.txt'))
  const found = await publicFiles.find({ folder } as Deck, folder)
  expect(Object.fromEntries(found.map(({ file, found }) => [file, found]))).toEqual({
    'public/deep/up': 'a link to a folder that contains it',
    'public/pipe': 'a pipe, a socket or a device, which has no end',
    'public/users.txt': 'a link out of the project, to /etc/passwd',
  })
})

it('tells of a drawing that would run something for whoever opens it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-public-'))
  mkdirSync(join(folder, 'public/deep'), { recursive: true })
  writeFileSync(join(folder, 'public/deep/active.SVG'), '<svg xmlns="http://www.w3.org/2000/svg"><rect onload="alert(1)"/></svg>')
  writeFileSync(join(folder, 'public/plain.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>')
  const found = await publicFiles.find({ folder } as Deck, folder)
  expect(found.map(({ file, found, severity }) => [file, found, severity])).toEqual([['public/deep/active.SVG', 'the SVG contains an event handler, which runs for whoever opens the file itself, with your site\'s rights', 'notice']])
})

const active = '<svg xmlns="http://www.w3.org/2000/svg"><rect onload="alert(1)"/></svg>'

it('has nothing to say of a deck without public/, of what is no drawing, and of data', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-public-'))
  expect(await publicFiles.find({ folder } as Deck, folder)).toEqual([])
  mkdirSync(join(folder, 'public'))
  writeFileSync(join(folder, 'public/a.svg.txt'), active)
  writeFileSync(join(folder, 'public/large.svg'), active)
  truncateSync(join(folder, 'public/large.svg'), 5_000_001)
  expect(await publicFiles.find({ folder } as Deck, folder)).toEqual([])
  truncateSync(join(folder, 'public/large.svg'), 5_000_000)
  expect(await publicFiles.find({ folder } as Deck, folder)).toHaveLength(1)
})

it.skipIf(process.platform === 'win32')('tells of links alone where some are wrong: drawings behind them may be without end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-public-'))
  mkdirSync(join(folder, 'public'))
  writeFileSync(join(folder, 'public/a.svg'), active)
  symlinkSync('nowhere', join(folder, 'public/b'))
  expect(await publicFiles.find({ folder } as Deck, folder)).toEqual([{ rule: 'public-files', file: 'public/b', found: 'a link to nothing', expected: 'files and folders of this project; everything in public/ is published', fix: 'put a copy of the file there, or take it away' }])
})

it('refuses a file of more bytes than a build can read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-public-'))
  mkdirSync(join(folder, 'public'))
  writeFileSync(join(folder, 'public/film.mp4'), '')
  truncateSync(join(folder, 'public/film.mp4'), 2 ** 31)
  expect((await publicFiles.find({ folder } as Deck, folder)).map(({ file, found }) => [file, found])).toEqual([['public/film.mp4', '2.1 GB, more than a build can read']])
  truncateSync(join(folder, 'public/film.mp4'), 2 ** 31 - 1)
  expect(await publicFiles.find({ folder } as Deck, folder)).toEqual([])
})
