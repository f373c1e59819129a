import type { Rich } from '../rich.ts'
import type { Context } from './context.ts'
import type { Note, Part } from './slide.ts'
import { plainOf, unlinked } from '../rich.ts'
import { noteOf, partOf, shorten } from './context.ts'

/** A title that leaves room for what it names; the whole of a longer one goes into the notes. */
export function titleOf(rich: Rich, context: Context, most = 14): { title: Part, notes: Note[] } {
  const plain = unlinked(rich).map(piece => ({ ...piece, styles: piece.styles.filter(style => style === 'code' || style === 'em') }))
  const short = shorten(plain, most, context)
  return { title: partOf(short, context, { cite: false, as: 'inline' }), notes: plainOf(short) === plainOf(plain) ? [] : [wholeTitle(rich, context)] }
}

/** One note for all slides of a heading, by which it is said once. */
export function wholeTitle(rich: Rich, { wholeTitles }: Pick<Context, 'wholeTitles'>): Note {
  const whole = wholeTitles.get(rich) ?? noteOf(rich)
  wholeTitles.set(rich, whole)
  return whole
}
