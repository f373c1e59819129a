import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix, win32 } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { filesBelow, isBelow, slashPath } from '../../lib/project/paths.ts'

it('a path from a folder has slashes on every system', () => {
  expect(slashPath('/talks/one', '/talks/one/public/a b.png', posix)).toBe('public/a b.png')
  expect(slashPath('C:\\talks\\one', 'C:\\talks\\one\\public\\a b.png', win32)).toBe('public/a b.png')
  expect(slashPath('C:\\talks\\one', 'c:\\Talks\\one\\a.png', win32)).toBe('a.png')
  expect(slashPath('C:\\talks\\one', 'C:\\other\\a.png', win32)).toBe('../../other/a.png')
  // A backslash is a letter of a name where it is no separator.
  expect(slashPath('/talks', '/talks/a\\b.png', posix)).toBe('a\\b.png')
})

it('a file lies below a folder, or beside it, or on another drive', () => {
  const below: [typeof posix, string, string, boolean][] = [
    [posix, '/talks/a.md', '/talks', true],
    [posix, '/talks-2/a.md', '/talks', false],
    [posix, '/talks', '/talks', false],
    [posix, '/talks/../a.md', '/talks', false],
    [posix, '/talks/..a.md', '/talks', true],
    [posix, '/a.md', '/', true],
    [win32, 'C:\\talks\\a.md', 'C:\\talks', true],
    [win32, 'C:/talks/a.md', 'C:\\talks\\', true],
    [win32, 'c:\\TALKS\\a.md', 'C:\\talks', true],
    [win32, 'D:\\talks\\a.md', 'C:\\talks', false],
    [win32, '\\\\host\\share\\a.md', 'C:\\talks', false],
    [win32, 'C:\\talks-2\\a.md', 'C:\\talks', false],
  ]
  expect(below.map(([on, file, folder]) => isBelow(file, folder, on))).toEqual(below.map(([, , , is]) => is))
})

it('lists the files of a folder and below, folders left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-paths-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'a/b'), { recursive: true })
  writeFileSync(join(folder, 'a/b/c.txt'), '')
  writeFileSync(join(folder, '.hidden'), '')
  expect(filesBelow(folder).sort()).toEqual(['.hidden', 'a/b/c.txt'])
})
