import type { Deck } from './deck.ts'
import type { DeckEntry } from './decks.ts'
import { slugify } from './decks.ts'

/** Names that Windows keeps for devices, whatever follows the first dot. */
export const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** Letters that no name has on Windows; on others a slash is one as well. */
// eslint-disable-next-line no-control-regex -- what Windows forbids
export const forbidden = /[\u0000-\u001F"*/:<>?\\|]+/

const allForbidden = new RegExp(forbidden, 'g')

/** What a name ends in that an export ends in anyway. */
const ending = /\.(?:pdf|pptx|png|html?)$/i

/**
 * What files of a deck are called: as the headmatter's `exportFilename` says, else as the deck is, `Año.md` => `Año`,
 * `My Talk/slides.md` => `My Talk`; but for what some file system forbids. Of a path it is the last part: where files go,
 * the command line says. Without `exportFilename` two decks' names differ as their addresses do.
 */
export function fileNameOf({ entry, name, headmatter }: Pick<DeckEntry, 'entry' | 'name'> & Partial<Pick<Deck, 'headmatter'>>): string {
  const chosen = headmatter?.exportFilename
  if (typeof chosen === 'string') {
    const allowed = allowedEverywhere(chosen.replace(/^.*[\\/]/, '').replace(ending, ''))
    if (allowed !== '')
      return besideDevices(allowed)
  }
  const parts = entry.replace(/(?:[\\/]slides)?\.md$/, '').split(/[\\/]/)
  for (let depth = 1; depth <= parts.length; depth++) {
    const own = parts.slice(-depth).join('-')
    if (slugify(own) === name) {
      const allowed = allowedEverywhere(own)
      return slugify(allowed) === name ? besideDevices(allowed) : name
    }
  }
  return name
}

function allowedEverywhere(own: string): string {
  return own.normalize('NFC').replace(allForbidden, '-').replace(/^[. ]+|[. ]+$/g, '')
}

function besideDevices(name: string): string {
  return name.replace(devices, '$&-')
}
