import type { HtmlTag } from '../../markdown/html.ts'
import type { Found } from '../../project/remote/sheet.ts'
import type { FileKind } from '../../project/remote/sniff.ts'
import { readHtml } from '../../markdown/html.ts'
import { partsOf } from '../../project/remote/sheet.ts'

const media = /\.(?:mp4|webm|ogv|mov|mp3|ogg|oga|wav|flac|m4a)(?:\?|$)/i
const picture = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp)(?:\?|$)/i

/** Attributes in which a browser asks for a file, by the tag's name. */
const attributes: Record<string, Record<string, FileKind>> = {
  img: { src: 'picture', srcset: 'picture' },
  source: { src: 'media', srcset: 'picture' },
  video: { src: 'media', poster: 'picture' },
  audio: { src: 'media' },
  track: { src: 'text' },
  input: { src: 'picture' },
  image: { 'href': 'picture', 'xlink:href': 'picture' },
}
/** Tags that show a file of any kind. */
const showsAnything = /^(?:object|embed)$/
/** Keys and attributes that say where one goes, not what one sees. */
const leads = /^(?:href|to|url|link|links|src|download|server|canonical)$/i
/** Keys from which Slidev's layouts take a picture, whatever its address looks like. */
const pictures = /^(?:image|background|logo|cover)$/i

/** `//host/a.png#b` → `https://host/a.png`; undefined for what is no address of another host, or has a password in it. */
export function plainAddress(written: string): string | undefined {
  const url = URL.parse(written.startsWith('//') ? `https:${written}` : written)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return undefined
  url.hash = ''
  return url.href
}

/** What a key of a frontmatter, or an attribute of a component, asks for; undefined for what is no file or a link. */
export function kindOf(key: string, value: string): FileKind | undefined {
  if (leads.test(key) || plainAddress(value) === undefined)
    return undefined
  return pictures.test(key) || picture.test(value) ? 'picture' : media.test(value) ? 'media' : undefined
}

/** In a style sheet, or in a `style` attribute. */
export function inCss(css: string, offset = 0): Found[] {
  return partsOf(css, plainAddress).map(one => ({ ...one, start: offset + one.start, end: offset + one.end }))
}

/** An address in a tag. */
export interface InTag extends Found {
  /** As written: `src`, `:src`. */
  attribute: string
  /** Offsets of the string around it, quotes included, where the attribute is bound. */
  literal?: [start: number, end: number]
}

/**
 * In one tag of a Vue template or of a page. Of a bound attribute, which is code, what its strings name; what code puts
 * together only the page knows. Offsets count in the attribute's value.
 */
export function inTag(tag: HtmlTag): InTag[] {
  return Object.entries(tag.attributes).flatMap(([attribute, value]) => {
    const bound = /^(?:v-bind$|(?::|v-bind:)([\w-]+))/.exec(attribute)
    return (bound ? inCode(tag, bound[1] ?? '', value) : inAttribute(tag, attribute, value)).map(one => ({ ...one, attribute }))
  })
}

/** A string that is one piece, and the key of an object that it may be under. */
const strings = /(?:([\w$]+)\s*:\s*)?(["'`])((?:(?!\2)[^\\])*)\2/g

function inCode(tag: HtmlTag, attribute: string, code: string): Omit<InTag, 'attribute'>[] {
  return [...code.matchAll(strings)].flatMap(([all, key, quote, text = ''], index, matches) => {
    if (quote === '`' && text.includes('${'))
      return []
    const end = matches[index]!.index + all.length
    const literal: [number, number] = [end - text.length - 2, end]
    const found = attribute === 'style' ? inCss(text) : inAttribute(tag, attribute === '' || isComponent(tag.name) ? key ?? attribute : attribute, text)
    return found.map(one => ({ ...one, start: one.start + literal[0] + 1, end: one.end + literal[0] + 1, literal }))
  })
}

const linked: [rel: RegExp, kind: FileKind][] = [[/\bstylesheet\b/, 'style'], [/\bicon\b|touch-icon/, 'picture']]
/** Of what a page fetches ahead, by its `as`: Slidev does so with every picture of the slides. */
const ahead: Record<string, FileKind> = { image: 'picture', font: 'font', style: 'style' }

function inAttribute({ name, attributes: all }: HtmlTag, attribute: string, value: string): Found[] {
  if (attribute === 'style')
    return inCss(value)
  const kind = name === 'link' && attribute === 'href'
    ? linked.find(([rel]) => rel.test(all.rel ?? ''))?.[1] ?? (/\bpre(?:load|fetch)\b/.test(all.rel ?? '') ? ahead[all.as ?? ''] : undefined)
    : attributes[name]?.[attribute] ?? (isComponent(name) || showsAnything.test(name) ? kindOf(attribute === 'src' ? '' : attribute, value) : undefined)
  if (kind === undefined)
    return []
  return attribute === 'srcset'
    ? [...value.matchAll(/(?:^|,)\s*([^\s,]+)/g)].flatMap(match => place(match[1]!, kind, match.index + match[0].length - match[1]!.length))
    : place(value, kind, 0)
}

/** `<Card>`, `<my-card>`; not `<PlantUml>`, whose server is asked for a picture of its code. */
function isComponent(name: string): boolean {
  return /^[A-Z]|-/.test(name)
}

/** In a Vue template, a slide's Markdown as HTML, or a page: tags and style sheets. */
export function inHtml(html: string): Found[] {
  const { tags } = readHtml(html)
  return tags.flatMap(tag => tag.name === 'style' && tag.close
    ? inCss(html.slice(tag.open, tag.close[0]), tag.open)
    : inTag(tag).map(({ attribute, ...one }) => ({ ...one, start: tag.places[attribute]?.[0] ?? tag.start })))
}

/** In a frontmatter or a headmatter, at any depth, with the key it is under. */
export function inFields(fields: unknown, key = ''): { key: string, written: string, address: string, kind: FileKind }[] {
  if (typeof fields === 'string') {
    const kind = kindOf(key, fields)
    return kind === undefined || fields.includes('#') ? [] : [{ key, written: fields, address: plainAddress(fields)!, kind }]
  }
  if (typeof fields !== 'object' || fields === null)
    return []
  return Object.entries(fields).flatMap(([name, value]) => inFields(value, Array.isArray(fields) ? key : name))
}

function place(written: string, kind: FileKind, start: number): Found[] {
  const words = written.trim()
  const address = plainAddress(words)
  const first = start + written.indexOf(words)
  return address === undefined ? [] : [{ address, kind, start: first, end: first + words.replace(/#.*$/, '').length }]
}
