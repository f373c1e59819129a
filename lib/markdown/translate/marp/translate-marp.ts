import type { Line } from '../edits.ts'
import type { FrontMatter } from '../front-matter.ts'
import type { Notice } from '../notice.ts'
import type { Reading } from '../read-tokens.ts'
import type { MarpDeck, MarpSlide } from './deck.ts'
import type { Style } from './styles.ts'
import type { Background, Fitted } from './texts.ts'
import { balanceHtml } from '../balance-html.ts'
import { Edits, trimBlank } from '../edits.ts'
import { writeFrontMatter } from '../front-matter.ts'
import { createReader, readTokens, span } from '../read-tokens.ts'
import { missingReferences } from '../references.ts'
import { makeSplitterSafe } from '../splitter-safe.ts'
import { readMarpDeck } from './deck.ts'
import { translateFragments } from './fragments.ts'
import { backgroundLines, backgroundSide, frameLines, pageNumbers } from './frame.ts'
import { globalNotices, headmatterOf, shapeOf } from './headmatter.ts'
import { classesOf, isDark, lookNotices, slideStyle } from './look.ts'
import { useMarp } from './rules.ts'
import { slideClass, translateStyle } from './styles.ts'
import { isShownAsText, translateTexts } from './texts.ts'
import { slidevTransition } from './transition.ts'

/** A deck written for Marp, as Slidev's Markdown. */
export function translateMarp(lines: readonly string[], front: FrontMatter): { lines: Line[], notices: Notice[] } {
  const md = createReader()
  useMarp(md)
  const reading = readTokens(md, lines, front.lines)
  const deck = readMarpDeck(reading, front)
  const notices = [...deck.notices]
  const { aspectRatio, scale } = shapeOf(deck)
  const dark = isDark(deck.slides)
  const edits = new Edits(lines)
  makeSplitterSafe(reading, edits)
  translateFragments(reading, edits)
  const { backgrounds, colours, fitted } = translateTexts(reading, edits, scale, notices)
  // Marpit up to version 2 took these for directives of their slide.
  for (const slide of deck.slides) {
    for (const { name, value, line } of colours.filter(({ line }) => line > slide.from && line <= slide.to))
      slide.locals = { ...slide.locals, [name]: { value, line } }
  }
  balanceHtml(reading, edits, deck.slides, name => isShownAsText(name, edits.source))
  const styles = readStyles(reading, front, deck, scale)
  const pages = pageNumbers(deck.slides)
  const headmatter = headmatterOf(deck, aspectRatio, dark)

  const frames = deck.slides.map((slide, index) => frameLines(md, slide, pages[index]))
  const isFramed = frames.some(frame => frame.length > 0)

  const translated = deck.slides.flatMap((slide, index): Line[] => {
    const own = backgrounds.filter(({ line }) => line > slide.from && line <= slide.to)
    const content = trimBlank(edits.render(slide.from, slide.to))
    const frame = frames[index]!
    const inForce = styles.filter(({ only }) => only === undefined || (only >= slide.from && only < slide.to)).map(({ style }) => style)
    const style = slideStyle(slide, inForce, own, frame.length > 0, dark, scale, deck.globals.theme?.value)
    const values = { ...index === 0 ? headmatter : {}, ...slideFrontMatter(reading, slide, index, own, deck), ...titleOf(reading, slide, fitted, index === 0 ? headmatter.title : undefined) }
    const origin = index === 0 ? 1 : Math.max(slide.from, 1)
    // Where its author took a slide's foot away, ours does not take its place.
    const none = isFramed && frame.length === 0 ? [{ text: '<div class="marp-page" style="display:none"></div>', origin }] : frame
    const body = [content, backgroundLines(own, scale), none, style, missingReferences(reading, content)]
    const text = content.map(line => line.text).join('\n')
    body.push(notesLines(slide, text.lastIndexOf('<!--') > text.lastIndexOf('-->')))
    return [
      ...writeFrontMatter(values).map(text => ({ text, origin })),
      ...body.filter(part => part.length > 0).flatMap(part => [...part, { text: '', origin: part.at(-1)!.origin }]),
    ]
  })

  const hasMath = reading.tokens.some(token => token.type === 'marp_math_block' || token.children?.some(child => child.type === 'marp_math'))
  notices.push(
    ...styles.flatMap(({ style }) => style.notices),
    ...globalNotices(deck, hasMath),
    ...lookNotices(deck, new Set(styles.flatMap(({ style }) => [...style.classes]))),
    ...transitionNotices(deck),
  )
  return { lines: translated, notices }
}

/** The author's CSS; `only` is the line, from 0, of a style for the slide it is on. */
function readStyles(reading: Reading, front: FrontMatter, deck: MarpDeck, scale: number): { style: Style, only?: number }[] {
  const styles: { style: Style, only?: number }[] = []
  const directive = deck.globals.style
  if (typeof directive?.value === 'string') {
    const block = /^\s*\S*style\S*\s*:\s*[|>]/.test(reading.lines[directive.line - 1] ?? '')
    styles.push({ style: translateStyle(directive.value, directive.line + (block ? 1 : 0), scale) })
  }
  for (const token of reading.tokens) {
    const match = token.type === 'marp_style' && /<style([^>]*)>([\s\S]*?)<\/style>/i.exec(token.content)
    if (!match)
      continue
    const [whole = '', attributes = '', css = ''] = match
    const line = span(token)[0] + 1 + token.content.slice(0, match.index + whole.indexOf('>') + 1).split('\n').length - 1
    const style = translateStyle(css, line, scale)
    styles.push(/\bscoped\b/i.test(attributes) ? { style, only: span(token)[0] } : { style })
  }
  return styles
}

function slideFrontMatter(reading: Reading, slide: MarpSlide, index: number, backgrounds: readonly Background[], deck: MarpDeck): Record<string, unknown> {
  const classes = classesOf(slide)
  const lead = classes.includes('lead')
  const first = index === 0
  const layout = first && !backgroundSide(backgrounds) && (lead || isTitle(reading, slide))
    ? 'cover'
    : lead && !first ? 'center' : 'default'
  // Slidev takes the first slide's transition for the deck's.
  const inherited = deck.slides[0]?.locals.transition?.value
    ? 'none'
    : undefined
  return {
    layout,
    class: classes.map(slideClass).join(' ') || undefined,
    transition: slidevTransition(slide.locals.transition?.value ?? '') ?? inherited,
  }
}

/** The words of a slide's first heading, where they are written with more than words and Slidev would take that for the title. */
function titleOf(reading: Reading, slide: MarpSlide, fitted: readonly Fitted[], title: unknown): { title?: string } {
  const first = reading.tokens.find(token => token.type === 'heading_open' && span(token)[0] >= slide.from && span(token)[0] < slide.to)
  const heading = first && fitted.find(({ line }) => line === span(first)[0])
  return heading && title === undefined ? { title: heading.text } : {}
}

/** Whether a slide has headings and a few lines of text only. */
function isTitle(reading: Reading, slide: MarpSlide): boolean {
  const blocks = reading.tokens.filter(token => token.level === 0 && token.map && span(token)[0] >= slide.from && span(token)[0] < slide.to
    && token.type !== 'marp_comment' && token.type !== 'marp_style')
  return blocks.some(token => token.type === 'heading_open')
    && blocks.length <= 5
    && blocks.every(token => token.type === 'heading_open' || token.type === 'paragraph_open')
}

/**
 * Marp has many notes on a slide, Slidev takes the comment that ends it.
 *
 * @param inComment whether code on the slide has a comment that does not end, as Slidev sees it: it gets its end here
 */
function notesLines({ notes }: MarpSlide, inComment: boolean): Line[] {
  const [first] = notes
  if (!first)
    return []
  const inner = notes.flatMap(({ value, line }, index) => [
    ...index > 0 ? [{ text: '', origin: line }] : [],
    ...value.split('\n').map((text, offset) => ({ text, origin: line + offset })),
  ])
  const end = inComment
    ? ['<!-- -->', ''].map(text => ({ text, origin: first.line }))
    : []
  return [...end, { text: '<!--', origin: first.line }, ...inner, { text: '-->', origin: inner.at(-1)?.origin ?? first.line }]
}

function transitionNotices({ slides }: MarpDeck): Notice[] {
  const told = new Set<number>()
  return slides.flatMap(({ locals: { transition } }) => {
    if (!transition?.value || told.has(transition.line))
      return []
    told.add(transition.line)
    const slidev = slidevTransition(transition.value)
    const duration = /\s/.test(transition.value.trim())
    return slidev && !duration
      ? []
      : [{
          line: transition.line,
          found: `\`transition: ${transition.value}\``,
          expected: slidev
            ? `\`${slidev}\`, without a duration`
            : '`fade`, `fade-out`, `slide`, `slide-up`, `slide-down`, `push` or `none`',
          fix: slidev
            ? 'nothing; it takes the time that Slidev gives it'
            : 'name one of them; the slide changes without a transition',
        }]
  })
}
