import type { GenericSchema } from 'valibot'
import { array, object, optional, picklist, record, string } from 'valibot'

/** What one built JavaScript file needs at once. */
export interface ChunkNeeds {
  imports: string[]
  /** Its own style sheets. */
  css: string[]
}

/** What building a deck leaves for writing its pages. Files are relative to the deck's folder. */
export interface DeckManifest {
  /** The script every page of the deck starts with. */
  entry: string
  /** The script of each slide, by number from 1. */
  slides: Record<number, string>
  files: Record<string, ChunkNeeds>
  /** The one colour scheme of a deck or theme that has no other. */
  scheme?: 'light' | 'dark'
  /** Sources that read fields whose names only the page knows, and the names published for them; empty when there are none. */
  opened: { by: string[], names: string[] }
}

/** The manifest's file name in a built deck's folder; it is not published. */
export const deckManifestFile = 'lectern-deck.json'

export const deckManifestSchema: GenericSchema<unknown, DeckManifest> = object({
  entry: string(),
  slides: record(string(), string()),
  files: record(string(), object({ imports: array(string()), css: array(string()) })),
  scheme: optional(picklist(['light', 'dark'])),
  opened: object({ by: array(string()), names: array(string()) }),
})
