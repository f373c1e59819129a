import type { Buffer } from 'node:buffer'
import { LecternError } from '../../project/problem.ts'

/** More than any article has, and what a talk can be made of: 5 MB of text are 800,000 words. */
export const mostBytes = 5_000_000

/**
 * The text of a file in whatever encoding it is: UTF-8, UTF-16 with a byte order mark, else Windows-1252.
 *
 * @param name how the problem names the file
 * @throws LecternError for what is empty, binary or larger than `mostBytes`
 */
export function decode(bytes: Buffer, name: string): string {
  const refuse = (found: string, fix: string): LecternError => new LecternError({
    file: name,
    found,
    expected: 'an article as text: Markdown, HTML or plain text, at most 5 MB',
    fix,
  })
  if (bytes.length > mostBytes)
    throw refuse(`${(bytes.length / 1e6).toFixed(1)} MB of input`, 'take only the chapter that the talk is about')
  const bom = bytes.subarray(0, 2).toString('hex')
  const encoding = bom === 'fffe' ? 'utf-16le' : bom === 'feff' ? 'utf-16be' : 'utf-8'
  const text = encoding === 'utf-8' ? utf8(bytes) : new TextDecoder(encoding).decode(bytes)
  if (/^\s*$/.test(text))
    throw refuse('no text: the input is empty', 'name a file that holds an article')
  const controls = [...text].filter(isControl).length
  if (text.includes('\0') || controls > text.length / 200)
    throw refuse('a binary file: it holds bytes that no text has', 'save or export the article as text first')
  return text.replace(/\r\n?/g, '\n').replace(/[\u2028\u2029\f\v]/g, '\n').replace(/[^\P{Cc}\t\n\u0080-\u009F]/gu, '')
}

function isControl(character: string): boolean {
  return character === '\uFFFD' || (character < ' ' && !'\t\n\r\f\v\u001B'.includes(character))
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }
  catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
