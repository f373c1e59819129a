import type { Element, ElementContent, Nodes, Root } from 'hast'
import { textOf } from './elements.ts'

/** What begins a line of its own. */
const blocks = new Set('address article blockquote center dd div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table ul'.split(' '))
const inTables = new Set('table thead tbody tfoot tr td th'.split(' '))
/** Tags that no table of data has in its cells. */
const passages = /^(?:table|h[1-6]|article|section|header|footer|nav|aside|main|form|pre)$/
/** Characters in a cell, from which it is a column of a page. */
const longestCell = 1500

/**
 * Makes of tables that only set a page, as pages of twenty years ago and newsletters do, what they set: their cells one
 * after the other. In the tables that stay, blocks of a cell are put on lines of their own, since its tags get lost.
 */
export function withoutLayout(root: Root): void {
  visit(root)
}

function visit(node: Root | Element): void {
  for (const child of node.children) {
    if (child.type !== 'element')
      continue
    if (child.tagName === 'table' && isLayout(child))
      unwrap(child)
    else if (['td', 'th'].includes(child.tagName))
      divideLines(child)
    visit(child)
  }
}

/** Elements in a table that belong to it, and not to a table within. */
function partsOf(table: Element, found: Element[] = []): Element[] {
  for (const child of table.children) {
    if (child.type !== 'element')
      continue
    found.push(child)
    if (child.tagName !== 'table' && inTables.has(child.tagName))
      partsOf(child, found)
  }
  return found
}

function isLayout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(String(table.properties.role ?? '')))
    return true
  const cells = partsOf(table).filter(({ tagName }) => tagName === 'td')
  return cells.some(cell => textOf(cell).length > longestCell || cell.children.some(holdsPassage))
}

function holdsPassage(node: Nodes): boolean {
  return node.type === 'element' && (passages.test(node.tagName) || node.children.some(holdsPassage))
}

function unwrap(table: Element): void {
  for (const element of [table, ...partsOf(table)]) {
    if (element !== table && (element.tagName === 'table' || !inTables.has(element.tagName)))
      continue
    // Numbers of lines beside code are no part of it.
    if (element.tagName === 'td' && element.children.some(holdsPassage) && /^[\d\s]+$/.test(textOf(element)))
      element.children = []
    element.tagName = 'div'
  }
}

function divideLines(cell: Element): void {
  const lines: ElementContent[] = []
  for (const child of inLines(cell.children)) {
    const last = lines.at(-1)
    if (!isBlank(child) || (last && !isBreak(last)))
      lines.push(child)
  }
  cell.children = lines
}

/** What blocks hold, with breaks around it. */
function inLines(children: readonly ElementContent[]): ElementContent[] {
  const line = (): Element => ({ type: 'element', tagName: 'br', properties: {}, children: [] })
  return children.flatMap(child => child.type === 'element' && blocks.has(child.tagName) ? [line(), ...inLines(child.children), line()] : [child])
}

function isBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br'
}

function isBlank(node: ElementContent): boolean {
  return isBreak(node) || (node.type === 'text' && node.value.trim() === '')
}
