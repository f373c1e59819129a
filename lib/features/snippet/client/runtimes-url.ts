import { deckBase } from '../../../slidev/client/deck-base.ts'

/** Address of the deck's runtimes, with a final slash: the dev server serves them too. */
export const runtimesUrl: string = `${import.meta.env.DEV
  ? import.meta.env.BASE_URL
  : deckBase}runtimes/`
