import type { HtmlTag } from '../markdown/html.ts'
import type { Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { emptyElements } from '../markdown/html.ts'
import { readMarkup } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'

type Range = [start: number, end: number]

/** Their content is nobody's Markdown. */
const verbatim = new Set(['pre', 'code', 'script', 'style', 'svg', 'math', 'textarea'])

const item = /^\s*(?:[-*+]|\d+[.)])\s+\S/
/** A heading, a formula on lines of its own, strong words, a link or a picture: signs that no words have by chance. */
const sure = /^\s*\$\$(?:\s*$|[^\\]*\\)|^\s*#{1,6}\s+\S|\*\*[^\s*](?:[^*]*[^\s*])?\*\*|!?\[[^\]]*\]\([^\s)]+\)/

const fence = /^\s*(?:`{3}|~{3})/

/**
 * Reports Markdown that comes right after a tag, where Markdown takes all up to the next empty line for HTML; code that
 * is not indented ends it all the same (`markdown/below-html.ts`).
 */
export const markdownInHtml: Rule = defineRule({ id: 'markdown-in-html', kind: 'source', severity: 'warning', why: 'The audience sees the stars and dashes, no list steps, and neither code nor diagram is set.' }, deck => deck.slides.flatMap((slide) => {
  const { html, tags, comments } = readMarkup(slide.content)
  const isOutside = outside(tags)
  return withoutAny(html, comments).flatMap(range => firstIn(range, slide, tags, isOutside))
}))

/** The ranges that hold nothing of the others. Both lie one behind the other. */
function withoutAny(ranges: readonly Range[], others: readonly Range[]): Range[] {
  let next = 0
  return ranges.filter(([start, end]) => {
    while ((others[next]?.[1] ?? Infinity) <= start)
      next++
    return (others[next]?.[0] ?? Infinity) >= end
  })
}

function firstIn([start, end]: Range, slide: Slide, tags: readonly HtmlTag[], isOutside: (offset: number) => boolean): Problem[] {
  let at = start
  const lines = slide.content.slice(start, end).split('\n').map((text) => {
    const from = at
    at += text.length + 1
    const isPlain = isOutside(from + text.search(/\S|$/))
    return { text, from, isFence: isPlain && fence.test(text), isWords: isPlain && !/[<>]|\{\{/.test(text) }
  })
  const found = lines.find(({ isFence }) => isFence)
    ?? lines.find(({ text, isWords }, index) => isWords && (sure.test(text) || (item.test(text) && [lines[index - 1], lines[index + 1]].some(next => next?.isWords && item.test(next.text)))))
  const tag = found && tags.filter(({ open }) => open <= found.from).at(-1)
  // Code with an empty line in it swallows the end of its tag, which is told of that tag.
  return found && tag && !(found.isFence && tag.close === undefined && !emptyElements.has(tag.name))
    ? [{
        ...placeAt(slide, found.from + found.text.search(/\S/)),
        severity: 'care',
        found: `"${found.text.trim().slice(0, 40)}" is shown as it is written: after <${tag.name}>, Markdown begins at the next empty line`,
        expected: 'an empty line between a tag and the Markdown in it',
        fix: 'leave a line empty after the tag that opens, and before the one that closes',
      }]
    : []
}

/** Whether an offset lies in none of the tags, nor in what is nobody's Markdown. Offsets are asked for in rising order. */
function outside(tags: readonly HtmlTag[]): (offset: number) => boolean {
  let [next, end] = [0, 0]
  return (offset) => {
    for (let tag = tags[next]; tag && tag.start <= offset; tag = tags[++next])
      end = Math.max(end, verbatim.has(tag.name.toLowerCase()) ? tag.close?.[0] ?? Infinity : tag.open)
    return offset >= end
  }
}
