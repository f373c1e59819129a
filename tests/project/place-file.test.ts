import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placeFile, placeFolder } from '../../lib/project/place.ts'

const fresh = (): string => mkdtempSync(join(tmpdir(), 'lectern-place-'))

it('replaces a file as a whole and leaves nothing beside it', async () => {
  const folder = fresh()
  await placeFile(join(folder, 'deep/a.pdf'), Buffer.from('old'))
  await placeFile(join(folder, 'deep/a.pdf'), Buffer.from('new'))
  expect(readFileSync(join(folder, 'deep/a.pdf'), 'utf8')).toBe('new')
  expect(readdirSync(join(folder, 'deep'))).toEqual(['a.pdf'])
})

it('removes what a killed process has left of the same file, and nothing else', async () => {
  const folder = fresh()
  const { pid } = spawnSync(process.execPath, ['--version'])
  const others = ['.a.pdf-2024', `.a.pdf-${process.pid}-0123.lectern`, `.b.pdf-${pid}-0123.lectern`]
  for (const name of [...others, `.a.pdf-${pid}-0123.lectern`])
    writeFileSync(join(folder, name), 'half')
  await placeFile(join(folder, 'a.pdf'), Buffer.from('new'))
  expect(readdirSync(folder).sort()).toEqual(['a.pdf', ...others].sort())
})

it('says so when a part of the path is a file', async () => {
  const folder = fresh()
  writeFileSync(join(folder, 'export'), '')
  await expect(placeFile(join(folder, 'export/a.pdf'), Buffer.from('x'))).rejects.toThrow('cannot be written: a part of this path is a file')
})

it('says so when a folder has the file\'s name, and leaves nothing half-written', async () => {
  const folder = fresh()
  mkdirSync(join(folder, 'a.pdf'))
  await expect(placeFile(join(folder, 'a.pdf'), Buffer.from('x'))).rejects.toThrow('cannot be written: a folder has this name')
  expect(readdirSync(folder)).toEqual(['a.pdf'])
})

it.skipIf(process.getuid?.() === 0)('says so when the folder is closed to this user', async () => {
  const folder = fresh()
  chmodSync(folder, 0o500)
  await expect(placeFile(join(folder, 'a.pdf'), Buffer.from('x'))).rejects.toThrow('this user may not write there')
})

/** A file system of 64 KiB; only root may mount one. */
function tinyDisk(options = ''): string | undefined {
  const folder = fresh()
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=64k${options}`, 'tmpfs', folder]).status === 0 ? folder : undefined
}

it('says so when the disk is read-only', async (context) => {
  const disk = tinyDisk(',ro')
  if (!disk)
    return context.skip()
  try {
    await expect(placeFile(join(disk, 'deep/a.pdf'), Buffer.from('x'))).rejects.toThrow('cannot be written: the disk is read-only (EROFS')
    await expect(placeFolder(join(disk, 'deep/dist'), 'mark', async () => {})).rejects.toThrow('cannot be written: the disk is read-only (EROFS')
  }
  finally {
    spawnSync('umount', [disk])
  }
})

it('says so when the disk is full, and keeps the old file', async (context) => {
  const disk = tinyDisk()
  if (!disk)
    return context.skip()
  try {
    await placeFile(join(disk, 'a.pdf'), Buffer.from('old'))
    await expect(placeFile(join(disk, 'a.pdf'), Buffer.alloc(1 << 20))).rejects.toThrow('the disk is full')
    expect(readFileSync(join(disk, 'a.pdf'), 'utf8')).toBe('old')
    expect(readdirSync(disk)).toEqual(['a.pdf'])
  }
  finally {
    spawnSync('umount', [disk])
  }
})
