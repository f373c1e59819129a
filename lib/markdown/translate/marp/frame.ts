import type MarkdownIt from 'markdown-it'
import type { Line } from '../edits.ts'
import type { MarpSlide } from './deck.ts'
import type { Background } from './texts.ts'
import { escapeHtml } from '../../escape-html.ts'
import { besideFile } from '../html-tags.ts'
import { scalePixels } from './styles.ts'
import { lengthStyle, shownBraces } from './texts.ts'

/** Inline Markdown of a header or footer as HTML, on one line. */
export function renderInline(md: MarkdownIt, text: string): string {
  md.renderer.rules.marp_comment = () => ''
  md.renderer.rules.marp_braces = () => shownBraces
  md.renderer.rules.marp_math = (tokens, index) => escapeHtml(tokens[index]?.content ?? '')
  md.renderer.rules.softbreak = () => '<br>'
  return md.renderInline(text.trim())
    .replace(/(<img src=")([^"]*)/g, (_, start: string, address: string) => start + besideFile(address))
    .replace(/\n\s*/g, ' ')
}

/** Header, footer and page number of a slide as elements of their own. */
export function frameLines(md: MarkdownIt, slide: MarpSlide, page: number | undefined): Line[] {
  const { header, footer, paginate } = slide.locals
  return [
    ...header?.value ? [{ text: `<header class="marp-header">${renderInline(md, header.value)}</header>`, origin: header.line }] : [],
    ...footer?.value ? [{ text: `<footer class="marp-footer">${renderInline(md, footer.value)}</footer>`, origin: footer.line }] : [],
    ...page === undefined ? [] : [{ text: `<div class="marp-page">${page}</div>`, origin: paginate?.line ?? slide.from + 1 }],
  ]
}

/** The page number each slide shows, if it does: `hold` and `skip` do not count, `skip` and `false` do not show. */
export function pageNumbers(slides: readonly MarpSlide[]): (number | undefined)[] {
  let number = 0
  return slides.map(({ locals }) => {
    const paginate = locals.paginate?.value.trim().toLowerCase()
    if (paginate !== 'hold' && paginate !== 'skip')
      number++
    return paginate === 'true' || paginate === 'hold'
      ? Math.max(number, 1)
      : undefined
  })
}

/** Where the pictures behind a slide stand: all of it, or the side that the last one with a side names. */
export function backgroundSide(backgrounds: readonly Background[]): { side: 'left' | 'right', size: string } | undefined {
  const side = backgrounds.findLast(({ options }) => options.side)?.options.side
  const size = backgrounds.findLast(({ options }) => options.sideSize)?.options.sideSize
  return side && { side, size: size ?? '50%' }
}

/** The pictures behind a slide, side by side or one above the other. */
export function backgroundLines(backgrounds: readonly Background[], scale: number): Line[] {
  const first = backgrounds[0]
  if (!first)
    return []
  const side = backgroundSide(backgrounds)
  const rest = side && `calc(100% - ${side.size})`
  const inset = side
    ? side.side === 'left' ? `0 ${rest} 0 0` : `0 0 0 ${rest}`
    : '0'
  const direction = backgrounds.findLast(({ options }) => options.vertical !== undefined)?.options.vertical
    ? 'column'
    : 'row'
  return [
    { text: `<div class="marp-background" style="position:absolute;inset:${inset};z-index:-1;display:flex;flex-direction:${direction}">`, origin: first.line },
    ...backgrounds.map(background => ({ text: backgroundTag(background, scale), origin: background.line })),
    { text: '</div>', origin: first.line },
  ]
}

function backgroundTag({ address, options }: Background, scale: number): string {
  const { size, width, height, filter } = options
  const own = size !== 'contain' && size !== 'cover' && (width !== undefined || height !== undefined)
  const fitted = own || size?.endsWith('%') || size === 'auto'
  const style = [
    ...fitted
      ? ['max-width:none', ...backgroundLength('width', width ?? size, scale), ...backgroundLength('height', height, scale)]
      : ['width:100%', 'height:100%', `object-fit:${size ?? 'cover'}`],
    ...filter ? [`filter:${scalePixels(filter, scale)}`] : [],
  ].join(';')
  return `<div style="flex:1 1 0;min-width:0;min-height:0;display:flex;align-items:center;justify-content:center;overflow:hidden"><img src="${escapeHtml(address)}" alt="${escapeHtml(options.alt)}" style="${escapeHtml(style)}"></div>`
}

function backgroundLength(property: string, value: string | undefined, scale: number): string[] {
  return value?.endsWith('%')
    ? [`${property}:${value}`]
    : lengthStyle(property, value, scale)
}
