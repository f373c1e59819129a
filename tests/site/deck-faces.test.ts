import type { Deck } from '../../lib/project/deck.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { faceRules, ownFaces } from '../../lib/site/deck-faces.ts'
import { hashedFolder } from '../../lib/slidev/client/never-changes.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-deck-faces-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const face = (family: string, file: string, range = ''): string => `@font-face{font-family:'${family}';font-weight:400;src:url(./${file}.woff2);${range && `unicode-range:${range}`}}`

write('talk/package.json', JSON.stringify({ dependencies: { '@fontsource/noto-sans-jp': '5' } }))
for (const [slug, family] of [['inter', 'Inter'], ['noto-sans-jp', 'Noto Sans JP']] as const) {
  write(`talk/node_modules/@fontsource/${slug}/package.json`, '{"version":"5.0.0"}')
  write(`talk/node_modules/@fontsource/${slug}/400.css`, face(family, 'x'))
}
write(`site/talk/${hashedFolder}/slides.css`, [
  face('Inter', 'inter-1'),
  face('KaTeX_Main', 'katex-1'),
  face('Noto Sans JP', 'jp-1', 'U+3040-309F'),
  face('Noto Sans JP', 'jp-2', 'U+4E00-4E0F'),
  face('Atkinson Hyperlegible Next Variable', 'next-1', 'U+0-FF'),
].join(''))

function deck(themeConfig: unknown, theme = 'lectern'): Deck {
  return { name: 'talk', folder: join(folder, 'talk'), headmatter: { lang: 'ja', theme, themeConfig } } as unknown as Deck
}

it('gives the page to read a brand\'s face, and the project\'s where its letters stand on the page', () => {
  const rules = faceRules(deck({ font: 'Inter' }), join(folder, 'site'), '<p>ひらがな</p>', '../')
  expect([...rules.matchAll(/font-family:'([^']+)'.*?url\((\S+)\)\}/g)].map(([, family, url]) => `${family} ${url}`)).toEqual([
    `Inter ../${hashedFolder}/inter-1.woff2`,
    `Noto Sans JP ../${hashedFolder}/jp-1.woff2`,
  ])
  expect(rules).toMatch(/html:root:root\{--lectern-font:'Inter', 'Atkinson .*'Noto Sans JP', 'Noto Emoji', system-ui, sans-serif;--lectern-font-mono:'Atkinson Hyperlegible Mono/)
})

it('leaves a page without letters of such faces, and a deck under another theme, as the site has them', () => {
  expect(faceRules(deck(undefined), join(folder, 'site'), '<p>Latin</p>', '../')).toBe('')
  expect(ownFaces(deck({ font: 'Inter' }, 'seriph')).families).toEqual(new Set(['Noto Sans JP']))
})

it('names a brand\'s face for code in code alone', () => {
  const { tokens } = ownFaces(deck({ mono: 'Inter' }))
  expect(/--brand-font-mono: ([^,]+)/.exec(tokens)?.[1]).toBe('\'Inter\'')
  expect(/--brand-font: ([^,]+)/.exec(tokens)?.[1]).toBe('\'Atkinson Hyperlegible Next Variable\'')
})
