import type { MarkdownExit } from 'markdown-exit'

/** Marks of elements whose content is nobody's Markdown. */
const verbatim = /<(\/?)(pre|code|script|style|svg|math|textarea)(?=[\s/>])|<!--|-->/gi
/** Slidev's slot markers and code imports (`markup.ts`), and what opens a fence. */
const block = /^(?:::\s*[\w.\-:]+\s*::\s*$|<<<[ \t]*\S|(`{3,})[^`]*$|(~{3,}))/

/**
 * Ends HTML where code, a code import or a slot marker follows it without an empty line. Markdown takes such lines for
 * HTML; Slidev took them for what they are until its version 52. A plug-in for markdown-exit.
 *
 * @param found called with the line of each such block, from 0
 */
export function endHtmlAtBlocks(md: MarkdownExit, found: (line: number, env: object) => void): void {
  const closings = new WeakMap<object, Map<string, number[]>>()
  md.block.ruler.before('html_block', 'ended_html', function endedHtml(state, start, end, silent) {
    const textOf = (line: number): string => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
    // An empty line in a quote would end the quote.
    if (silent || state.parentType === 'blockquote' || !/^<[/a-z]/i.test(textOf(start)))
      return false
    const env = state.env as object
    const indentOf = (line: number): number => (state.sCount[line] ?? 0) - state.blkIndent
    const isBlock = (line: number): boolean => {
      const [all, ticks, waves] = block.exec(textOf(line)) ?? []
      const mark = ticks ?? waves
      if (indentOf(line) >= 4 || mark === undefined)
        return indentOf(line) < 4 && all !== undefined
      const known = closings.get(env) ?? longestClosings(state.src)
      closings.set(env, known)
      return (known.get(mark[0]!)?.[line + 1] ?? 0) >= mark.length
    }
    let at = start + 1
    while (at < end && textOf(at) !== '' && indentOf(at) >= 0 && !isBlock(at))
      at++
    if (at >= end || textOf(at) === '' || indentOf(at) < 0 || isInside(state.src.slice(state.bMarks[start], state.bMarks[at])))
      return false
    const { length } = state.tokens
    const rules = md.block.ruler.getRules('')
    const isTaken = rules.slice(rules.indexOf(endedHtml) + 1).some(rule => rule(state, start, at, false))
    if (isTaken && state.line === at && state.tokens[length]?.type === 'html_block')
      found(at, env)
    return isTaken
  })
}

/** For either mark of a fence, the length of the longest line that could close one, at each line or below it. */
function longestClosings(source: string): Map<string, number[]> {
  const lines = source.split('\n')
  return new Map(['`', '~'].map((mark) => {
    const closing = new RegExp(`^\\s*(${mark}{3,})\\s*$`)
    const lengths = lines.map(line => closing.exec(line)?.[1]?.length ?? 0)
    for (let line = lines.length - 2; line >= 0; line--)
      lengths[line] = Math.max(lengths[line]!, lengths[line + 1]!)
    return [mark, lengths]
  }))
}

/** Whether HTML ends within a tag, a comment, or an element whose content is taken as it is. */
function isInside(html: string): boolean {
  const open = new Map<string, boolean>()
  for (const [mark, slash, name] of html.matchAll(verbatim))
    open.set(name?.toLowerCase() ?? '', name === undefined ? mark === '<!--' : slash === '')
  return html.lastIndexOf('<') > html.lastIndexOf('>') || [...open.values()].includes(true)
}
