import type { Buffer } from 'node:buffer'
import type { Article } from './article.ts'
import type { Citation } from './plan/context.ts'
import type { DeckPlan } from './plan/plan-deck.ts'
import { readFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { packagesFor } from '../look/project-faces.ts'
import { mostSlides } from '../project/deck.ts'
import { decodeAddress } from '../project/decode-address.ts'
import { isBelow, isFile } from '../project/paths.ts'
import { LecternError } from '../project/problem.ts'
import { planDeck } from './plan/plan-deck.ts'
import { formatOf, readArticle } from './read/read-article.ts'
import { isRightToLeft } from './text/language.ts'
import { writeDeck } from './write/deck.ts'
import { writeReferences } from './write/references.ts'

/** A deck made from an article: its files by path within the deck's folder. */
export interface CreatedDeck {
  files: Map<string, string | Uint8Array>
  plan: DeckPlan
  article: Article
  /** Packages with faces for letters that the theme's own lack. */
  faces: string[]
  /** The article's copy beside the deck, which traces name. */
  source: string
}

/** Slides of a script that is written from right to left; code is not. */
const rightToLeft = '.slidev-layout {\n  direction: rtl;\n}\n\n.slidev-layout :is(pre, code) {\n  direction: ltr;\n  unicode-bidi: isolate;\n}\n'

/** Kinds of pictures that a page shows. */
const shownKinds = new Set(['.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp', '.avif'])

/**
 * Makes a deck of an article. The same article gives the same bytes; nothing of it is run or fetched.
 *
 * @param bytes the article: Markdown, HTML or text
 * @param file its name, for problems; its ending tells the format
 * @param name of the deck
 * @param folder absolute path that the article's pictures are relative to; none for standard input
 * @param sources its bibliography, by key
 * @throws LecternError for what is no article, and for one that takes more slides than a deck has
 */
export function createDeck(bytes: Buffer, file: string, name: string, folder?: string, sources: ReadonlyMap<string, Citation> = new Map()): CreatedDeck {
  const article = readArticle(bytes, file, new Set(sources.keys()))
  const pictures = new Map<string, string>()
  const planWith = (most?: number): DeckPlan => planDeck(article, name, src => keepPicture(src, folder, pictures), sources, most)
  const whole = planWith()
  // A book has a slide or two for each of its headings, and says the rest.
  const plan = whole.slides.length <= mostSlides ? whole : [3, 2, 1].map(planWith).find(({ slides }) => slides.length <= mostSlides) ?? whole
  if (plan.slides.length > mostSlides) {
    throw new LecternError({
      file,
      found: `text for ${plan.slides.length} slides`,
      expected: `${mostSlides} at most in a deck`,
      fix: 'take only the chapter that the talk is about',
    })
  }
  if (plan !== whole)
    plan.remarks.unshift({ kind: 'uncertain', text: `text for ${whole.slides.length} slides, and a deck has ${mostSlides} at most: of each heading the first slides are made, the rest is in their notes; take only the chapter that the talk is about`, line: 1, end: article.lines.length })
  const ending = { markdown: 'md', html: 'html', text: 'txt' }[formatOf(file, article.lines.join('\n'))]
  const source = `article.${ending}`
  const slides = writeDeck({ source, plan })
  const files = new Map<string, string | Uint8Array>([
    ['slides.md', slides],
    [source, `${article.lines.join('\n').replace(/\n+$/, '')}\n`],
    ...plan.files.map(({ path, text }): [string, string] => [path, text]),
    ...plan.citations.length > 0 ? [['references.yml', writeReferences(plan.citations)] as [string, string]] : [],
    ...isRightToLeft(article.language) ? [['styles/index.css', rightToLeft] as [string, string]] : [],
    ...[...pictures].map(([path, address]): [string, Uint8Array] => [`public${address}`, readFileSync(path)]),
  ])
  return { files, plan, article, faces: packagesFor(slides, article.language), source }
}

/** A picture's address in the deck, when its file lies beside the article or below. */
function keepPicture(src: string, folder: string | undefined, pictures: Map<string, string>): string | undefined {
  if (!folder || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(src))
    return undefined
  const written = src.replace(/[?#].*$/, '').replace(/^\/+/, '')
  const path = resolve(folder, decodeAddress(written) ?? written)
  if (!isBelow(path, folder) || !shownKinds.has(extname(path).toLowerCase()) || !isFile(path))
    return undefined
  const known = pictures.get(path)
  if (known)
    return known
  const stem = basename(path, extname(path)).replace(/[^\w-]+/g, '-') || 'picture'
  let address = `/${stem}${extname(path).toLowerCase()}`
  for (let number = 2; [...pictures.values()].includes(address); number++)
    address = `/${stem}-${number}${extname(path).toLowerCase()}`
  pictures.set(path, address)
  return address
}
