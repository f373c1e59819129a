import type { Token } from 'markdown-it'
import type { Edits, Place } from '../edits.ts'
import type { Notice } from '../notice.ts'
import type { Reading } from '../read-tokens.ts'
import type { PictureOptions } from './picture.ts'
import { lexer } from 'css-tree'
import { escapeHtml } from '../../escape-html.ts'
import { blockPlace } from '../balance-html.ts'
import { besideFile, isElement, tagsIn } from '../html-tags.ts'
import { meta, notedSpan, span } from '../read-tokens.ts'
import { fitSize } from './fit.ts'
import { readPictureOptions } from './picture.ts'
import { scalePixels } from './styles.ts'

/** A picture behind a slide, or beside its text. */
export interface Background {
  address: string
  options: PictureOptions
  /** From 1. */
  line: number
}

/** A picture's address that is a colour: of the slide's ground or its text, in force on that slide alone. */
export interface Colour {
  name: 'backgroundColor' | 'color'
  value: string
  /** From 1. */
  line: number
}

/** A heading as wide as its slide. */
export interface Fitted {
  /** From 0. */
  line: number
  text: string
}

export const shownBraces = '<span v-pre>{{</span>'

/** Attributes that Vue would run: `v-if`, `:a`, `@a`, `#a`; and those the browser would: `onclick`. */
const livingAttribute = /\s(?:v-[\w:.-]+|[:@#][\w:.-]+|on[a-z]+|is|ref|key)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?(?=[\s/>])/gi

/**
 * Rewrites the text of a Marp deck: its pictures, line breaks, comments, and whatever Vue would take for its own.
 *
 * @returns the pictures behind slides and the colours, which are no longer in the text, and the headings that fill a slide's width
 */
export function translateTexts(reading: Reading, edits: Edits, scale: number, notices: Notice[]): { backgrounds: Background[], colours: Colour[], fitted: Fitted[] } {
  const backgrounds: Background[] = []
  const colours: Colour[] = []
  const fitted: Fitted[] = []
  reading.texts.forEach(({ token: text, place, before }) => {
    escapeSlidevLines(text, place, edits)
    let inSvg = false
    let at = 0
    for (const token of text.children ?? []) {
      for (const [code] of token.type === 'text' ? token.content.matchAll(/(?<![\w:]):[a-z][\w+-]+:(?![\w:])/g) : [])
        notices.push(emojiNotice(code, place(Math.max(text.content.indexOf(code, at), 0)).line + 1))
      const noted = notedSpan(token)
      if (!noted)
        continue
      at = noted.to
      const start = place(noted.from)
      const replace = (to: string): void => edits.cutSpan(start, place(noted.to), to)
      if (token.type === 'marp_comment') {
        const isFit = meta(token).fit === true && !fitted.some(({ line }) => line === start.line)
        const words = isFit ? (text.children ?? []).map(child => child.type === 'softbreak' || child.type === 'hardbreak' ? '\n' : ['text', 'code_inline'].includes(child.type) ? child.content : '').join('').trim() : ''
        if (isFit && words !== '') {
          fitted.push({ line: start.line, text: words.replace(/\s+/g, ' ') })
          replace(`<span class="marp-fit" style="font-size:${fitSize(words)}px;line-height:1.1">`)
          const end = place(text.content.trimEnd().length)
          edits.cut(end.line, end.column, end.column, '</span>')
        }
        else {
          replace('')
        }
      }
      else if (token.type === 'marp_braces') {
        replace(shownBraces)
      }
      else if (token.type === 'softbreak' && before?.type === 'paragraph_open') {
        edits.cut(start.line, start.column, start.column, '  ')
      }
      else if (token.type === 'image') {
        const options = readPictureOptions(token.content)
        const written = token.attrGet('src') ?? ''
        const address = besideFile(written)
        const isColour = lexer.matchType('color', written).matched !== null
        if (isColour)
          colours.push({ name: options.background ? 'backgroundColor' : 'color', value: written, line: start.line + 1 })
        else if (options.background && address.trim() !== '')
          backgrounds.push({ address, options, line: start.line + 1 })
        if (options.background || isColour)
          replace('')
        else if (options.alt !== token.content.trim().split(/\s+/).join(' ') || address !== token.attrGet('src'))
          replace(`<span>${pictureTag(token, options, address, scale)}</span>`)
      }
      else if (token.type === 'html_inline') {
        inSvg = rewriteHtml(token.content, at => place(noted.from + at), edits, inSvg, notices)
      }
    }
  })
  let inSvg = false
  for (const token of reading.tokens) {
    const [first, end] = span(token)
    if (token.type === 'marp_comment' || token.type === 'marp_style') {
      for (let line = first; line < end; line++)
        edits.drop(line)
    }
    else if (token.type === 'html_block' && /^\s*<script\b/i.test(token.content)) {
      notices.push(scriptNotice(first + 1))
      for (let line = first; line < end; line++)
        edits.drop(line)
    }
    else if (token.type === 'html_block') {
      const [tag] = tagsIn(token.content)
      if (tag && isShownAsText(tag.name, edits.source) && !inSvg && token.content.slice(0, tag.from).trim() === '') {
        const start = blockPlace(token, edits.source, tag.from)
        // Without a tag at its start the block would be Markdown.
        edits.cut(start.line, start.column, start.column, '<div></div>')
      }
      inSvg = rewriteHtml(token.content, at => blockPlace(token, edits.source, at), edits, inSvg, notices)
    }
  }
  return { backgrounds, colours, fitted }
}

/** Whether the translation shows a tag as text: Vue would look for a component of that name and show nothing. */
export function isShownAsText(name: string, source: readonly string[]): boolean {
  return name !== '' && !isElement(name) && !/^(?:svg|math)$/i.test(name) && !isStyled(name, source)
}

/** Whether a tag is an element of the author's own: its name has a hyphen, as HTML asks for, and the file has a rule for it. */
function isStyled(name: string, source: readonly string[]): boolean {
  if (!/^[a-z][a-z\d]*(?:-[a-z\d]+)+$/.test(name))
    return false
  const rule = new RegExp(`^[^<]*(?<![\\w.#-])${name}(?![\\w-])[^;<]*[{,]`)
  return source.some(line => rule.test(line))
}

function rewriteHtml(html: string, place: (at: number) => Place, edits: Edits, inSvg: boolean, notices: Notice[]): boolean {
  let within = inSvg
  let at = 0
  const showText = (from: number, to: number): void => {
    for (const match of html.slice(from, to).matchAll(/\{\{|<!--/g))
      edits.cutSpan(place(from + match.index), place(from + match.index + match[0].length), match[0] === '{{' ? shownBraces : '&lt;!--')
  }
  for (const tag of tagsIn(html)) {
    showText(at, tag.from)
    at = tag.to
    const name = tag.name.toLowerCase()
    if (name === '') {
      edits.cutSpan(place(tag.from), place(tag.to), '')
      continue
    }
    if (name === 'svg' || name === 'math')
      within = !tag.closing && !tag.alone
    if (!within && isStyled(tag.name, edits.source)) {
      const start = tag.from + (tag.closing ? 2 : 1)
      // Vue makes an element of this name, and looks for no component.
      edits.cutSpan(place(start), place(start + tag.name.length), tag.closing ? 'component' : `component is="${tag.name}"`)
    }
    if (!within && isShownAsText(tag.name, edits.source)) {
      edits.cutSpan(place(tag.from), place(tag.from + 1), '&lt;')
      showText(tag.from, tag.to)
      continue
    }
    const written = html.slice(tag.from, tag.to)
    for (const match of written.matchAll(livingAttribute)) {
      const start = place(tag.from + match.index)
      notices.push(attributeNotice(match[0].trim(), start.line + 1))
      edits.cutSpan(start, place(tag.from + match.index + match[0].length), '')
    }
    for (const match of written.matchAll(/\s(?:src|poster)\s*=\s*(["'])([^"']+)\1/gi)) {
      const address = match[2] ?? ''
      const start = place(tag.from + match.index + match[0].length - address.length - 1)
      if (/^(?:img|video|audio|source)$/.test(name) && besideFile(address) !== address)
        edits.cut(start.line, start.column, start.column, './')
    }
  }
  showText(at, html.length)
  return within
}

function pictureTag(token: Token, options: PictureOptions, address: string, scale: number): string {
  const title = token.attrGet('title')
  const style = [
    ...lengthStyle('width', options.width, scale),
    ...lengthStyle('height', options.height, scale),
    ...options.height && !options.width ? ['width:auto'] : [],
    ...options.filter ? [`filter:${scalePixels(options.filter, scale)}`] : [],
  ].join(';')
  return `<img src="${escapeHtml(address)}" alt="${escapeHtml(options.alt)}"${title ? ` title="${escapeHtml(title)}"` : ''}${style ? ` style="${escapeHtml(style)}"` : ''}>`
}

/** A picture's length as Slidev's slide has it. Marp takes no percentage for a picture in the text. */
export function lengthStyle(property: string, value: string | undefined, scale: number): string[] {
  if (!value || value.endsWith('%'))
    return []
  const absolute = /^[\d.]+(?:px|cm|in|mm|pc|pt)$/.test(value)
  return [`${property}:${absolute ? `${Number((Number.parseFloat(value) * scale).toFixed(2))}${value.replace(/^[\d.]+/, '')}` : value}`]
}

/** Lines that mean something only to Slidev: a slot's name, a snippet, a footnote's text without its mark. */
function escapeSlidevLines(text: Token, place: (at: number) => Place, edits: Edits): void {
  let at = 0
  for (const line of text.content.split('\n')) {
    const start = place(at)
    if (/^\s*(?:::\s*[\w.:-]+\s*::\s*$|<<<|\[\^[^\]]+\]:)/.test(line)) {
      const column = start.column + line.length - line.trimStart().length
      edits.cut(start.line, column, column, '\\')
    }
    at += line.length + 1
  }
}

function emojiNotice(code: string, line: number): Notice {
  return {
    line,
    found: `\`${code}\`, which Marp shows as a picture if it is an emoji's name`,
    expected: 'the emoji itself',
    fix: 'write the emoji instead of its name; the slide shows the name',
  }
}

function scriptNotice(line: number): Notice {
  return {
    line,
    found: '`<script>`, which Marp runs only with `--html`',
    expected: 'a slide without scripts; Mermaid diagrams in a fence named `mermaid` are drawn without one',
    fix: 'delete the script, or make a component of it in Slidev',
  }
}

function attributeNotice(attribute: string, line: number): Notice {
  return {
    line,
    found: `the attribute \`${attribute}\`, which Marp takes away and Vue would run`,
    expected: 'attributes that only describe the element',
    fix: 'delete the attribute; it has no effect',
  }
}
