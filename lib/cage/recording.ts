import type { Ending, Piece } from './protocol.ts'
import { number, object, optional, picklist, safeParse, string } from 'valibot'
import { stringify } from 'yaml'
import { readYaml } from '../markdown/yaml.ts'
import { endings } from './protocol.ts'
import { mergeStreams } from './transcript.ts'

/** What a snippet gave when it was run for real. */
export interface Recording {
  /** Hash of the file that ran: `sha256:…`. */
  source: string
  /** Name and version of what ran it. */
  runtime: string
  /** `YYYY-MM-DD`. */
  recorded: string
  ending: Ending
  /** Line of the file that failed, from 1; 0 when none did. */
  line: number
  pieces: Piece[]
}

/** Whether the speaker's own Python made it: nobody else can be expected to get the same again. */
export function isLocal({ runtime }: Pick<Recording, 'runtime'>): boolean {
  return runtime.startsWith('local ')
}

/** Fences' words, in the file. */
const words: Record<Piece['kind'], string> = {
  stdout: 'stdout',
  stderr: 'stderr',
  result: 'result',
  error: 'error',
  picture: '',
}
const factsSchema = object({ source: string(), runtime: string(), recorded: string(), ending: picklist(endings), line: optional(number(), 0) })
const pictures = { 'image/svg+xml': 'svg', 'image/png': 'png' } as const

/** `bigram.py` => `bigram.py.recorded.md`, beside it. */
export function recordingName(src: string): string {
  return `${src}.recorded.md`
}

/** The recording as Markdown that reads well in a review: facts on top, then every piece of output in a fence of its own. */
export function formatRecording({ pieces, ...facts }: Recording): string {
  const head = stringify({ ...facts, line: facts.line || undefined })
  return `---\n${head}---\n${mergeStreams(pieces).map(fence).join('')}`
}

function fence(piece: Piece): string {
  const [word, text] = piece.kind === 'picture'
    ? [
        pictures[piece.mime],
        piece.mime === 'image/png'
          ? piece.data.replace(/.{76}/g, '$&\n')
          : piece.data,
      ]
    : [words[piece.kind], piece.text]
  const marks = '`'.repeat(Math.max(3, ...[
    ...text.matchAll(/^`+/gm),
  ].map(([run]) => run.length + 1)))
  // A stream's text ends its last line, or says that it does not.
  const stream = piece.kind === 'stdout' || piece.kind === 'stderr'
  const open = stream && !text.endsWith('\n')
    ? `${word} without line end`
    : word
  return `\n${marks}${open}\n${stream && text.endsWith('\n')
    ? text
    : `${text}\n`}${marks}\n`
}

/**
 * Reads what `formatRecording` wrote.
 *
 * @returns undefined when the text is not a recording
 */
export function parseRecording(text: string): Recording | undefined {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? []
  if (head === undefined || body === undefined)
    return undefined
  const { success, output: facts } = safeParse(factsSchema, readYaml(head).value)
  if (!success)
    return undefined
  return {
    ...facts,
    pieces: [
      ...body.matchAll(/^(`{3,})(\w+)( without line end)?\n([\s\S]*?)^\1$/gm),
    ].map(match => unfence(match[2]!, match[4]!, match[3] !== undefined)),
  }
}

function unfence(word: string, text: string, unended: boolean): Piece {
  const cut = text.replace(/\n$/, '')
  switch (word) {
    case 'svg': return { kind: 'picture', mime: 'image/svg+xml', data: cut }
    case 'png': return {
      kind: 'picture',
      mime: 'image/png',
      data: cut.replaceAll('\n', ''),
    }
    case 'stdout':
    case 'stderr': return {
      kind: word,
      text: unended ? cut : text,
    }
    default: return {
      kind: word === 'error'
        ? 'error'
        : 'result',
      text: cut,
    }
  }
}
