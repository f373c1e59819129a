import type { Deck, Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { slashPath } from '../project/paths.ts'
import { defineRule } from '../project/rule.ts'
import { hasOwnMarkdown } from '../slidev/names.ts'
import { deckRoots } from '../slidev/roots.ts'
import { candidates } from './pictures.ts'
import { placeAt } from './place.ts'
import { proseAlone } from './prose.ts'

/** `![[flow.png|300]]`, `[[Note#Part|words]]`; no list of numbers, no footnote, and no words in brackets that are a link: `[[1]](address)`. */
const wiki = /(!?)\[\[(?![\d\s.,;+-]*\]\]|\^)([^[\]|\\\n]+)(?:\\?\|([^[\]\n]*))?\]\](?![([{])/g
/** `==words==`, and no comparison. */
const mark = /(?<![=\w])==(?![\s=])[^=\n]*[^\s=]==(?![=\w])/g
const picture = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i

/** Finds what Obsidian and other wikis read and Slidev shows as it is written. */
export const wikiSyntax: Rule = defineRule([
  { id: 'wiki-embed', kind: 'source', severity: 'error', why: 'The audience sees brackets and a file\'s name in the place of the picture.' },
  { id: 'wiki-link', kind: 'source', severity: 'warning', why: 'The audience sees the brackets, and the link leads nowhere.' },
  { id: 'mark-signs', kind: 'source', severity: 'hint', why: 'The audience sees the equals signs, and no mark.' },
], (deck, projectRoot) => {
  // What changes the Markdown first may know these.
  const hasOwn = hasOwnMarkdown(deck)
  const severity = hasOwn ? { severity: 'hint' as const } : {}
  return deck.slides.flatMap((slide): Problem[] => {
    const text = proseAlone(slide.content)
    const defined = new Set([...text.matchAll(/^ {0,3}\[([^\]\n]+)\]:/gm)].map(([, name = '']) => name.toLowerCase()))
    return [
      ...[...text.matchAll(wiki)].filter(({ 2: to = '' }) => !defined.has(to.toLowerCase())).map(({ index, 0: written, 1: embed, 2: to = '', 3: words }): Problem => ({
        ...placeAt(slide, index),
        ...(embed ? embedded(to.trim(), words, written, slide, deck, projectRoot) : linked(to.trim(), words, written)),
        ...severity,
      })),
      ...(hasOwn ? [] : [...text.matchAll(mark)]).map(({ index, 0: written }): Problem => ({
        ...placeAt(slide, index),
        rule: 'mark-signs',
        severity: 'hint',
        cause: 'equals signs are shown as they are written',
        found: `"${written.slice(0, 60)}" is shown with its equals signs`,
        expected: '<mark>words</mark>, which is Markdown for Slidev and others',
        fix: `write <mark>${written.slice(2, -2).slice(0, 56)}</mark>`,
      })),
    ]
  })
})

type Told = Pick<Problem, 'rule' | 'severity' | 'cause' | 'found' | 'expected' | 'fix'>

function embedded(to: string, words: string | undefined, written: string, slide: Slide, deck: Deck, projectRoot: string): Told {
  const found = `"${written}" is shown as it is written`
  if (!picture.test(to))
    return { rule: 'wiki-embed', severity: 'care', found, expected: 'what it stands for, on the slide or in a file of slides', fix: 'write it here, or give the slide a frontmatter with src: ./file.md' }
  const address = addressOf(to, slide, deck, projectRoot)
  const [, width, height] = /^\s*(\d+)(?:x(\d+))?\s*$/.exec(words ?? '') ?? []
  return {
    rule: 'wiki-embed',
    found,
    expected: 'a picture as Markdown has it',
    fix: width === undefined
      ? `write ![what it shows](${address.replaceAll(' ', '%20')})`
      : `write <img src="${address}" width="${width}"${height === undefined ? '' : ` height="${height}"`} alt="what it shows">`,
  }
}

/** As a slide writes it; a wiki finds a file by its name alone, and so the usual places are tried, here and in the folders above. */
function addressOf(to: string, { file }: Slide, deck: Deck, projectRoot: string): string {
  const beside = resolve(projectRoot, dirname(file))
  const folders = ['', 'attachments/', 'assets/', 'images/', 'img/', 'media/']
  const at = [
    ...folders.flatMap(folder => candidates(`${folder}${to}`, beside, deckRoots(deck))),
    ...foldersAbove(beside, projectRoot).flatMap(above => folders.map(folder => join(above, folder, to))),
  ].find(path => existsSync(path))
  if (at === undefined)
    return `./${to}`
  const path = slashPath(resolve(deck.folder, 'public'), at)
  if (!path.startsWith('..'))
    return `/${path}`
  const relativePath = relative(beside, at).replaceAll('\\', '/')
  return relativePath.startsWith('.') ? relativePath : `./${relativePath}`
}

function foldersAbove(from: string, top: string): string[] {
  return from === top || dirname(from) === from ? [] : [dirname(from), ...foldersAbove(dirname(from), top)]
}

function linked(to: string, words: string | undefined, written: string): Told {
  const shown = words?.trim() || to
  return {
    rule: 'wiki-link',
    severity: 'care',
    found: `"${written.slice(0, 60)}" is shown with its brackets`,
    expected: 'the words alone, or a link with an address',
    fix: `write ${shown}, or [${shown}](https://…)`,
  }
}
