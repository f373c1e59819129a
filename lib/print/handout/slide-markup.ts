import type { MarkupElement } from '../markup.ts'
import type { HandoutSlide } from './content.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'
import { editAttribute, editMarkup, editStyle, setAttribute } from '../markup.ts'
import { moveIds } from './move-ids.ts'

/** The slide's markup inside this page: addresses from here, words instead of links to slides that are not in it, ids of its own, headings below the handout's title. */
export function slideMarkup(html: string, slide: HandoutSlide, state: number, present: Set<number>, isFlat: boolean): string {
  const level = slide.isSection || isFlat ? 2 : 3
  let hasTitle = false
  const body = editMarkup(moveIds(html, `s${slide.no}-${state}-`), (element) => {
    moveAddresses(element, present)
    undim(element)
    asButton(element)
    const own = Number(/^h([1-6])$/.exec(element.tagName)?.[1] ?? 0)
    if (own === 0)
      return
    hasTitle ||= own === 1
    setAttribute(element, 'role', 'heading')
    setAttribute(element, 'aria-level', String(own === 1 ? level : Math.min(6, level + own - 1)))
  })
  return hasTitle
    ? body
    : `<h${level} class="unseen">${escapeHtml(slide.title)}</h${level}>${body}`
}

/** On a slide, lines of code step back while others are spoken of; a reader wants all of them, and sees which were. */
function undim(element: MarkupElement): void {
  const dimming = 'slidev-code-dishonored'
  if (!element.attrs.some(({ name, value }) => name === 'class' && value.split(' ').includes(dimming)))
    return
  editAttribute(element, 'class', names => names.split(' ').filter(name => name !== dimming).join(' '))
  setAttribute(element, 'data-undimmed', '')
}

/** In the picture of a slide a button looks like one, whatever its rules name it by. */
function asButton(element: MarkupElement): void {
  if (element.attrs.some(({ name }) => name === 'data-button'))
    element.tagName = element.nodeName = 'button'
}

/** Addresses as seen from the handout; a link to a slide that is not in it is none. */
export function moveAddresses(element: MarkupElement, present: Set<number>): void {
  editAttribute(element, 'href', (address) => {
    const no = /^\.\/(\d+)$/.exec(address)?.[1]
    if (no === undefined)
      return fromHandout(address)
    return present.has(Number(no)) ? `#slide-${no}` : undefined
  })
  for (const name of ['src', 'poster', 'data'])
    editAttribute(element, name, fromHandout)
  editStyle(element, fromHandout)
}

/** An address relative to the deck's folder, as seen from `handout/` in it. */
export function fromHandout(path: string): string {
  return path.startsWith('./')
    ? `../${path.slice(2)}`
    : path.startsWith('../')
      ? `../${path}`
      : path
}
