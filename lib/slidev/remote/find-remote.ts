import type { Deck } from '../../project/deck.ts'
import type { FileKind } from '../../project/remote/sniff.ts'
import { globSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { resolveConfig } from '@slidev/parser'
import { object, optional } from 'valibot'
import { lineAt, readMarkup } from '../../markdown/markup.ts'
import { jsonObject, jsonOr } from '../../project/json.ts'
import { slashPath } from '../../project/paths.ts'
import { deckRoots, isOurs } from '../roots.ts'
import { inCss, inFields, inHtml, inTag, plainAddress } from './addresses.ts'
import { sheetsTaken, style } from './local-sheets.ts'

/** A file of another host that a deck shows, and where it says so first. */
export interface Wanted {
  /** Absolute, without a fragment. */
  address: string
  kind: FileKind
  file: string
  line?: number
  slide?: number
}

/** Style sheets of a deck, its theme and its addons, and what has some inside. */
const styleFiles = ['{styles,components,layouts}/**/*.{css,scss,sass,less,styl,pcss}', '*.{css,scss,less}']
const templateFiles = ['{components,layouts}/**/*.vue', '*.vue', 'index.html']
const codeFiles = ['{styles,setup,components,layouts}/**/*.{ts,js}']

/**
 * What a deck takes from other hosts and a build can take along: pictures, films, sounds, faces and the style sheets
 * that name them, in its slides, its frontmatters, and the files of its own, its theme's and its addons' folders.
 * Frames, posts and scripts need their host. One entry an address.
 */
export function findRemote(deck: Pick<Deck, 'slides' | 'folder' | 'headmatter'>, projectRoot: string): Wanted[] {
  const wanted = new Map<string, Wanted>()
  const add = (address: string | undefined, kind: FileKind, place: Omit<Wanted, 'address' | 'kind'>): void => {
    if (address !== undefined && !wanted.has(address))
      wanted.set(address, { address, kind, ...place })
  }
  for (const { content, frontmatter, keys, file, line, no } of deck.slides) {
    const markup = readMarkup(content)
    const at = (offset: number): Omit<Wanted, 'address' | 'kind'> => ({ file, line: line + lineAt(content, offset), slide: no })
    markup.images.forEach(({ src, start }) => add(plainAddress(src), 'picture', at(start)))
    for (const tag of markup.tags) {
      inTag(tag).forEach(({ address, kind }) => add(address, kind, at(tag.start)))
      if (tag.name === 'style' && tag.close)
        inCss(content.slice(tag.open, tag.close[0])).forEach(({ address, kind, start }) => add(address, kind, at(tag.open + start)))
    }
    for (const { info, code, line: below } of markup.fences) {
      if (/^plantuml\b/.test(info))
        add(diagramAddress(code, deck.headmatter), 'picture', { file, line: line + below, slide: no })
    }
    inFields(frontmatter).forEach(({ address, kind, key }) => {
      const written = keys.find(one => one.key === key || JSON.stringify(one.value).includes(address))
      add(address, kind, { file: written?.file ?? file, line: written?.line ?? line, slide: no })
    })
  }
  add(facesAddress(deck), 'style', { file: deck.slides[0]?.file ?? '' })
  for (const root of deckRoots(deck).filter(root => !isOurs(root))) {
    const paths = new Set([styleFiles, templateFiles, codeFiles].flatMap(patterns => globSync(patterns, { cwd: root, exclude: name => name === 'node_modules' }).sort()).map(path => join(root, path)))
    // A set that grows is gone through to its end.
    for (const path of paths) {
      if (!statSync(path).isFile())
        continue
      const text = readFileSync(path, 'utf8')
      sheetsTaken(path, text).forEach(sheet => paths.add(sheet))
      const find = style.test(path) ? inCss : /\.(?:vue|html)$/.test(path) ? inHtml : () => []
      find(text).forEach(({ address, kind, start }) => add(address, kind, {
        file: slashPath(projectRoot, path),
        line: lineAt(text, start) + 1,
      }))
    }
  }
  return [...wanted.values()]
}

/** The style sheet of the faces that a headmatter's `fonts:` names (`setupIndexHtml` of @slidev/cli); undefined without any. */
export function facesAddress(deck: Pick<Deck, 'folder' | 'headmatter'>): string | undefined {
  const { webfonts, provider, weights, italic } = configOf(deck).fonts
  const host = { google: 'https://fonts.googleapis.com/css2', coollabs: 'https://api.fonts.coollabs.io/fonts' }[provider as string]
  if (webfonts.length === 0 || host === undefined)
    return undefined
  const cuts = weights.flatMap(weight => italic ? [`0,${weight}`, `1,${weight}`] : [`${weight}`]).sort().join(';')
  const families = webfonts.map(name => `family=${name.replace(/^(['"])(.*)\1$/, '$1').replace(/\s+/g, '+')}:${italic ? 'ital,' : ''}wght@${cuts}`)
  return plainAddress(`${host}?${families.join('&')}&display=swap`)
}

/** Where a diagram's server has its picture; undefined where the deck's server is no address. */
function diagramAddress(code: string, headmatter: Record<string, unknown>): string | undefined {
  const require = createRequire(createRequire(import.meta.url).resolve('@slidev/cli/package.json'))
  const { encode } = require('plantuml-encoder') as { encode: (code: string) => string }
  return plainAddress(`${resolveConfig(headmatter).plantUmlServer}/svg/${encode(code.trim())}`)
}

function configOf(deck: Pick<Deck, 'folder' | 'headmatter'>): ReturnType<typeof resolveConfig> {
  const theme = deckRoots(deck)[0]
  const file = theme === undefined ? [] : globSync('package.json', { cwd: theme })
  const { slidev } = file.length === 0 ? {} : jsonOr(object({ slidev: optional(jsonObject) }), readFileSync(join(theme!, 'package.json'), 'utf8'), {}) as { slidev?: Record<string, unknown> }
  return resolveConfig(deck.headmatter, slidev ?? {})
}
