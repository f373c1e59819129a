import type { Element, ElementContent, Nodes, Root } from 'hast'
import type { FootnoteDefinition, FootnoteReference, Nodes as MdastNodes, Root as MdastRoot, Paragraph, PhrasingContent } from 'mdast'
import type { InlineMath } from 'mdast-util-math'
import type { Remark } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { IsOwn } from './own-links.ts'
import { fromHtml } from 'hast-util-from-html'
import { defaultHandlers, toMdast } from 'hast-util-to-mdast'
import { textOnly } from '../rich.ts'
import { lowered, raised } from '../text/raised.ts'
import { classesOf, elements, never, textOf } from './elements.ts'
import { withoutLayout } from './layout.ts'
import { isOwnLinks, ownLinks } from './own-links.ts'
import { markTag, noteTag, takeNotes } from './page-notes.ts'
import { splitFormulas } from './tex.ts'

const roles = /^(?:navigation|banner|contentinfo|search|complementary|alert|dialog|menu|toolbar)$/
const furniture = /(?:^|[\s_-])(nav|navbar|navigation|sidebar|breadcrumbs?|toc|table-of-contents|cookies?|share|sharing|social|related|comments|pagination|pager|menu|modal|popup|paywall|ranking|recommended|advert|ads|promo|newsletter|subscribe|skip-link|jump|jump-link|headerlink|permalink|anchor-link|edit-page|editsection|mw-editsection|prev-next|footer|masthead|sr-only|visually-hidden|printfooter|navbox|noprint|catlinks|ambox|mbox-small|hatnote)(?:$|[\s_-])/i

const formulaPicture = /\b(?:mwe-math-fallback-image|latex|tex|math)\b/

/** A picture that is all there is of a formula, with its TeX for those who do not see it. */
function isTexPicture(element: Element): boolean {
  return /\blatex\b|\btex\b/.test(classesOf(element)) && /\S/.test(String(element.properties.alt ?? ''))
}

/** Deeper than any page is, and than functions that call themselves can go. */
const deepest = 400

/** Cells that those which span others may take in all: more than any article has. */
const mostSpanned = 10_000

export interface PageTree {
  tree: MdastRoot
  /** Lines of a page that is a plain text in all but name, at their places in the page. */
  text?: string[]
  title?: Rich
  language?: string
  author?: Rich
  remarks: Remark[]
}

/** A part of HTML, such as stands within Markdown, as a Markdown syntax tree. Nothing of it runs. */
export function fragmentTree(html: string): MdastRoot {
  const root = fromHtml(html, { fragment: true })
  flatten(root)
  withoutLayout(root)
  takeNotes(root, root)
  prune(root, { remarks: [], whole: 0 })
  return convert(root)
}

/**
 * A page as the Markdown syntax tree of its article: `main`, the largest `article`, or the body without the page's
 * furniture. Lines are those of the HTML.
 */
export function pageTree(html: string): PageTree {
  const root = fromHtml(html)
  flatten(root)
  withoutLayout(root)
  const all = elements(root)
  const titleElement = all.find(({ tagName }) => tagName === 'title')
  const named = (words: string, element: Element | undefined): Rich | undefined => {
    const text = words.replace(/\s+/g, ' ').trim()
    return text === '' ? undefined : textOnly(text, element?.position?.start.line ?? 1).map(piece => ({ ...piece, end: element?.position?.end.line ?? piece.line }))
  }
  const metaOf = (name: string): Element | undefined => all.find(({ tagName, properties }) => tagName === 'meta' && String(properties.name ?? properties.property).toLowerCase() === name)
  const contentOf = (meta: Element | undefined): string => String(meta?.properties.content ?? '').trim()
  const meta = metaOf('author')
  const author = named(contentOf(meta), meta)
  const body = all.find(({ tagName }) => tagName === 'body')
  const language = all.find(({ tagName }) => tagName === 'html')?.properties.lang
  const content = bestOf(all) ?? body
  const remarks: Remark[] = []
  const part: Root = { type: 'root', children: content ? [content] : root.children }
  takeNotes(part, root)
  prune(part, { remarks, whole: textOf(part).length, isOwn: ownLinks(all) })
  // Some pages have the site's name alone in their title, and the article's for those who share it.
  const shared = metaOf('og:title')
  const [titled, from] = contentOf(shared) === '' ? [titleElement ? textOf(titleElement) : '', titleElement] : [contentOf(shared), shared]
  // `Article | Site`: the site's name is no part of the title.
  const title = named(titled.trim().replace(/\s+[|–—·-]\s+[^|–—·-]{1,40}$/, ''), from)
  const text = textPage(part)
  return {
    tree: text ? { type: 'root', children: [] } : convert(part),
    ...text && { text },
    ...title && { title },
    ...typeof language === 'string' && language && { language },
    ...author && { author },
    remarks,
  }
}

/** RFCs and mails are put on pages as they are: nine tenths in one `pre`, or in one for each page. */
function textPage(part: Root): string[] | undefined {
  const pres = elements(part).filter(({ tagName }) => tagName === 'pre')
  const length = pres.reduce((sum, pre) => sum + textOf(pre).length, 0)
  if (length < 4000 || length < textOf(part).length * 0.9 || Math.max(...pres.map(pre => textOf(pre).length)) < 1000)
    return undefined
  const lines: string[] = []
  for (const pre of pres) {
    const from = (pre.position?.start.line ?? 1) - 1
    codeText(pre).split('\n').forEach((line, index) => {
      lines[from + index] = `${lines[from + index] ?? ''}${line}`
    })
  }
  return Array.from(lines, line => line ?? '')
}

function bestOf(all: Element[]): Element | undefined {
  const candidates = [
    all.filter(({ tagName, properties }) => tagName === 'main' || properties.role === 'main'),
    all.filter(({ tagName }) => tagName === 'article'),
  ].find(found => found.length > 0)
  return candidates?.reduce((best, next) => textOf(next).length > textOf(best).length ? next : best)
}

/** Elements below the deepest level become their texts; without this, functions that call themselves run out of stack. */
function flatten(root: Root): void {
  const queue: { node: Nodes, depth: number }[] = [{ node: root, depth: 0 }]
  while (queue.length > 0) {
    const { node, depth } = queue.pop()!
    if (!('children' in node))
      continue
    if (depth >= deepest)
      node.children = leaves(node) as ElementContent[]
    else
      node.children.forEach(child => queue.push({ node: child, depth: depth + 1 }))
  }
}

function leaves(node: Nodes): Nodes[] {
  const found: Nodes[] = []
  const queue: Nodes[] = [node]
  while (queue.length > 0) {
    const next = queue.pop()!
    if (next.type === 'text')
      found.push(next)
    if ('children' in next && !never.has((next as Element).tagName))
      queue.push(...(next.children as Nodes[]).toReversed())
  }
  return found
}

/** What is known of a page while its furniture is taken out. */
interface Page {
  remarks: Remark[]
  /** Characters of its article. */
  whole: number
  /** A part of HTML within Markdown has no site. */
  isOwn?: IsOwn
  /** Names of classes tell colours there. */
  isCode?: boolean
}

function prune(node: Root | Element, page: Page): void {
  node.children = (node.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element')
      return child.type === 'text'
    const why = whyLeftOut(child, page)
    if (why) {
      const words = textOf(child).replace(/\s+/g, ' ').trim()
      if (/[\p{L}\p{N}]/u.test(words))
        page.remarks.push({ kind: 'left out', text: `page furniture (${why}): "${words.slice(0, 50)}"`, line: child.position?.start.line ?? 1, end: child.position?.end.line ?? 1 })
      return false
    }
    prune(child, child.tagName === 'pre' ? { ...page, isCode: true } : page)
    return true
  })
}

function whyLeftOut(element: Element, { whole, isOwn, isCode }: Page): string | undefined {
  const { tagName, properties } = element
  if (never.has(tagName))
    return tagName
  if (isCode || tagName === 'pre')
    return undefined
  if (tagName === 'a' && /^\s*(?:[#¶§\u{1F517}]\s*)?$/u.test(textOf(element)) && String(properties.href ?? '').startsWith('#'))
    return 'link to itself'
  const holds = (name: string): boolean => elements(element).some(inner => inner.tagName === name)
  if ((tagName === 'header' && !holds('h1')) || tagName === 'footer')
    return tagName
  // A page shows a picture of a formula in its place, which it is hidden for.
  if (tagName === 'img' && formulaPicture.test(classesOf(element)) && !isTexPicture(element))
    return 'picture of a formula'
  if (holds('math'))
    return undefined
  if (properties.hidden === true || properties.ariaHidden === 'true' || /display:\s*none/.test(String(properties.style ?? '')))
    return 'hidden'
  if (roles.test(String(properties.role ?? '')))
    return String(properties.role)
  const names = `${classesOf(element)} ${String(properties.id ?? '')}`
  const named = furniture.exec(names)
  // Half the article is no furniture, whatever its class says.
  if (named && textOf(element).length < whole / 2 && !/^h[1-6]$/.test(tagName))
    return named[1]
  if (tagName === 'ul') {
    const links = elements(element).filter(inner => inner.tagName === 'a')
    const linked = links.reduce((sum, link) => sum + textOf(link).trim().length, 0)
    if (links.length >= 4 && links.every(({ properties: { href } }) => String(href ?? '').startsWith('#')) && linked > textOf(element).trim().length * 0.8)
      return 'links within the page'
  }
  if (isOwn && textOf(element).length < whole / 2 && isOwnLinks(element, isOwn))
    return 'links to other pages'
  return undefined
}

/** Cells that span others become as many cells; a table without end would take all memory. */
function narrow(root: Root): void {
  const spans = elements(root).map(({ properties }) => properties).filter(({ colSpan, rowSpan }) => colSpan !== undefined || rowSpan !== undefined)
  const cells = spans.reduce((sum, { colSpan, rowSpan }) => sum + Math.max(1, Number(colSpan) || 1) * Math.max(1, Number(rowSpan) || 1), 0)
  if (cells > mostSpanned)
    spans.forEach(properties => Object.assign(properties, { colSpan: undefined, rowSpan: undefined }))
}

function convert(root: Root): MdastRoot {
  narrow(root)
  const tree = toMdast(root, {
    // Words, a picture or a link alone are a paragraph, too.
    document: true,
    handlers: {
      'figcaption': (state, node): Paragraph => ({ type: 'paragraph', children: state.all(node).flatMap(child => child.type === 'paragraph' ? child.children : [child as Paragraph['children'][number]]), data: { caption: true } as Paragraph['data'], position: node.position }),
      'math': (state, node): InlineMath | PhrasingContent[] => {
        const source = elements(node).find(({ tagName, properties }) => tagName === 'annotation' && String(properties.encoding).includes('tex'))
        return source ? formulaOf(source) : state.all(node) as PhrasingContent[]
      },
      [markTag]: (_, node): FootnoteReference => ({ type: 'footnoteReference', identifier: String(node.properties.id), label: String(node.properties.id), position: node.position }),
      [noteTag]: (state, node): FootnoteDefinition => ({ type: 'footnoteDefinition', identifier: String(node.properties.id), label: String(node.properties.id), children: state.toFlow(state.all(node)) as FootnoteDefinition['children'], position: node.position }),
      'sup': (_, node) => ({ type: 'text', value: raised(textOf(node)), position: node.position }),
      'sub': (_, node) => ({ type: 'text', value: lowered(textOf(node)), position: node.position }),
      'img': (state, node) => isTexPicture(node) ? { type: 'inlineMath', value: withoutDisplay(String(node.properties.alt)), position: node.position } : defaultHandlers.img(state, node),
      'd-math': (_, node) => blockOrInline(node),
      'dt-math': (_, node) => blockOrInline(node),
      'pre': (_, node) => ({ type: 'code', lang: languageOf(node), value: codeText(node).replace(/\n$/, ''), position: node.position }),
    },
  }) as MdastRoot
  findFormulas(tree)
  return tree
}

/** A formula between two stretches of a sentence stands apart from their words. */
function blockOrInline(node: Element): InlineMath | PhrasingContent[] {
  const blank: PhrasingContent = { type: 'text', value: ' ' }
  return node.properties.block === undefined ? formulaOf(node) : [blank, formulaOf(node), blank]
}

function formulaOf(node: Element): InlineMath {
  return { type: 'inlineMath', value: withoutDisplay(textOf(node)), position: node.position }
}

/** TeX without the brackets that Wikipedia puts around all of it. */
function withoutDisplay(tex: string): string {
  return tex.trim().replace(/^\{\\displaystyle\s([\s\S]*)\}$/, '$1').trim()
}

/** Formulas that are in text between marks, as MathJax and KaTeX find them in a page. */
function findFormulas(node: MdastNodes): void {
  if (!('children' in node))
    return
  const { children } = node as { children: MdastNodes[] }
  children.forEach(findFormulas)
  const parts = children.flatMap(child => child.type === 'text'
    ? splitFormulas(child.value).map(({ text, isFormula }) => ({ type: isFormula ? 'inlineMath' : 'text', value: text, position: child.position }) as MdastNodes)
    : [child])
  children.splice(0, children.length, ...parts)
}

function codeText(node: Nodes): string {
  return node.type === 'text' ? node.value : (node as Element).tagName === 'br' ? '\n' : 'children' in node ? node.children.map(codeText).join('') : ''
}

/** `language-js`, `lang-js`, `highlight-source-js`, `brush: js; gutter: false` */
function languageOf(pre: Element): string | undefined {
  const names = elements(pre).flatMap(element => [classesOf(element), `lang-${String(element.properties.dataLanguage ?? '')}`])
  return names.map(name => /(?:^|\s)(?:(?:language|lang|highlight-source)-|brush:\s*)(\w[\w+#-]*)/.exec(name)?.[1]).find(Boolean)
}
