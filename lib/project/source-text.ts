import type { Buffer } from 'node:buffer'
import type { Problem } from './problem.ts'
import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import { endless } from './own-file.ts'
import { LecternError } from './problem.ts'
import { systemProblem } from './system-error.ts'

/** Bytes of a deck's Markdown: ten times what 500 slides have. More is data, which no slide shows. */
export const mostMarkdown = 2_000_000

const expected = 'Markdown as UTF-8 text'

/**
 * Reads a Markdown file. Slidev would take other encodings for UTF-8.
 *
 * @param path absolute path
 * @param name how problems name it
 * @throws LecternError when it cannot be read, or is no UTF-8 text
 */
export async function readSource(path: string, name: string): Promise<string> {
  const unreadable = (error: unknown): never => {
    const problem = systemProblem(error)
    throw problem
      ? new LecternError({ ...problem, file: name, found: `cannot be read: ${problem.found}` })
      : error
  }
  const kind = await stat(path).catch(unreadable)
  if (!kind.isFile() && !kind.isDirectory())
    throw new LecternError({ file: name, expected, found: endless, fix: 'put a file in its place' })
  const { size } = kind
  if (size > mostMarkdown)
    throw tooMuchMarkdown(name, size)
  const bytes = await readFile(path).catch(unreadable)
  const fault = faultOf(bytes)
  if (fault)
    throw new LecternError({ file: name, expected, ...fault })
  return textOf(bytes)
}

/** UTF-8, without a byte order mark. */
export function textOf(bytes: Buffer): string {
  return withoutMark(bytes.toString('utf8'))
}

/** A text without the byte order mark that Windows programs write. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

/**
 * @param name the file, or the first of several
 * @param bytes how many they have
 */
export function tooMuchMarkdown(name: string, bytes: number): LecternError {
  return new LecternError({
    file: name,
    found: `${(bytes / 1e6).toFixed(1)} MB of Markdown`,
    expected: `${mostMarkdown / 1e6} MB at most in a deck, which is more than 1,000 slides have`,
    fix: 'split it into several decks; move data into files of its own, pictures into public/',
  })
}

/** Why bytes are no text that is read as it is meant; undefined when they are. */
export function faultOf(bytes: Buffer): Pick<Problem, 'line' | 'found' | 'fix'> | undefined {
  const again = 'save the file again with the encoding "UTF-8"'
  const start = bytes.subarray(0, 2).toString('hex')
  if (start === 'fffe' || start === 'feff')
    return { line: 1, found: 'the file is UTF-16', fix: `${again}, or: iconv -f UTF-16 -t UTF-8` }
  const nul = bytes.indexOf(0)
  if (nul >= 0)
    return { line: lineAt(bytes, nul), found: 'a NUL byte: this is a binary file, or text in another encoding', fix: `replace it with a text file, or ${again}` }
  if (!isUtf8(bytes))
    return { line: lineOfFault(bytes), found: 'bytes that are not UTF-8', fix: again }
  return undefined
}

/** The first line that is no UTF-8, from 1: no letter has the byte of a line's end in it. */
function lineOfFault(bytes: Buffer): number {
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(0x0A, start)
    if (end < 0 || !isUtf8(bytes.subarray(start, end)))
      return line
    start = end + 1
  }
}

/** Line of a byte, from 1. */
function lineAt(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).filter(byte => byte === 0x0A).length + 1
}
