import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { facesFile } from '../../lib/look/face.ts'
import { addFamilies, findProjectFaces, labelFace, packagesFor, projectFaces, wordFaces } from '../../lib/look/project-faces.ts'
import { tokensFile } from '../../lib/look/tokens.ts'
import { root } from '../../lib/project/root.ts'

function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-faces-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

function face(name: string, family: string, sheets = ['400.css', '700.css']): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '5.0.0' }),
    ...Object.fromEntries(sheets.map(sheet => [`node_modules/${name}/${sheet}`, `@font-face { font-family: '${family}'; }`])),
  }
}
const folder = project({
  'package.json': JSON.stringify({ dependencies: { '@fontsource/noto-sans-jp': '5', '@fontsource/noto-sans-sc': '5', '@fontsource-variable/noto-sans': '5', 'left-pad': '1', '@fontsource/noto-sans-symbols-2': '5' }, devDependencies: { '@fontsource-variable/noto-sans-thai': '5', '@fontsource/noto-sans-lao': '5' } }),
  ...face('@fontsource/noto-sans-jp', 'Noto Sans JP'),
  ...face('@fontsource/noto-sans-sc', 'Noto Sans SC'),
  ...face('@fontsource/noto-sans-symbols-2', 'Noto Sans Symbols 2'),
  ...face('@fontsource-variable/noto-sans', 'Noto Sans Variable', ['index.css']),
  ...face('@fontsource-variable/noto-sans-thai', 'Noto Sans Thai Variable', ['index.css']),
  'talks/autumn/slides.md': '# One',
})

it('finds the faces that a project has added, above the deck too, and neither ours nor what is not installed', () => {
  const faces = findProjectFaces(join(folder, 'talks/autumn'))
  expect(faces.map(({ id }) => id)).toEqual(['@fontsource/noto-sans-jp@5.0.0', '@fontsource/noto-sans-sc@5.0.0', '@fontsource-variable/noto-sans-thai@5.0.0'])
  expect(faces.map(({ sheets }) => sheets.map(sheet => sheet.slice(folder.length)))).toEqual([
    ['/node_modules/@fontsource/noto-sans-jp/400.css', '/node_modules/@fontsource/noto-sans-jp/700.css'],
    ['/node_modules/@fontsource/noto-sans-sc/400.css', '/node_modules/@fontsource/noto-sans-sc/700.css'],
    ['/node_modules/@fontsource-variable/noto-sans-thai/index.css'],
  ])
})

it('gives a Chinese deck the Chinese shapes of letters that Japanese has too', () => {
  expect(findProjectFaces(folder, 'zh-CN')[0]?.family).toBe('Noto Sans SC')
  expect(findProjectFaces(folder, 'ja')[0]?.family).toBe('Noto Sans JP')
})

it('imports their sheets and names them before emoji and the machine\'s own', () => {
  const { transform } = projectFaces(() => ({ folder, lang: 'zh', brand: new Map() }))
  const run = transform as (code: string, id: string) => string | undefined
  expect(run('import \'x.css\'\n', facesFile)).toBe(`${['@fontsource/noto-sans-sc/400.css', '@fontsource/noto-sans-sc/700.css', '@fontsource/noto-sans-jp/400.css', '@fontsource/noto-sans-jp/700.css', '@fontsource-variable/noto-sans-thai/index.css'].map(sheet => `import "${join(folder, 'node_modules', sheet)}"\n`).join('')}import 'x.css'\n`)
  expect(run('--brand-font: \'A\', \'Noto Emoji\', system-ui;', tokensFile)).toBe('--brand-font: \'A\', \'Noto Sans SC\', \'Noto Sans JP\', \'Noto Sans Thai Variable\', \'Noto Emoji\', system-ui;')
  expect(run('body {}', join(folder, 'style.css'))).toBeUndefined()
  expect(addFamilies('--brand-font: \'Noto Emoji\';', [])).toBe('--brand-font: \'Noto Emoji\';')
})

it('takes another face while the talk is live, when the brand names another', () => {
  let brand = new Map<string, string>()
  const { transform } = projectFaces(() => ({ folder, lang: 'en', brand }))
  const first = (): string | undefined => /--brand-font: ([^,]+)/.exec((transform as (code: string, id: string) => string)('--brand-font: \'A\', system-ui;', tokensFile))?.[1]
  expect(first()).toBe('\'A\'')
  brand = new Map([['font', 'Noto Sans JP']])
  expect(first()).toBe('\'Noto Sans JP\'')
})

it.for<[string, string, string[]]>([
  ['ภาษาไทย', 'th', ['thai']],
  ['日本語の文', 'ja', ['jp']],
  ['中文', 'zh', ['sc']],
  ['中文', 'zh-TW', ['tc']],
  ['中文', 'zh-Hant-HK', ['hk']],
  ['中文', 'en', ['sc']],
  ['한국어', '', ['kr']],
  ['தமிழ் and ქართული', '', ['georgian', 'tamil']],
  ['Ελληνικά, русский, العربية, עברית, हिन्दी', '', []],
])('names the package for %s in a deck in "%s"', ([text, lang, slugs]) => {
  expect(packagesFor(text, lang)).toEqual(slugs.map(slug => `@fontsource/noto-sans-${slug}`))
})

it('takes none of Lectern\'s own dependencies for a face of the project', () => {
  expect(findProjectFaces(join(root, 'slides/lectern-tour'))).toEqual([])
})

it('names a deck\'s faces for the margins of a page, which know no token sheet', () => {
  expect(wordFaces(undefined, folder, 'ja')).toBe('\'Atkinson Hyperlegible Next Variable\', \'Noto Sans JP\', \'Noto Sans SC\', \'Noto Sans Thai Variable\', sans-serif')
  expect(wordFaces('Noto Sans JP', folder, '')).toMatch(/^'Noto Sans JP', 'Atkinson/)
  expect(wordFaces('Nowhere', folder, '')).toMatch(/^'Atkinson/)
  expect(labelFace('Noto Sans JP', folder)).toMatchObject({ id: expect.stringContaining('@fontsource/noto-sans-jp@') as string, sheets: expect.arrayContaining([join(folder, 'node_modules/@fontsource/noto-sans-jp/400.css')]) as string[] })
})
