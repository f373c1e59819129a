import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { loadTalkSetup } from '../../lib/slidev/talk-setup.ts'

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

it('takes rules and add-ons from every folder of a deck, the later add-on for a language', async () => {
  const addon = folderWith({
    'setup/lectern.mjs': 'export default { rules: [() => []], addOns: { python: { wants: /a/, cage: "a.js" } } }',
    'a.js': '',
  })
  const deck = folderWith({
    'setup/lectern.ts': 'const rule: unknown = () => []\nexport default { rules: [rule], addOns: { python: { wants: /b/, cage: "lib/b.ts", page: "lib/b.ts" } } }',
    'lib/b.ts': '',
  })
  const { rules, addOns } = await loadTalkSetup([addon, folderWith({}), deck])
  expect(rules).toHaveLength(2)
  expect(addOns).toEqual({ python: { wants: /b/, cage: join(deck, 'lib/b.ts'), page: join(deck, 'lib/b.ts'), local: undefined } })
  expect(await loadTalkSetup([])).toEqual({ rules: [], addOns: {} })
})

it.each([
  ['export default {', /setup\/lectern\.mjs: it cannot be loaded/],
  ['export const rules = []', /setup\/lectern\.mjs: no default export/],
  ['export default { addOns: { python: { wants: /a/, cage: "gone.ts" } } }', /setup\/lectern\.mjs: no file gone\.ts/],
])('says what is wrong with a setup: %s', async (text, message) => {
  await expect(loadTalkSetup([folderWith({ 'setup/lectern.mjs': text })])).rejects.toThrow(message)
})

it('checks a talk by its own rules after Lectern\'s', async () => {
  const talk = folderWith({
    'slides.md': '---\ntitle: Talk\nlang: en\n---\n\n# Quiet\n\n---\n\n# LOUD\n',
    'setup/lectern.mjs': 'export default { rules: [({ slides }) => slides.filter(({ title }) => title === "LOUD").map(({ file, line, no }) => ({ file, line, slide: no, found: "a loud title", expected: "a quiet one", fix: "write it small" }))] }',
  })
  const { problems } = await checkDecks(talk)
  expect(problems).toMatchObject([{ found: 'a loud title', slide: 2 }])
})
