/** A name with what it is, as plain text sets it: deeper below the name, or beside it. */
export interface Hanging {
  term: string
  /** The lines of its text, and which of the whole the first is. */
  text: string[]
  at: number
}

const widest = 60

/** Reads `-i, --ignore-case` with deeper lines below or `-i    Ignore case` with lines that go on below that; undefined for anything else. */
export function readHanging(lines: readonly string[]): Hanging | undefined {
  const [first = '', ...rest] = lines
  const indent = indentOf(first)
  const [, term = '', gap = '', text] = /^(.*?\S)(\s{2,})(\S.*)$/.exec(first.trim()) ?? []
  const isOption = /^-{1,2}[\w?]/.test(first.trim())
  if (text !== undefined && term.length <= widest / 2 && (isOption || rest.length > 0) && rest.every(line => Math.abs(indentOf(line) - indent - term.length - gap.length) <= 1))
    return { term, text: [text, ...rest.map(line => line.trim())], at: 0 }
  const name = first.trim()
  return rest.length > 0 && name.length <= widest && (isOption || !/[.!?:;,]$/.test(name)) && rest.every(line => indentOf(line) >= indent + 2)
    ? { term: name, text: rest.map(line => line.trim()), at: 1 }
    : undefined
}

function indentOf(line: string): number {
  return line.replaceAll('\t', '        ').length - line.replaceAll('\t', '        ').trimStart().length
}
