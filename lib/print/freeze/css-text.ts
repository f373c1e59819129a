import type { CssNode } from 'css-tree'
import { parse, tokenize, tokenTypes, walk } from 'css-tree'

/** A part of a style sheet's text: from, to. */
export interface Part {
  text: string
  start: number
  end: number
}

/** Groups whose rules are looked at one by one. */
const groups = new Set(['container', 'layer', 'media', 'supports'])
/** Functions in which a string is an address. */
const addressed = new Set(['url', 'src', 'image-set', '-webkit-image-set'])

/**
 * The rules of a style sheet that can be left out where nothing needs them.
 *
 * @returns selectors of plain rules and whole `@font-face` rules; `start` and `end` are those of the rule
 */
export function findRules(css: string): { selectors: Part[], faces: Part[] } {
  const selectors: Part[] = []
  const faces: Part[] = []
  const visit = (node: CssNode): void => {
    const start = node.loc?.start.offset
    const end = node.loc?.end.offset
    if (start === undefined || end === undefined)
      return
    if (node.type === 'StyleSheet')
      node.children.forEach(visit)
    else if (node.type === 'Atrule' && node.name === 'font-face')
      faces.push({ text: css.slice(start, end), start, end })
    else if (node.type === 'Atrule' && groups.has(node.name))
      node.block?.children.forEach(visit)
    // What is nested in a rule is judged with it.
    else if (node.type === 'Rule' && node.prelude.type === 'Raw' && !css.slice(node.block.loc?.start.offset, end).slice(1).includes('{'))
      selectors.push({ text: node.prelude.value, start, end })
  }
  visit(parse(css, { positions: true, parseAtrulePrelude: false, parseRulePrelude: false, parseValue: false, parseCustomProperty: false }))
  return { selectors, faces }
}

/** Every id that a style sheet's selectors name, without its hash; `start` and `end` include it. */
export function findIds(css: string): Part[] {
  const found: Part[] = []
  walk(parse(css, { positions: true, parseValue: false, parseCustomProperty: false }), {
    visit: 'IdSelector',
    enter: ({ name, loc }) => {
      if (loc)
        found.push({ text: name, start: loc.start.offset, end: loc.end.offset })
    },
  })
  return found
}

/** Every address that a style sheet's values name; `start` and `end` are those of the `url()` or string. */
export function findAddresses(css: string): Part[] {
  const found: Part[] = []
  const open: string[] = []
  let urlStart = 0
  tokenize(css, (type, start, end) => {
    const text = css.slice(start, end)
    if (type === tokenTypes.Url) {
      found.push({ text: unescapeCss(text.replace(/^url\(\s*|\s*\)$/gi, '')), start, end })
    }
    else if (type === tokenTypes.Function) {
      open.push(text.slice(0, -1).toLowerCase())
      urlStart = start
    }
    else if (type === tokenTypes.LeftParenthesis) {
      open.push('')
    }
    else if (type === tokenTypes.RightParenthesis) {
      if (/^(?:url|src)$/.test(open.pop() ?? '') && found.at(-1)?.start === urlStart)
        found.at(-1)!.end = end
    }
    else if (type === tokenTypes.String && addressed.has(open.at(-1) ?? '')) {
      const isSet = open.at(-1)?.endsWith('set')
      found.push({ text: unescapeCss(text.slice(1, -1)), start: isSet ? start : urlStart, end })
    }
  })
  return found
}

/** CSS with some of its parts replaced, in any order, none inside another. */
export function replaceParts(css: string, parts: Part[]): string {
  let at = 0
  const kept: string[] = []
  for (const { text, start, end } of [...parts].sort((a, b) => a.start - b.start)) {
    kept.push(css.slice(at, start), text)
    at = end
  }
  return [...kept, css.slice(at)].join('')
}

function unescapeCss(text: string): string {
  return text.replace(/\\(?:\r\n|[\n\r\f])/g, '').replace(/\\([\da-f]{1,6})\s?|\\(.)/gi, (_, code: string | undefined, letter: string | undefined) => code ? String.fromCodePoint(Number.parseInt(code, 16)) : letter ?? '')
}
