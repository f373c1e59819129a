/** A formula of a slide's Markdown. */
export interface Formula {
  tex: string
  /** Between `$$`, on lines of its own. */
  isBlock: boolean
  /** Offsets in the Markdown: of its first sign, and after its last; of a block, after the `$$` that closes it. */
  start: number
  end: number
}

/**
 * Finds formulas as Slidev does (`katex.ts` of @slidev/cli): between `$$` that begin a line, and between `$` that have no
 * blank within and no digit after them.
 *
 * @param markdown where code, comments and HTML are blanks, as far as it is long
 */
export function findFormulas(markdown: string): Formula[] {
  const found: Formula[] = []
  let rest = ''
  let at = 0
  const lines = markdown.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const first = /^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*\$\$/.exec(line)?.[0]
    const start = at
    at += line.length + 1
    if (first === undefined) {
      rest += `${line}\n`
      continue
    }
    const opened = line.slice(first.length)
    let tex = opened.trimEnd()
    let isClosed = tex.endsWith('$$')
    while (!isClosed && index + 1 < lines.length) {
      const next = lines[++index]!
      at += next.length + 1
      tex += `\n${next.trimEnd()}`
      isClosed = next.trimEnd().endsWith('$$')
    }
    found.push({ tex: isClosed ? tex.slice(0, -2) : tex, isBlock: true, start: start + first.length, end: at - 1 })
    rest += markdown.slice(start, at).replace(/[^\n]/g, ' ')
  }
  return [...found, ...inlineFormulas(rest)].sort((one, other) => one.start - other.start)
}

function inlineFormulas(text: string): Formula[] {
  const found: Formula[] = []
  for (const { 0: paragraph, index: from } of text.matchAll(/(?:(?!\n[ \t]*\n)[\s\S])+/g)) {
    for (const match of paragraph.matchAll(/\\[\s\S]|\$(?![ \t$])((?:\\[\s\S]|[^$\\])+)(?<![ \t])\$(?!\d)|\$/g)) {
      if (match[1] !== undefined)
        found.push({ tex: match[1], isBlock: false, start: from + match.index + 1, end: from + match.index + 1 + match[1].length })
    }
  }
  return found
}
