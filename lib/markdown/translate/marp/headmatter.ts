import type { Notice } from '../notice.ts'
import type { MarpDeck, Written } from './deck.ts'

/** Width of Marp's slide in pixels, whose lengths authors write, by its shape. */
const widths: Record<string, number> = { '16/9': 1280, '4/3': 960 }

/** Width of Slidev's slide in pixels, unless a deck or theme says otherwise. */
const slidevWidth = 980

/** A deck's shape in Slidev's words, and its slide's width over that of Marp's. */
export function shapeOf({ globals }: MarpDeck): { aspectRatio: string, scale: number } {
  const aspectRatio = globals.size?.value === '4:3' ? '4/3' : '16/9'
  return { aspectRatio, scale: slidevWidth / (widths[aspectRatio] ?? slidevWidth) }
}

/** Marp's global directives as Slidev's headmatter. */
export function headmatterOf(deck: MarpDeck, aspectRatio: string, dark: boolean): Record<string, unknown> {
  const { title, author, description, keywords, lang, url, image } = deck.globals
  const seo = { ogTitle: text(title), ogDescription: text(description), ogUrl: text(url), ogImage: text(image) }
  return {
    title: text(title),
    author: text(author),
    info: text(description),
    keywords: Array.isArray(keywords?.value)
      ? keywords.value.join(', ')
      : text(keywords),
    lang: text(lang),
    htmlAttrs: text(lang) && { lang: text(lang) },
    seoMeta: text(url) || text(image)
      ? seo
      : undefined,
    aspectRatio,
    colorSchema: dark
      ? 'dark'
      : undefined,
  }
}

/** Global directives that Slidev has nothing for. */
export function globalNotices({ globals }: MarpDeck, hasMath: boolean): Notice[] {
  const { size, math } = globals
  return [
    ...size && !['4:3', '16:9'].includes(String(size.value))
      ? [{ line: size.line, found: `\`size: ${String(size.value)}\``, expected: '`16:9` or `4:3`', fix: 'name one of them; the slides are 16:9' }]
      : [],
    ...math && hasMath && math.value !== 'katex'
      ? [{ line: math.line, found: `\`math: ${String(math.value)}\``, expected: '`katex`, which sets the mathematics of Slidev', fix: 'look at the formulas; anything that only MathJax knows has to be rewritten' }]
      : [],
  ]
}

function text(written: Written<unknown> | undefined): string | undefined {
  return typeof written?.value === 'string' && written.value !== ''
    ? written.value
    : undefined
}
