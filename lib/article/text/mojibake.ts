import type { Remark } from '../article.ts'

const pages = ['windows-1252', 'windows-1257', 'windows-1250', 'windows-1254', 'macintosh', 'windows-1251', 'iso-8859-15']

/** Character => byte of each code page, what it lacks as in Windows-1252: text is often decoded by two in turn. */
const tables: Map<string, number>[] = pages.map((page) => {
  const table = new Map<string, number>()
  for (const name of ['windows-1252', page]) {
    for (let byte = 0x80; byte < 0x100; byte++) {
      const character = new TextDecoder(name).decode(Uint8Array.of(byte))
      if (character !== '\uFFFD')
        table.set(character, byte)
    }
  }
  return table
})

const suspect = /[\u0080-\uFFFF]{2,}/g

/**
 * Gives UTF-8 that was read in a one-byte code page its characters back (`â€™` => `’`, `ā”€` => `─`), wherever the
 * bytes decode without fault; a character whose last byte was lost on the way only where its neighbours leave one
 * reading. Everything else stays.
 */
export function repairEncoding(lines: readonly string[]): { lines: string[], remarks: Remark[] } {
  const remarks: Remark[] = []
  const repaired = lines.map((line, index) => {
    const certain = line.replace(suspect, run => decodeRun(run))
    const whole = completeLost(certain)
    const place = { line: index + 1, end: index + 1 }
    if (whole !== line)
      remarks.push({ ...place, kind: 'repaired', text: `broken encoding: "${line.trim().slice(0, 12)}…" is "${whole.trim().slice(0, 12)}…"` })
    if (/[âāÃ][€”‚\u0080-\u009F]/.test(whole))
      remarks.push({ ...place, kind: 'uncertain', text: `broken encoding that could be several characters: "${whole.trim().slice(0, 40)}"` })
    return whole
  })
  return { lines: repaired, remarks }
}

function decodeRun(run: string): string {
  let best = run
  for (const table of tables) {
    const decoded = decodeWith(run, table)
    if (decoded.length < best.length)
      best = decoded
  }
  return best
}

/** Replaces each well-formed sequence of UTF-8 within a run; other characters stay as they are. */
function decodeWith(run: string, table: Map<string, number>): string {
  const characters = [...run]
  const bytes = characters.map(character => table.get(character))
  let out = ''
  for (let at = 0; at < characters.length;) {
    const length = sequenceLength(bytes[at])
    const sequence = bytes.slice(at, at + length)
    const text = length > 1 && sequence.length === length && sequence.slice(1).every(byte => byte !== undefined && byte >= 0x80 && byte < 0xC0)
      ? strict(sequence as number[])
      : undefined
    out += text ?? characters[at] ?? ''
    at += text === undefined ? 1 : length
  }
  return out
}

function sequenceLength(byte = 0): number {
  return byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 ? byte < 0xF0 ? 3 : 1 : byte >= 0xC2 ? 2 : 1
}

function strict(bytes: number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  }
  catch {
    return undefined
  }
}

/** Bytes that Windows-1252 gives no character are lost: `┌──ā”` can only be `┌──┐`, and `â€` after an opening quotation mark only the closing one. */
function completeLost(line: string): string {
  return line
    .replace(/(┌─*)[âā]”(?![\u0080-\uFFFF])/g, '$1┐')
    .replace(/(“[^“”]*?)â€(?![\u0080-\uFFFF])/g, '$1”')
}
