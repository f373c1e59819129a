import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readLock } from '../../../lib/project/remote/lock.ts'

const entry = join(mkdtempSync(join(tmpdir(), 'lectern-lock-')), 'talk.md')
const good = { integrity: `sha256-${'A'.repeat(43)}=`, ending: 'png', bytes: 1, from: 'https://example.org/a' }

function lockOf(entryOf: object): ReturnType<typeof readLock> {
  writeFileSync(entry.replace('.md', '.lock.json'), JSON.stringify({ version: 1, remote: { 'https://example.org/a.png': entryOf } }))
  return readLock(entry)
}

it('reads what it wrote', () => {
  expect(lockOf(good)).toEqual({ 'https://example.org/a.png': good })
})

it.each([
  ['ending', '/../../../.bashrc'],
  ['ending', 'a/../../b'],
  ['integrity', '../../../etc/passwd'],
  ['integrity', ''],
  ['from', 'file:///etc/passwd'],
])('refuses a lock whose %s leads elsewhere: %j', (field, value) => {
  expect(() => lockOf({ ...good, [field]: value })).toThrow(/talk\.lock\.json[\s\S]*take the version of the last commit/)
})
