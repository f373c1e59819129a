import type { Plugin } from 'vite'
import process from 'node:process'
import { smallFonts } from '../trim/fonts.ts'
import { trimClient } from '../trim/index.ts'
import { sharedClient } from './client-plugin.ts'
import { deckOnly } from './deck-plugin.ts'

/**
 * The plug-in for what this process builds, told by `run-slidev.ts` in the environment: the client that all
 * decks share, or one deck against it. The dev server needs neither.
 */
export function splitClient(): Plugin[] {
  if (process.env.LECTERN_BUILDS === 'client') {
    return [
      trimClient(),
      smallFonts(),
      sharedClient(),
    ]
  }
  const { LECTERN_CLIENT, LECTERN_DECK } = process.env
  return LECTERN_CLIENT && LECTERN_DECK
    ? [
        deckOnly(LECTERN_CLIENT, LECTERN_DECK),
      ]
    : []
}
