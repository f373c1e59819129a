import type { Node } from 'acorn'

/** Text put into a program. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Name of the function that a program calls in each loop and at the start of each function. */
export const tick = 'lecternTick'

/** What `ticks` puts in, and nothing that an author writes. */
const put = new RegExp(`[{(]?${tick}\\(\\)(?:;;?|,)|/\\*tick\\*/[)}]`, 'g')

/**
 * Calls of `lecternTick` in all that can go on for ever, so that Stop reaches a program wherever it is
 * (`stop-check.ts`).
 */
export function ticks(root: Node): Edit[] {
  const edits: Edit[] = []
  const insert = (at: number, text: string): void => void edits.push({ start: at, end: at, text })

  function visit(value: unknown): void {
    if (Array.isArray(value))
      return value.forEach(visit)
    if (!isNode(value))
      return
    const { body, type } = value
    if (isNode(body) && /^(?:For|While|DoWhile|Function|ArrowFunction)/.test(type)) {
      if (body.type === 'BlockStatement') {
        insert(body.start + 1, `${tick}();`)
      }
      else {
        const [open, close] = type === 'ArrowFunctionExpression' ? [`(${tick}(),`, ')'] : [`{${tick}();;`, '}']
        insert(body.start, open)
        insert(body.end, `/*tick*/${close}`)
      }
    }
    Object.values(value).forEach(visit)
  }
  visit(root)
  return edits
}

/** The column that the author's own line has, from 1, for one in the line as it runs. */
export function authorsColumn(line: string, column: number): number {
  return column - [...line.slice(0, column - 1).matchAll(put)].reduce((sum, [text]) => sum + text.length, 0)
}

function isNode(value: unknown): value is Node & { body?: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
