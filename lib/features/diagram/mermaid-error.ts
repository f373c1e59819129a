import type { Problem } from '../../project/problem.ts'

/** Mermaid's refusal of a source: its own message with the caret, and the line it means. */
export class MermaidError extends Error {
  readonly code: string
  /** From 1, in the source as the author wrote it. */
  readonly line: number

  /**
   * @param code the source that was refused
   * @param message what Mermaid said
   */
  constructor(code: string, message: string) {
    const lines = code.split('\n')
    const [, line = '1', column] = /\bline (\d+)(?:, column (\d+))?/.exec(message) ?? []
    const no = Math.min(Number(line) + skipped(lines), lines.length)
    // The newer of Mermaid's two parsers names a column and draws no caret.
    super(column && !/^-*\^/m.test(message)
      ? `${message.trimEnd()}\n${lines[no - 1] ?? ''}\n${'-'.repeat(Number(column) - 1)}^`
      : message)
    this.name = 'MermaidError'
    this.code = code
    this.line = no
  }
}

/** Lines at the top that Mermaid takes off before it counts: blank ones (our comments were there) and YAML between dashes. */
function skipped(lines: string[]): number {
  const first = lines.findIndex(line => line.trim())
  if (lines[first]?.trim() !== '---')
    return Math.max(0, first)
  const end = lines.findIndex((line, index) => index > first && line.trim() === '---')
  return end < 0
    ? first
    : end + 1
}

/** The problem that an author reads. */
export function refusal(error: MermaidError, place: Pick<Problem, 'file' | 'line' | 'slide'>): Problem {
  return {
    ...place,
    found: `Mermaid refuses this diagram:\n${error.message.trimEnd().split('\n').map(line => `    ${line}`).join('\n')}`,
    expected: 'a diagram in Mermaid\'s syntax',
    fix: 'correct the line named above',
  }
}
