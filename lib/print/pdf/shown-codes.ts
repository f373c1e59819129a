import { tokens } from './read/tokens.ts'

const showing = new Set(['Tj', 'TJ', '\'', '"'])

/**
 * Which codes of two bytes a content stream shows in which font.
 *
 * @returns by the font's name in the stream's resources; undefined where strings are not spelled as Chromium spells them
 */
export function shownCodes(content: string): Map<string, Set<number>> | undefined {
  const shown = new Map<string, Set<number>>()
  const kept: string[] = []
  let font = ''
  let operands: string[] = []
  for (const { text, operator } of tokens(content)) {
    if (!operator) {
      operands.push(text)
      continue
    }
    if (text === 'q') {
      kept.push(font)
    }
    else if (text === 'Q') {
      font = kept.pop() ?? ''
    }
    else if (text === 'Tf') {
      font = operands.at(-2)?.slice(1) ?? ''
    }
    else if (showing.has(text)) {
      if (operands.includes(''))
        return undefined
      const known = shown.get(font) ?? new Set()
      shown.set(font, known)
      for (const [code] of operands.filter(operand => operand.startsWith('<')).flatMap(codes => [...codes.replace(/[<>\s]/g, '').matchAll(/.{1,4}/g)]))
        known.add(Number.parseInt(code.padEnd(4, '0'), 16))
    }
    operands = []
  }
  return shown
}
