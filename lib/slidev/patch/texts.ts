/** A node of a syntax tree of JavaScript, as Rolldown parses it. */
export interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

/** A text that is on a slide, and what is there now. */
export interface ChangedText {
  from: string
  to: string
}

/** Vue's functions whose argument of this number is text, or HTML where nothing in it changes. */
const texts: Record<string, number> = { createTextVNode: 0, createElementVNode: 2, createElementBlock: 2, createStaticVNode: 0 }

/** Elements whose text is no text. */
const notRead = /^(?:script|style)$/
const [tag, notReadTag] = [/<[^>]*>/g, /<(?:script|style)\b/]

/** How a text is read: not at all, by itself, or as the HTML that Vue makes of elements which never change. */
type Kind = 'none' | 'text' | 'html'

/**
 * What changed between two trees, when it is nothing but what is on the slide for all to read: no code, no element
 * and no attribute.
 *
 * @returns undefined where anything else differs
 */
export function changedTexts(before: Node, now: Node): ChangedText[] | undefined {
  const changed: ChangedText[] = []
  return isAlike(before, now, 'none', changed) ? changed : undefined
}

function isAlike(before: unknown, now: unknown, kind: Kind, changed: ChangedText[]): boolean {
  if (Array.isArray(before))
    return Array.isArray(now) && before.length === now.length && before.every((each, index) => isAlike(each, now[index], kind, changed))
  if (!isNode(before) || !isNode(now))
    return isField(before) && isField(now) ? alikeFields(before, now, changed) : Object.is(before, now)
  if (before.type !== now.type)
    return false
  if (before.type === 'Literal' && typeof before.value === 'string' && typeof now.value === 'string') {
    if (before.value === now.value)
      return true
    if (kind === 'none' || (kind === 'html' && !hasSameTags(before.value, now.value)))
      return false
    changed.push({ from: before.value, to: now.value })
    return true
  }
  if (before.type === 'CallExpression')
    return alikeCalls(before, now, changed)
  // "3 of " + total
  if (before.type === 'BinaryExpression' && kind === 'text')
    return before.operator === now.operator && isAlike(before.left, now.left, kind, changed) && isAlike(before.right, now.right, kind, changed)
  return alikeFields(before, now, changed)
}

function alikeFields(before: object, now: object, changed: ChangedText[]): boolean {
  const [fields, other] = [before, now].map(node => Object.entries(node).filter(([name]) => name !== 'start' && name !== 'end')) as [[string, unknown][], [string, unknown][]]
  return fields.length === other.length && fields.every(([name, value], index) => name === other[index]![0] && isAlike(value, other[index]![1], 'none', changed))
}

function alikeCalls(before: Node, now: Node, changed: ChangedText[]): boolean {
  const [given, other] = [before.arguments, now.arguments] as [Node[], Node[]]
  if (!isAlike(before.callee, now.callee, 'none', changed) || given.length !== other.length)
    return false
  const name = String((before.callee as Node).name ?? '').replace(/^_/, '')
  const isRead = !(typeof given[0]?.value === 'string' && notRead.test(given[0].value))
  return given.every((each, index) => isAlike(each, other[index], isRead && texts[name] === index ? name === 'createStaticVNode' ? 'html' : 'text' : 'none', changed))
}

function hasSameTags(before: string, now: string): boolean {
  return !notReadTag.test(before) && before.match(tag)?.join('') === now.match(tag)?.join('')
}

/** How often each text is in a tree, in quotation marks or in a template's. */
export function countTexts(tree: unknown): Map<string, Node[]> {
  const found = new Map<string, Node[]>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value))
      return value.forEach(walk)
    if (!isField(value))
      return
    const text = textOf(value)
    if (text !== undefined)
      found.set(text, [...found.get(text) ?? [], value as Node])
    Object.values(value).forEach(walk)
  }
  walk(tree)
  return found
}

function textOf(value: object): string | undefined {
  if (!isNode(value))
    return undefined
  if (value.type === 'Literal')
    return typeof value.value === 'string' ? value.value : undefined
  return value.type === 'TemplateElement' ? (value.value as { cooked?: string }).cooked : undefined
}

function isField(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isNode(value: unknown): value is Node {
  return isField(value) && 'type' in value && typeof value.type === 'string'
}
