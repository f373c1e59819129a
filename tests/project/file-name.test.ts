import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { findDecks, slugify } from '../../lib/project/decks.ts'
import { fileNameOf } from '../../lib/project/file-name.ts'

it.for([
  ['Año.md', 'Año'],
  ['An\u0303o.md', 'Año'],
  ['My Talk.md', 'My Talk'],
  ['v1.2 (draft).md', 'v1.2 (draft)'],
  ['日本語.md', '日本語'],
  ['🎉.md', '🎉'],
  ['Why? <or> a|b*.md', 'Why- -or- a-b-'],
  ['Why: now?.md', 'Why- now-'],
  ['a\u0007b.md', 'a-b'],
  ['.talk. .md', 'talk'],
  ['....md', '2e-2e-2e'],
  ['CON.md', 'CON-'],
  ['aux.fr.md', 'aux-.fr'],
  ['console.md', 'console'],
  ['My Talk/slides.md', 'My Talk'],
  ['talks/slides/2 Años.md', '2 Años'],
])('files of %s are called %s', ([path, name]) => {
  const parts = path!.replace(/(?:\/slides)?\.md$/, '').split(/[\\/]/)
  expect(fileNameOf({ entry: `/home/ada/${path}`, name: slugify(parts.at(-1)!) })).toBe(name)
})

it('two talks of one name take the folder above with them, in files as in addresses', () => {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const path of ['Año 1/Vue.md', 'Año 2/Vue.md', 'Año 2/React/slides.md']) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), '---\nlayout: cover\n---\n\n# A\n\n---\n\n# B\n')
  }
  const decks = findDecks(project, ['Año 1/Vue.md', 'Año 2/Vue.md', 'Año 2/React'])
  expect(decks.map(deck => [deck.name, fileNameOf(deck)])).toEqual([['ano-1-vue', 'Año 1-Vue'], ['ano-2-vue', 'Año 2-Vue'], ['react', 'React']])
})

it.for([
  ['Flight plan 2026', 'Flight plan 2026'],
  ['out/talk.pdf', 'talk'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\talks\\mine.PPTX', 'mine'],
  ['講演: 序', '講演- 序'],
  ['nul', 'nul-'],
  ['', 'Own'],
  ['..', 'Own'],
  [2026, 'Own'],
  [null, 'Own'],
] as const)('the headmatter\'s exportFilename %j calls them %s', ([exportFilename, name]) => {
  expect(fileNameOf({ entry: '/home/ada/Own.md', name: 'own', headmatter: { exportFilename } })).toBe(name)
})
