import type { Token } from 'markdown-it'
import type { FrontMatter } from '../front-matter.ts'
import type { Notice } from '../notice.ts'
import type { Reading } from '../read-tokens.ts'
import type { Directive, GlobalName, LocalName } from './directives.ts'
import { keyLine } from '../front-matter.ts'
import { meta, notedSpan, span } from '../read-tokens.ts'
import { isMagicComment, readDirectives } from './directives.ts'

/** Something an author wrote, with its line, from 1. */
export interface Written<T> {
  value: T
  line: number
}

export interface MarpSlide {
  /** Its first line, from 0, and the line after its last, dividers left out. */
  from: number
  to: number
  /** Directives in force on this slide. */
  locals: Partial<Record<LocalName, Written<string>>>
  /** Comments that are no directives: the speaker's notes. */
  notes: Written<string>[]
}

export interface MarpDeck {
  globals: Partial<Record<GlobalName, Written<unknown>>>
  slides: MarpSlide[]
  notices: Notice[]
}

/** A comment: its lines from 0, the second not included. */
interface Comment {
  text: string
  /** How many lines of it come before its text. */
  lead: number
  first: number
  last: number
  fit: boolean
}

/** What other tools keep in front matter; Marp and the translation have no use for it. */
const otherMetadata = new Set('date tags categories category subtitle draft layout permalink slug id version created updated aliases'.split(' '))

/**
 * Divides a Marp deck as Marpit does (`src/markdown/{slide,heading_divider}.js`) and gives each slide the directives
 * in force there (`directives/parse.js`): those of the front matter come first, a local one holds from its slide on,
 * one with an underscore only there, the last global one holds everywhere.
 */
export function readMarpDeck(reading: Reading, front: FrontMatter): MarpDeck {
  const notices: Notice[] = []
  const comments = readComments(reading)
  const fromFront = readDirectives(front.text, false).map(found => ({
    found,
    line: keyLine(reading.lines, 1, front.lines, found.name === 'marp' ? 'marp' : directiveKey(found)),
  }))
  const fromComments = comments.map(comment => readDirectives(comment.text, true).map(found => ({
    found,
    line: keyLine(reading.lines, comment.first, comment.last, directiveKey(found)),
  })))

  const globals: MarpDeck['globals'] = {}
  for (const { found, line } of [...fromFront, ...fromComments.flat()]) {
    if (found.scope === 'global')
      globals[found.name] = { value: found.value, line }
    else if (found.scope === 'unknown' && !otherMetadata.has(found.name))
      notices.push(unknownDirective(found.name, line))
  }

  const slides = divide(reading, front, globals.headingDivider?.value)
  let kept: MarpSlide['locals'] = {}
  slides.forEach((slide, index) => {
    const spot: MarpSlide['locals'] = {}
    const here = fromComments.filter((_, at) => isWithin(comments[at], slide, slides[index + 1]))
    for (const { found, line } of [...index === 0 ? fromFront : [], ...here.flat()]) {
      if (found.scope === 'local')
        kept = { ...kept, [found.name]: { value: textOf(found), line } }
      else if (found.scope === 'spot')
        spot[found.name] = { value: textOf(found), line }
    }
    slide.locals = { ...kept, ...spot }
    comments.forEach((comment, at) => {
      if (isWithin(comment, slide, slides[index + 1]) && fromComments[at]?.length === 0 && !comment.fit && comment.text !== '' && !isMagicComment(comment.text))
        slide.notes.push({ value: comment.text, line: comment.first + comment.lead + 1 })
    })
  })
  if (front.error && fromFront.length === 0)
    notices.push(unreadable(front.error))
  return { globals, slides, notices }
}

function readComments(reading: Reading): Comment[] {
  const comments: Comment[] = []
  for (const token of reading.tokens) {
    if (token.type === 'marp_comment')
      comments.push({ ...commentText(token.content), first: span(token)[0], last: span(token)[1], fit: false })
  }
  reading.texts.forEach(({ token: text, place, before }) => {
    for (const child of text.children ?? []) {
      const noted = notedSpan(child)
      if (child.type !== 'marp_comment' || !noted)
        continue
      const { text: comment, lead } = commentText(child.content)
      const fit = comment === 'fit' && before?.type === 'heading_open'
      comments.push({ text: comment, lead, first: place(noted.from).line, last: place(noted.to).line + 1, fit })
      child.meta = { ...meta(child), fit }
    }
  })
  return comments.toSorted((a, b) => a.first - b.first)
}

function commentText(comment: string): { text: string, lead: number } {
  const from = comment.indexOf('<!--') + 4
  const to = comment.indexOf('-->', from)
  if (to < 0)
    return { text: '', lead: 0 }
  const text = comment.slice(from, to).replace(/^-+|-+$/g, '').trim()
  return { text, lead: comment.slice(0, comment.indexOf(text, from)).split('\n').length - 1 }
}

/** Marp divides at every rule, whatever its characters, and at the headings that `headingDivider` names. */
function divide(reading: Reading, front: FrontMatter, divider: unknown): MarpSlide[] {
  const levels = dividerLevels(divider)
  const slides: MarpSlide[] = []
  let from = front.lines
  let seen = false
  const close = (to: number): void => void slides.push({ from, to, locals: {}, notes: [] })
  for (const token of reading.tokens) {
    if (token.level === 0 && token.type === 'hr') {
      close(span(token)[0])
      from = span(token)[1]
    }
    else if (token.level === 0 && token.type === 'heading_open' && seen && levels.includes(Number(token.tag.slice(1)))) {
      close(span(token)[0])
      from = span(token)[0]
    }
    seen ||= !isHidden(token)
  }
  close(reading.lines.length)
  return slides
}

function isHidden(token: Token): boolean {
  return token.type === 'marp_comment' || token.type === 'marp_style'
}

function dividerLevels(value: unknown): number[] {
  if (Array.isArray(value))
    return value.map(level => Number.parseInt(String(level), 10))
  const level = Number.parseInt(String(value), 10)
  return level >= 1 && level <= 6
    ? Array.from({ length: level }, (_, index) => index + 1)
    : []
}

function isWithin(comment: Comment | undefined, slide: MarpSlide, next: MarpSlide | undefined): boolean {
  return comment !== undefined && comment.first >= slide.from && comment.first < (next?.from ?? Infinity)
}

function directiveKey(found: Directive): string {
  return found.scope === 'spot'
    ? `_${found.name}`
    : found.name
}

function textOf(found: Directive): string {
  return Array.isArray(found.value)
    ? found.value.join(' ')
    : typeof found.value === 'string'
      ? found.value
      : ''
}

function unknownDirective(name: string, line: number): Notice {
  return {
    line,
    found: `\`${name}\`, which is no directive of Marp`,
    expected: 'a directive of Marpit, Marp Core or Marp CLI',
    fix: 'correct its name or delete the line; it has no effect',
  }
}

function unreadable(error: string): Notice {
  return {
    line: 2,
    found: `front matter that is not YAML: ${error}`,
    expected: 'keys and values in YAML; those of directives need no quotes',
    fix: 'correct the line; without that the front matter has no effect',
  }
}
