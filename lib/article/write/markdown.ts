import type { Rich, Style } from '../rich.ts'
import { citing, marking } from '../read/phrasing.ts'
import { writtenOf } from '../rich.ts'

const order: Style[] = ['strong', 'em', 'del']
const marks: Record<string, string> = { strong: '**', em: '*', del: '~~' }

/**
 * Text as Markdown of a slide: what Markdown, Vue or Slidev would read anything into is escaped.
 *
 * @param linkOf what a link becomes: its address, a tag that follows its words, or undefined for plain words
 */
export function toMarkdown(rich: Rich, linkOf: (href: string, text: string) => string | undefined = () => undefined): string {
  let out = ''
  for (let index = 0; index < rich.length;) {
    const { styles, href } = rich[index]!
    let end = index + 1
    while (end < rich.length && rich[end - 1]!.foot === undefined && same(rich[end]!.styles, styles) && rich[end]!.href === href)
      end++
    const text = writtenOf(rich.slice(index, end)).replace(/\s*\n\s*/g, ' ')
    index = end
    const address = href && linkOf(href, text)
    const { foot } = rich[end - 1]!
    const mark = foot === undefined ? undefined : linkOf(`${marking}${foot}`, '')
    const inner = text.trim()
    const before = text.slice(0, text.length - text.trimStart().length)
    const after = inner === '' ? '' : text.slice(text.trimEnd().length)
    if (inner === '') {
      out += before
      continue
    }
    // Marks beside a letter are no marks in Markdown: there the words stay plain.
    const tight = /[\p{L}\p{N}]$/u.test(out) && before === '' && /^\P{L}/u.test(inner)
    const set = styles.includes('code') ? code(inner) : styles.includes('math') ? formula(inner) : escapeText(inner)
    const around = tight ? '' : order.filter(style => styles.includes(style)).map(style => marks[style]).join('')
    const marked = `${around}${set}${[...around.matchAll(/\*\*|\*|~~/g)].map(([mark]) => mark).reverse().join('')}`
    out += `${before}${address?.startsWith('<') ? href?.startsWith(citing) ? address : `${marked} ${address}` : address ? `[${marked}](${addressOf(address)})` : marked}${mark ? ` ${mark}` : ''}${after}`
  }
  return out
}

/** An address within the brackets of a link. */
export function addressOf(href: string): string {
  return href.replace(/\(/g, '%28').replace(/\)/g, '%29')
}

function same(one: readonly Style[], other: readonly Style[]): boolean {
  return one.length === other.length && one.every(style => other.includes(style))
}

/** Inline code with as many backquotes as it needs. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  // Vue reads braces in code as well where Slidev does not shield them; a zero-width joiner would change what is copied.
  return /\{\{|\}\}/.test(text)
    ? `<code v-pre>${text.replace(/[&<>"`*_[\]{}\\$]/g, character => `&#${character.charCodeAt(0)};`)}</code>`
    : `${fence}${gap}${text}${gap}${fence}`
}

/** A formula as KaTeX takes it within a slide; one that is cut is code. */
function formula(tex: string): string {
  const count = (pattern: RegExp): number => [...tex.matchAll(pattern)].length
  const isWhole = count(/(?<!\\)\{/g) === count(/(?<!\\)\}/g) && count(/\\left\b/g) === count(/\\right\b/g) && count(/\\begin\b/g) === count(/\\end\b/g)
  return isWhole ? `$${texInSlide(tex).replace(/\s+/g, ' ')}$` : code(tex)
}

/** TeX without what Vue or HTML would read: the same formula. */
export function texInSlide(tex: string): string {
  // What LaTeX has and KaTeX calls otherwise.
  return tex.replace(/\\mbox(?![a-z])/gi, '\\text').replace(/\{(?=\{)/g, '{ ').replace(/\}(?=\})/g, '} ').replace(/</g, '\\lt ').replace(/>/g, '\\gt ')
}

/** Plain words as Markdown. */
export function escapeText(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[\\`*[\]~$]/g, '\\$&')
    .replace(/<(?=[\w/!?])/g, '&lt;')
    .replace(/-->/g, '--&gt;')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\{(?=\{)|(?<=\{)\{/g, '&#123;')
    .replace(/\}(?=\})|(?<=\})\}/g, '&#125;')
    .replace(/(?<![\w:/]):(?=[a-z][\w-]*:)/g, '&#58;')
    // A file's name is no address, though the end of it may be a country's.
    .replace(/\b\.(?=(?!js|ts)(?:[a-z]{2}|com|org|net|edu|gov|biz|pro|web|info|name|shop)\b)/gi, '&#46;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\b@\b/g, '&#64;')
}

/** A paragraph whose first characters would make it something else. */
export function asParagraph(markdown: string): string {
  return markdown.replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-{3,}|={3,}|:{2,}|<<<|@)/, mark => `\\${mark}`).replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** Text within speaker notes, which are a comment. */
export function toNote(rich: Rich): string {
  return toMarkdown(rich, href => href.startsWith(citing) || href.startsWith(marking) ? undefined : href).replace(/-->/g, '--&gt;').replace(/<!--/g, '&lt;!--').replace(/\\\[click/g, '&#91;click')
}
