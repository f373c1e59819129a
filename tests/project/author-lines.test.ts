import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { translateSource } from '../../lib/markdown/translate/translate-source.ts'
import { authorsLine } from '../../lib/project/author-lines.ts'
import { openSession } from '../../lib/project/session.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-lines-'))
const marp = '---\nmarp: true\nheader: a\n---\n\n# One\n\n---\n\n```mermaid\nflowchart LR\n  A -->\n```\n'

it('where Slidev runs, lines are those of the author\'s file, though Slidev counts those of its translation', () => {
  const [deck, part] = [join(folder, 'deck.md'), join(folder, 'part.md')]
  writeFileSync(deck, marp)
  writeFileSync(part, marp)
  const counted = translateSource(marp).lines.findIndex(line => line.includes('A -->')) + 1
  expect(counted).not.toBe(12)
  expect(authorsLine(deck, counted)).toBe(counted)
  openSession({ bin: '', args: ['build', deck], addon: '', defaults: {}, without: [], cache: '' })
  expect(authorsLine(deck, counted)).toBe(12)
  expect(authorsLine(part, counted)).toBe(counted)
})
