import type { HtmlTag } from '../../markdown/html.ts'
import type { Found } from '../../project/remote/sheet.ts'
import { readHtml } from '../../markdown/html.ts'
import { inCss, inTag, plainAddress } from './addresses.ts'

/** Copies by address: absolute paths. */
export type Copies = ReadonlyMap<string, string>

/** A style sheet that names copies where it named other hosts. Faces stay files: a page's policy has none inside of style sheets. */
export function cssWithCopies(css: string, copies: Copies): string {
  return inCss(css).reverse().reduce((text, { address, start, end }) => {
    const copy = copies.get(address)
    return copy === undefined ? text : `${text.slice(0, start)}${slashes(copy)}${copy.endsWith('.css') ? '' : '?no-inline'}${text.slice(end)}`
  }, css)
}

/**
 * A page that names copies, as Vite's own reading of a page finds them.
 *
 * @param prefix before a copy's path: `/@fs/` under a live server, which leaves a page's addresses as they are
 */
export function pageWithCopies(html: string, copies: Copies, prefix = ''): string {
  // What a build's page fetches ahead, Vite does not see: the page that is published names its own.
  const tags = readHtml(html).tags.filter(({ attributes }) => prefix !== '' || !/\bpre(?:load|fetch)\b/.test(attributes.rel ?? ''))
  return edited(html, tags, copies, (name, value) => `${name}="${escapeQuotes(value)}"`, copy => prefix + (prefix ? slashes(copy).replace(/^\//, '') : slashes(copy)))
}

/**
 * A component whose template names copies: an attribute becomes a bound one, whose value the build fills in.
 *
 * @param code a Vue component, or a slide as one
 */
export function templateWithCopies(code: string, copies: Copies): string {
  const { tags } = readHtml(code)
  const imports = new Map<string, string>()
  const nameOf = (copy: string): string => {
    const name = imports.get(copy) ?? `lecternCopy${imports.size}`
    imports.set(copy, name)
    return `\${${name}}`
  }
  const inTemplate = tags.filter(tag => within(tag, 'template'))
  const text = edited(code, inTemplate.filter(tag => !isVerbatim(tag)), copies, (name, value) => isBound(name) ? `${name}="${escapeQuotes(value)}"` : `:${name}="\`${escapeQuotes(value)}\`"`, nameOf, inTemplateString)
  return imports.size === 0 ? code : withImports(text, [...imports].map(([copy, name]) => `import ${name} from ${JSON.stringify(`${slashes(copy)}?url&no-inline`)}`).join('\n'))
}

/**
 * @param write an attribute with its new value
 * @param to what stands for a copy in it
 * @param verbatim the rest of the value
 */
function edited(text: string, tags: HtmlTag[], copies: Copies, write: (name: string, value: string) => string, to: (copy: string) => string, verbatim = (part: string): string => part): string {
  let result = text
  for (const tag of [...tags].reverse()) {
    const changes = changesOf(tag, copies, to, verbatim)
    for (const [name, value] of [...changes].sort(([a], [b]) => tag.places[b]![0] - tag.places[a]![0])) {
      const [start, end] = tag.places[name]!
      result = `${result.slice(0, start)}${write(name, value)}${result.slice(afterQuote(result, start, end))}`
    }
  }
  return result
}

/** New values of a tag's attributes. */
function changesOf(tag: HtmlTag, copies: Copies, to: (copy: string) => string, verbatim: (part: string) => string): Map<string, string> {
  const changes = new Map<string, string>()
  const diagram = tag.name === 'PlantUml' ? copies.get(plainAddress(`${tag.attributes.server}/svg/${tag.attributes.code}`) ?? '') : undefined
  // Slidev's component adds the path and the code, which then are a fragment: the copy's address all the same.
  if (diagram !== undefined)
    changes.set('server', `${to(diagram)}#`)
  for (const [attribute, found] of Map.groupBy(inTag(tag).filter(({ address }) => copies.has(address)), one => one.attribute)) {
    // What is bound under the same name would be lost.
    if ([`:${attribute}`, `v-bind:${attribute}`].some(name => name in tag.attributes))
      continue
    const value = tag.attributes[attribute] ?? ''
    changes.set(attribute, isBound(attribute)
      ? [...Map.groupBy(found, ({ literal }) => literal![0]).values()].reverse().reduce((code, inside) => {
          const [start, end] = inside[0]!.literal!
          return `${code.slice(0, start)}\`${withAddresses(code, [start + 1, end - 1], inside, copies, to, verbatim)}\`${code.slice(end)}`
        }, value)
      : withAddresses(value, [0, value.length], found, copies, to, verbatim))
  }
  return changes
}

/** A part of a text with other addresses. */
function withAddresses(text: string, [start, end]: [number, number], found: Found[], copies: Copies, to: (copy: string) => string, verbatim: (part: string) => string): string {
  let result = ''
  let read = start
  for (const one of found) {
    result += verbatim(text.slice(read, one.start)) + to(copies.get(one.address)!)
    read = one.end
  }
  return result + verbatim(text.slice(read, end))
}

function isBound(attribute: string): boolean {
  return /^(?::|v-bind(?::|$))/.test(attribute)
}

function inTemplateString(part: string): string {
  return part.replace(/[\\`]|\$\{/g, '\\$&')
}

function withImports(code: string, lines: string): string {
  const script = /<script(?=[^>]*\ssetup[\s>=])[^>]+>/.exec(code)
  if (script)
    return `${code.slice(0, script.index + script[0].length)}\n${lines}\n${code.slice(script.index + script[0].length)}`
  const lang = /<script[^>]*?\slang=["'](\w+)/.exec(code)?.[1]
  return `${code}\n<script setup${lang ? ` lang="${lang}"` : ''}>\n${lines}\n</script>\n`
}

function within(tag: HtmlTag, name: string): boolean {
  for (let above = tag.parent; above; above = above.parent) {
    if (above.name === name)
      return true
  }
  return false
}

function isVerbatim(tag: HtmlTag): boolean {
  for (let at: HtmlTag | undefined = tag; at; at = at.parent) {
    if ('v-pre' in at.attributes)
      return true
  }
  return false
}

/** Where an attribute's value ends: behind its quote. */
function afterQuote(text: string, start: number, end: number): number {
  return /^["']$/.test(text[end] ?? '') && text.slice(start, end).includes(`=${text[end]}`) ? end + 1 : end
}

function escapeQuotes(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/')
}
