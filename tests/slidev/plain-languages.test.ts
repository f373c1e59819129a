import type { LanguageInput } from 'shiki'
import { expect, it } from 'vitest'
import { addPlain } from '../../lib/slidev/plain-languages.ts'

it('keeps what is there, lends a name in capitals its language, and makes the rest plain', () => {
  const r: LanguageInput = { name: 'r', scopeName: 'source.r', patterns: [], repository: {} }
  const languages: Record<string, LanguageInput> = { r }
  addPlain(languages, ['r', 'R', 'cuda', 'text'])
  expect(languages.r).toBe(r)
  expect(languages.R).toBe(r)
  expect(Object.keys(languages)).toEqual(['r', 'R', 'cuda'])
})
