import type { Deck } from '../../../lib/project/deck.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { quiz } from '../../../lib/features/quiz/rule.ts'

const written = '- id: a\n  label: A\n  hint: H\n  region: both\n  why: W\n'
const phases = 'phase="before" (asks) or phase="after" (asks again, then answers)'

it.each([
  ['<PlacingQuiz phase="before" />', written, []],
  ['<PlacingQuiz phase="after" regions="A | B | C | D" />', written, []],
  ['<PlacingQuiz />', written, [['a quiz without phase', phases]]],
  ['<PlacingQuiz phase="during" />', written, [['phase="during"', phases]]],
  ['<PlacingQuiz phase="after" regions="A | B" />', written, [['regions="A | B"', 'four labels: regions="Mammals only | Both | Fliers only | Neither"']]],
  ['<PlacingQuiz phase="before" />', undefined, [['a quiz without items', 'a file quiz.yml']]],
])('tells what is wrong with %s at its line', async (tag, file, told) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  if (file !== undefined)
    writeFileSync(join(folder, 'quiz.yml'), file)
  const deck = { folder, slides: [{ no: 3, file: 'talk.md', line: 20, content: `Words\n\n${tag}` }] } as unknown as Deck
  expect((await quiz.find(deck, folder, [])).map(({ file, line, slide, found, expected }) => [file, line, slide, found, expected])).toEqual(told.map(words => ['talk.md', 22, 3, ...words]))
})
