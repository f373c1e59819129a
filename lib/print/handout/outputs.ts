import type { Piece } from '../../cage/protocol.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictureTitle, pictureUrl } from '../../cage/pictures.ts'
import { parseRecording, recordingName } from '../../cage/recording.ts'
import { findSnippetTags } from '../../features/snippet/tags.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'

/** What a snippet on a slide gave when it was run for real, whole. */
export interface RecordedOutput {
  /** The snippet's file, relative to `snippets/`. */
  src: string
  /** `Python 3.13.2, 24 Nov 2026` or like it. */
  runtime: string
  html: string
}

/** The recordings of all snippets of a slide; on the slide itself a long one is cut. */
export function recordedOutputs(content: string, projectRoot: string): RecordedOutput[] {
  return findSnippetTags(content).flatMap(({ attributes }) => {
    const src = attributes.src ?? ''
    const file = join(projectRoot, 'snippets', recordingName(src))
    const recording = existsSync(file)
      ? parseRecording(readFileSync(file, 'utf8'))
      : undefined
    return recording
      ? [
          {
            src,
            runtime: `${recording.runtime}, recorded ${recording.recorded}`,
            html: recording.pieces.map(show).join(''),
          },
        ]
      : []
  })
}

/** Lines of an output that stay together on a page: a third of it. */
const together = 18

const isShort = (text: string): boolean => text.trim().split('\n').length <= together

function show(piece: Piece): string {
  if (piece.kind !== 'picture')
    return `<pre class="${piece.kind}${isShort(piece.text) ? ' whole' : ''}">${escapeHtml(piece.text.replace(/\n$/, ''))}</pre>`
  const title = (piece.mime === 'image/svg+xml' ? pictureTitle(piece.data) : piece.title) ?? 'Picture that the code drew'
  return `<img class="output-picture" alt="${escapeHtml(title)}" src="${escapeHtml(pictureUrl(piece.mime, piece.data))}"${piece.width ? ` style="width: ${piece.width}px"` : ''}>`
}
