import type { DefaultTreeAdapterTypes } from 'parse5'
import type { RemoteSources } from '../print/settle/snapshot.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, serialize, serializeOuter, defaultTreeAdapter as tree } from 'parse5'
import { addSource, originOf } from '../print/settle/remote.ts'

/** What a deck's author, theme and addons add to the page around the slides: `index.html`, `fonts:`, `seoMeta:`. */
export interface OwnPage {
  /** Lines for the head, addresses as `move` leaves them. */
  head: string
  /** Lines after the player. */
  body: string
  /** Text of the inline scripts in both. */
  scripts: string[]
  remote: RemoteSources
  /** Address of the deck's own icon. */
  icon?: string
}

type Element = DefaultTreeAdapterTypes.Element

/** What our page says itself, by `name` or `property`. */
const ours = /^(?:viewport|description|referrer|color-scheme|robots|lectern-.*|slidev:.*)$/
/** Links that only tell a browser what to fetch first: our page knows better which slide it shows. */
const oursToSay = new Set(['preload', 'modulepreload', 'prefetch', 'canonical'])

/**
 * Reads from the page that Slidev built what is not Slidev's: Vite has already put its addresses right.
 *
 * @param folder absolute path of the built deck
 * @param move from an address relative to that folder to one relative to the page
 * @param isOurs whether our page has this style sheet already, by its path below the deck's folder, or this card field
 */
export function readOwnPage(folder: string, move: (address: string) => string, isOurs: (name: string) => boolean): OwnPage {
  const own: OwnPage = { head: '', body: '', scripts: [], remote: {} }
  const file = join(folder, 'index.html')
  const html = existsSync(file) ? childNamed(parse(readFileSync(file, 'utf8')), 'html') : undefined
  for (const element of elementsOf(childNamed(html, 'head'))) {
    const line = take(element, own, move, isOurs)
    // A style sheet that another host is slow to give holds up only what comes after it.
    if (element.tagName === 'link' && originOf(attribute(element, 'href')))
      own.body += line
    else
      own.head += line
  }
  for (const element of elementsOf(childNamed(html, 'body'))) {
    // Our page has the player's place itself; what Slidev draws Mermaid's diagrams in stays.
    if (attribute(element, 'id') !== 'app')
      own.body += take(element, own, move, isOurs)
  }
  return own
}

/** The element as our page has it; empty for what it has already. */
function take(element: Element, own: OwnPage, move: (address: string) => string, isOurs: (name: string) => boolean): string {
  const rel = attribute(element, 'rel')
  const href = attribute(element, 'href')
  if (rel === 'icon') {
    if (!href.startsWith('data:'))
      own.icon = move(href)
    return ''
  }
  const isLeft = ['title', 'base'].includes(element.tagName)
    || (element.tagName === 'meta' && isOursMeta(element, isOurs))
    || oursToSay.has(rel)
    || (rel === 'stylesheet' && isOurs(href.replace(/^\.\//, '')))
    || (element.tagName === 'script' && isOurs(attribute(element, 'src').replace(/^\.\//, '')))
  if (isLeft)
    return ''
  for (const one of [element, ...below(element)])
    note(one, own, move)
  return `${serializeOuter(element)}\n`
}

function isOursMeta(element: Element, isOurs: (name: string) => boolean): boolean {
  const name = attribute(element, 'name') || attribute(element, 'property')
  return name === '' || ours.test(name) || isOurs(name)
}

/** Puts an element's addresses right, and notes what the policy must let it do. */
function note(element: Element, own: OwnPage, move: (address: string) => string): void {
  for (const { name, value } of element.attrs) {
    const origin = ['href', 'src', 'data', 'poster'].includes(name) ? originOf(value.startsWith('//') ? `https:${value}` : value) : undefined
    const kind = element.tagName === 'link' && attribute(element, 'rel').includes('stylesheet')
      ? 'style'
      : ({ script: 'script', img: 'img', iframe: 'frame', video: 'media', audio: 'media', source: 'media' } as const)[element.tagName]
    if (origin && kind)
      addSource(own.remote, kind, origin)
  }
  if (element.tagName === 'script' && !element.attrs.some(({ name }) => name === 'src'))
    own.scripts.push(serialize(element))
  element.attrs = element.attrs.map(one => ['href', 'src', 'poster', 'data'].includes(one.name) && /^\.{0,2}\/(?!\/)/.test(one.value) ? { ...one, value: move(one.value) } : one)
}

function childNamed(parent: DefaultTreeAdapterTypes.ParentNode | undefined, name: string): Element | undefined {
  return elementsOf(parent).find(({ tagName }) => tagName === name)
}

function elementsOf(parent: DefaultTreeAdapterTypes.ParentNode | undefined): Element[] {
  return (parent?.childNodes ?? []).filter(tree.isElementNode)
}

function below(element: Element): Element[] {
  return elementsOf(element).flatMap(child => [child, ...below(child)])
}

function attribute(element: Element, name: string): string {
  return element.attrs.find(one => one.name === name)?.value ?? ''
}
