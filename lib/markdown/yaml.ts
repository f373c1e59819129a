import type { Alias, Document } from 'yaml'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'

/** Keys of one map: to tell two that are the same, the parser compares each with all before it, which takes a second for these and minutes for ten times as many. */
const mostKeys = 5000

/** A YAML text from outside the process. */
export interface Yaml {
  /** Undefined when anything is wrong, null for a text without a value. */
  value: unknown
  /** What is no YAML, and what is and has no value: an alias without its anchor (`clicks: *x`), aliases of aliases by the million, lists in lists by the thousand. */
  faults: { line: number, message: string }[]
  /** Lines, from 1: of a list's entries by index, of a map's keys by name. */
  lines: Map<unknown, number>
}

/**
 * Reads YAML; all of it comes in by this file (ESLint refuses the parser elsewhere). Never throws.
 *
 * @param schema `failsafe` takes every scalar for text
 */
export function readYaml(text: string, schema: 'core' | 'failsafe' = 'core'): Yaml {
  const crowded = crowdedLine(text)
  if (crowded !== undefined)
    return { value: undefined, lines: new Map(), faults: [{ line: crowded, message: `more than ${mostKeys.toLocaleString('en-US')} keys in one place` }] }
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { schema, lineCounter, logLevel: 'error' })
  const lineOf = (offset = 0): number => lineCounter.linePos(offset).line
  const { contents, errors } = document
  const parts = isMap(contents)
    ? contents.items.map(({ key }) => [isScalar(key) ? key.value : undefined, key] as const)
    : isSeq(contents) ? [...contents.items.entries()] : []
  const lines = new Map(parts.map(([place, node]) => [place, lineOf(node.range?.[0])] as const))
  if (errors.length > 0) {
    const deep = errors.find(({ message }) => /call stack|Stack overflow/.test(message))
    return { value: undefined, lines, faults: (deep ? [deep] : errors).map(({ pos, message }) => ({ line: lineOf(pos[0]), message: deep ? 'nested too deeply' : oneLine(message) })) }
  }
  const circle = circleIn(document)
  if (circle)
    return { value: undefined, lines, faults: [{ line: lineOf(circle.range?.[0]), message: `*${circle.source} refers to itself` }] }
  try {
    return { value: document.toJS(), lines, faults: [] }
  }
  catch (error) {
    let offset = 0
    visit(document, {
      Alias(_, alias) {
        if (alias.resolve(document))
          return undefined
        offset = alias.range?.[0] ?? 0
        return visit.BREAK
      },
    })
    return { value: undefined, lines, faults: [{ line: lineOf(offset), message: oneLine(String(error)) }] }
  }
}

/** A map's values by key; empty for YAML that is none, and for what is no YAML. */
export function readYamlMap(text: string, schema?: 'failsafe'): Record<string, unknown> {
  const { value } = readYaml(text, schema)
  return isRecord(value) ? { ...value } : {}
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An alias of what contains it (`a: &a [*a]`): a value without end, which nothing can write down. */
function circleIn(document: Document): Alias | undefined {
  let circle: Alias | undefined
  visit(document, {
    Alias(_, alias, above) {
      const target = alias.resolve(document)
      if (!target || !above.includes(target))
        return undefined
      circle = alias
      return visit.BREAK
    },
  })
  return circle
}

/**
 * Finds a map with more keys than anybody writes, before the parser compares them.
 *
 * @returns the line, from 1, of the first key too many
 */
function crowdedLine(text: string): number | undefined {
  // Each key has or follows one of these.
  if ((text.match(/[,:?]/g) ?? []).length <= mostKeys)
    return undefined
  const lineCounter = new LineCounter()
  let line: number | undefined
  visit(parseDocument(text, { lineCounter, uniqueKeys: false, logLevel: 'error' }), {
    Map(_, { items }) {
      const key = items[mostKeys]?.key
      if (key === undefined)
        return undefined
      line = lineCounter.linePos(isNode(key) ? key.range?.[0] ?? 0 : 0).line
      return visit.BREAK
    },
  })
  return line
}

function oneLine(message: string): string {
  return message.split('\n')[0]!.replace(/^\w*Error: | at line \d+, column \d+:$/g, '')
}
