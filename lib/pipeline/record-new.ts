import { Buffer } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSnippet } from '../features/snippet/load-snippet.ts'
import { recordSnippets } from '../features/snippet/record.ts'
import { loadRecording } from '../features/snippet/show-snippet.ts'
import { placeFile } from '../project/place.ts'

/** Code and output that one slide holds beneath each other, in lines. */
const most = { code: 6, output: 4 }

/**
 * Runs the snippets of a new deck in the cage; those that end well get Run and what they printed, where both fit the
 * slide. The others stay as they are: code to read.
 *
 * @param target absolute path of the deck's folder
 * @returns how many ran, and how many there are
 */
export async function recordNew(target: string, paths: string[]): Promise<{ ran: number, all: number }> {
  const names = paths.filter(path => /^snippets\/.*\.(?:py|ts|js)$/.test(path)).map(path => path.slice('snippets/'.length))
  if (names.length === 0)
    return { ran: 0, all: 0 }
  const { recorded } = await recordSnippets(target, names.map(name => loadSnippet(target, name)), {})
  const file = join(target, 'slides.md')
  let slides = readFileSync(file, 'utf8')
  let ran = 0
  for (const { src, change } of recorded) {
    const recording = change === 'refused' ? undefined : loadRecording(target, src)
    const output = recording?.pieces.reduce((sum, piece) => sum + (piece.kind === 'picture' ? most.output + 1 : piece.text.split('\n').length), 0) ?? 0
    const code = existsSync(join(target, 'snippets', src)) ? readFileSync(join(target, 'snippets', src), 'utf8').trimEnd().split('\n').length : 0
    if (!recording || output > most.output + 1 || code > most.code)
      continue
    slides = slides.replace(`<<< ./snippets/${src}\n`, `<RunnableSnippet src="${src}" />\n`)
    ran++
  }
  await placeFile(file, Buffer.from(slides))
  return { ran, all: names.length }
}
