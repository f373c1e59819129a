import type { Finding } from './finding.ts'

/** A place in a file's text and what is to be there. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** What a picture says before its author has described it: `picture-stub` refuses it. */
export const altStub = 'TODO: what the picture shows'

/**
 * The corrections that a machine can make of a finding: a name that is nearly another, a description to be written, an id
 * that two elements have.
 *
 * @param text the file's
 * @returns an empty list where only the author knows
 */
export function editsFor({ rule, found, expected, line, column }: Finding, text: string): Edit[] {
  const lineStart = offsetOf(text, line)
  if (lineStart === undefined)
    return []
  if (rule === 'picture-without-alt')
    return describe(found, text, lineStart)
  if (rule === 'duplicate-id')
    return rename(/id="([^"]+)"/.exec(found)?.[1] ?? '', text, lineStart + column - 1)
  const [, word, tag] = /^(?:"([^"]+)"|<([\w-]+)>)\?/.exec(expected) ?? []
  const near = word ?? tag
  const wrong = wrongWord(rule, found)
  if (!near || !wrong)
    return []
  const at = placeOf(wrong, text, lineStart, rule)
  if (at === undefined)
    return []
  const edits = [{ start: at, end: at + wrong.length, text: near }]
  const close = tag ? closing(text, wrong, at) : undefined
  return close === undefined ? edits : [...edits, { start: close, end: close + wrong.length, text: near }]
}

/** A text with its corrections; of two that lie over each other, the first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let done = 0
  for (const { start, end, text: words } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < done)
      continue
    result += text.slice(done, start) + words
    done = end
  }
  return result + text.slice(done)
}

/** Both texts' lines that differ, as `diff -u0` writes them. Corrections change no number of lines. */
export function showDiff(file: string, before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const hunks = old.flatMap((line, index) => line === now[index] ? [] : [`@@ -${index + 1} +${index + 1} @@`, `-${line}`, `+${now[index] ?? ''}`])
  return hunks.length === 0 ? '' : [`--- ${file}`, `+++ ${file}`, ...hunks].join('\n')
}

/** Offset of a wrong name on the finding's line; for a layout behind its key, in which it may lie as well (`out`). */
function placeOf(wrong: string, text: string, lineStart: number, rule: string): number | undefined {
  if (rule === 'unknown-layout') {
    const [key] = /^layout:[ \t]*["']?/.exec(text.slice(lineStart)) ?? []
    return key !== undefined && text.startsWith(wrong, lineStart + key.length) ? lineStart + key.length : undefined
  }
  const end = text.indexOf('\n', lineStart)
  const at = text.indexOf(wrong, lineStart)
  return at < 0 || (end >= 0 && at >= end) ? undefined : at
}

/** What of a finding's sentence is the wrong name, for the rules whose sentence has the right one beside it. */
function wrongWord(rule: string, found: string): string | undefined {
  const forms: Record<string, RegExp> = {
    'unknown-key': /unknown key "([^"]+)"/,
    'unknown-layout': /no layout "([^"]+)"/,
    'unknown-component': /no component <([\w-]+)>/,
    'unknown-slot': /^::([\w.-]+)::/,
    'unknown-citation': /<Cite id="([^"]+)"/,
    'missing-code': /no region "([^"]+)"/,
    'dead-link': /a link to "([^"]+)"/,
    'exception': /an exception for "([^"]+)"/,
  }
  return forms[rule]?.exec(found)?.[1]
}

function offsetOf(text: string, line: number): number | undefined {
  let at = 0
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', at)
    if (end < 0)
      return undefined
    at = end + 1
  }
  return at
}

/** Offset of the name in the closing tag that belongs to an opening one; undefined where the next tag of that name opens. */
function closing(text: string, name: string, from: number): number | undefined {
  const next = new RegExp(`<(/?)${name}(?![\\w-])[^>]*?(/?)>`, 'g')
  next.lastIndex = from + name.length
  const opened = text.slice(from, text.indexOf('>', from) + 1)
  if (opened.endsWith('/>'))
    return undefined
  const match = next.exec(text)
  return match?.[1] === '/' ? match.index + 2 : undefined
}

function describe(found: string, text: string, lineStart: number): Edit[] {
  const written = /^(<img\b[\s\S]*?>) says/.exec(found)?.[1]
  const at = text.indexOf('<img', lineStart)
  const end = at < 0 ? -1 : text.indexOf('>', at)
  // The sentence has the tag on one line.
  if (!written || end < 0 || text.slice(at, end + 1).replace(/\s+/g, ' ') !== written)
    return []
  return [{ start: at + 4, end: at + 4, text: ` alt="${altStub}"` }]
}

function rename(id: string, text: string, from: number): Edit[] {
  const at = id === '' ? -1 : text.indexOf(id, from)
  if (at < 0 || text.slice(from, at).includes('\n'))
    return []
  let number = 2
  while (new RegExp(`\\bid=["']?${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}-${number}(?![\\w-])`).test(text))
    number++
  return [{ start: at, end: at + id.length, text: `${id}-${number}` }]
}
