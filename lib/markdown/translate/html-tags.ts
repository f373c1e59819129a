import { emptyElements, readHtml } from '../html.ts'

/** A tag or comment in a piece of HTML. */
export interface WrittenTag {
  from: number
  to: number
  /** As written; empty for a comment. */
  name: string
  closing: boolean
  /** `<br/>`, or an element that never has an end tag. */
  alone: boolean
}

/** Every element of the HTML standard, with the old ones that browsers still know. */
const known = new Set((
  'a abbr acronym address article aside audio b bdi bdo big blockquote br button canvas caption center cite code col colgroup data '
  + 'datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header '
  + 'hgroup hr i iframe img input ins kbd label legend li link main map mark marquee math menu meter nav noscript object ol optgroup '
  + 'option output p param picture pre progress q rp rt ruby s samp search section select small source span strike strong style sub '
  + 'summary sup svg table tbody td textarea tfoot th thead time tr track tt u ul var video wbr').split(' '))

/** Tags and comments of a piece of HTML, in order; what its end cuts off is none. */
export function tagsIn(html: string): WrittenTag[] {
  const { tags, ends, comments } = readHtml(html)
  return [
    ...tags.map(({ name, start, open }) => ({ from: start, to: open, name, closing: false, alone: emptyElements.has(name.toLowerCase()) || html[open - 2] === '/' })),
    ...ends.map(([from, to]) => ({ from, to, name: /[^\s/>]+/.exec(html.slice(from + 2, to))?.[0] ?? '', closing: true, alone: false })),
    ...comments.map(([from, to]) => ({ from, to, name: '', closing: false, alone: false })),
  ].filter(({ from, to, name }) => html.slice(from, to).endsWith(name === '' ? '-->' : '>')).sort((a, b) => a.from - b.from)
}

/** Whether HTML knows an element of this name. */
export function isElement(name: string): boolean {
  return known.has(name.toLowerCase())
}

/**
 * An address as Vite needs it to take a file beside the Markdown file: `pics/a.png` becomes `./pics/a.png`; Slidev
 * reads it as a place in `public/`. Addresses with a scheme, from the root, or of a place on the page stay.
 */
export function besideFile(address: string): string {
  return /^(?:[a-z][\w+.-]*:|[./#~@?]|$)/i.test(address) && !/^\.[^./]/.test(address)
    ? address
    : `./${address}`
}
