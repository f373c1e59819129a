/** Letters of one field of a problem. */
const most = 2000

/** Control characters, C1's among them, but for the line break and the tab; what turns the direction of what follows. */
// eslint-disable-next-line no-control-regex
const unseen = /[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g

/**
 * Words of strangers as a terminal may show them: a deck's or a file's could move its cursor, colour it, rename its window
 * or turn the text around them, so that a problem reads as another. Of what is very long, the middle is left out.
 */
export function printable(text: string): string {
  const short = text.length > most ? `${text.slice(0, most - 200)} … ${text.slice(-200)}` : text
  return short.replaceAll('\r\n', '\n').replace(unseen, letter => `\\u{${letter.charCodeAt(0).toString(16)}}`)
}
