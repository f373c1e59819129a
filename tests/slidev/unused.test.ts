import type { Deck } from '../../lib/project/deck.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { deckExtension } from '../../lib/slidev/extension.ts'
import { unusedParts } from '../../lib/slidev/unused.ts'

const project = mkdtempSync(join(tmpdir(), 'lectern-unused-'))
afterAll(() => rmSync(project, { recursive: true }))

async function deckOf(files: Record<string, string>): Promise<Deck> {
  const folder = mkdtempSync(join(project, 'deck-'))
  for (const [path, text] of Object.entries({ 'slides.md': '---\ntitle: Talk\n---\n\n# One\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return loadDeck(findDecks(folder)[0]!, folder)
}

it.each<[string, Record<string, string>, string[]]>([
  ['nothing', {}, ['twoslash', 'motion', 'mark']],
  ['words alone', { 'slides.md': '# Marks in motion, a menu\n' }, ['twoslash', 'motion', 'mark']],
  ['a slide', { 'slides.md': '# One\n\n<b v-mark.red="1">word</b>\n' }, ['twoslash', 'motion']],
  ['a slide of another file', { 'slides.md': '---\nsrc: ./more.md\n---\n', 'more.md': '# Two\n\n```ts twoslash\nconst a = 1\n```\n' }, ['motion', 'mark']],
  ['the headmatter', { 'slides.md': '---\ntwoslash: true\n---\n\n# One\n' }, ['motion', 'mark']],
  ['a component', { 'components/Box.vue': '<template><p v-motion :initial="{ x: 1 }" /></template>' }, ['twoslash', 'mark']],
  ['a component that shows a pop-up', { 'components/Tip.vue': '<template><VTooltip>tip</VTooltip></template>' }, ['motion', 'mark']],
  ['a layout of its theme', { 'slides.md': '---\ntheme: ./look\n---\n\n# One\n', 'look/package.json': '{ "name": "look" }', 'look/layouts/default.vue': '<template><p v-mark /></template>' }, ['twoslash', 'motion']],
  ['a setup', { 'setup/transformers.ts': 'export default () => ({ pre: [ctx => ctx.s.replace("~~~", "``` ts twoslash")] })' }, ['motion', 'mark']],
])('what %s asks for is in use, and nothing else', async (_, files, unused) => {
  expect(unusedParts(await deckOf(files))).toEqual(unused)
})

it('the headmatter given to a deck that does without is taken back once a slide asks', async () => {
  const { transformSlide } = deckExtension({ addon: project, defaults: { twoslash: false, mdc: 0 }, args: ['slides.md'] })
  const headmatter: Record<string, unknown> = { mdc: true }
  await transformSlide!('# One', headmatter)
  expect(headmatter).toMatchObject({ twoslash: false, mdc: true })
  await transformSlide!('```ts twoslash\nconst a = 1\n```', {})
  expect(headmatter).toEqual({ addons: [project], mdc: true })
})
