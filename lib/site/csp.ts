import type { RemoteKind, RemoteSources } from '../print/settle/snapshot.ts'
import { createHash } from 'node:crypto'

/**
 * What a page of the site may do. Scripts only from the site's own files or with a known hash; no `eval`, no
 * other origin, not even the visitor's own machine: a speaker's endpoint is reached through the dev server only.
 * Styles may be in attributes: Slidev scales and places slides with them, and Shiki colours code.
 */
const rules: Record<string, string[]> = {
  'default-src': ['\'none\''],
  'script-src': ['\'self\''],
  'style-src': ['\'self\'', '\'unsafe-inline\''],
  'img-src': ['\'self\'', 'data:', 'blob:'],
  'font-src': ['\'self\''],
  'media-src': ['\'self\'', 'blob:'],
  'connect-src': ['\'self\''],
  'worker-src': ['\'self\''],
  'frame-src': ['\'self\''],
  'manifest-src': ['\'self\''],
  'form-action': ['\'none\''],
  'base-uri': ['\'none\''],
}

/** `'sha256-…'` of an inline script's text. */
export function scriptHash(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}

/**
 * The policy's text.
 *
 * @param inlineScripts inline scripts that it lets run
 * @param remote origins that a deck's author takes something from; the page asks hosts of frames whether they are there
 */
export function policy(inlineScripts: string[], remote: RemoteSources = {}): string {
  return Object.entries(rules)
    .map(([name, values]) => [
      name,
      ...values,
      ...(name === 'script-src'
        ? inlineScripts.map(scriptHash)
        : []),
      ...remote[name.replace(/-src$/, '') as RemoteKind] ?? [],
      ...(name === 'connect-src'
        ? remote.frame?.filter(origin => !remote.connect?.includes(origin)) ?? []
        : []),
    ].join(' '))
    .join('; ')
}

/** What a page tells the hosts that it takes something from: nothing, but that some players in frames want to know where they are. */
export function referrerPolicy({ frame = [] }: RemoteSources): string {
  return frame.length > 0 ? 'strict-origin-when-cross-origin' : 'no-referrer'
}
