import { findDecks } from '../lib/project/decks.ts'
import { root } from '../lib/project/root.ts'

/** Name of the talk of this repository that is measured: the first of its `slides/`. */
export const ownTalk = findDecks(root, ['slides'])[0]!.name
