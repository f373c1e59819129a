import type { LanguageInput } from 'shiki'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { transformers } from '../../lib/features/transformers.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { addPlain } from '../../lib/slidev/plain-languages.ts'
import { openSlideCompiler } from '../../lib/slidev/slide-compiler.ts'

it('keeps what is there, lends a name in capitals its language, and makes the rest plain', () => {
  const r: LanguageInput = { name: 'r', scopeName: 'source.r', patterns: [], repository: {} }
  const languages: Record<string, LanguageInput> = { r }
  addPlain(languages, ['r', 'R', 'cuda', 'text'])
  expect(languages.r).toBe(r)
  expect(languages.R).toBe(r)
  expect(Object.keys(languages)).toEqual(['r', 'R', 'cuda'])
})

it('has Slidev set code in languages that its highlighter does not know', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  const entry = join(folder, 'slides.md')
  writeFileSync(entry, '---\ntheme: none\n---\n\n```pml {1}\nspoken\n```\n\n````md magic-move\n```cuda\n1\n```\n````\n')
  const compiler = await openSlideCompiler(await loadDeck({ name: 'talk', folder, entry }, folder), folder, transformers)
  try {
    expect(await compiler.compile(1, false)).toMatch(/language-pml[\s\S]*spoken[\s\S]*ShikiMagicMove/)
  }
  finally {
    await compiler.close()
  }
}, 120_000)
