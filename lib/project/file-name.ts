import type { DeckEntry } from './decks.ts'
import { slugify } from './decks.ts'

/** Names that Windows keeps for devices, whatever follows the first dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * What files of a deck are called: `Año.md` => `Año`, `My Talk/slides.md` => `My Talk`, as its author wrote it, but for
 * what some file system forbids. Two decks' names differ as their addresses do, so that no file takes another's place.
 */
export function fileNameOf({ entry, name }: Pick<DeckEntry, 'entry' | 'name'>): string {
  const parts = entry.replace(/(?:[\\/]slides)?\.md$/, '').split(/[\\/]/)
  for (let depth = 1; depth <= parts.length; depth++) {
    const own = parts.slice(-depth).join('-')
    if (slugify(own) === name)
      return allowedEverywhere(own, name)
  }
  return name
}

function allowedEverywhere(own: string, name: string): string {
  // eslint-disable-next-line no-control-regex -- what Windows forbids
  const allowed = own.normalize('NFC').replace(/[\u0000-\u001F"*/:<>?\\|]+/g, '-').replace(/^[. ]+|[. ]+$/g, '')
  return slugify(allowed) === name ? allowed.replace(devices, '$&-') : name
}
