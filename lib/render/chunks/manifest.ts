/** Where the shared client keeps one module. */
export interface SharedModule {
  /** File under `dist/`, e.g. `assets/CiteRef-Bx3.js`. */
  file: string
  /** The module's export names, each with the name it has in `file`. */
  exports: Record<string, string>
  /** Name for `parts()`, for a module that is loaded with the slides that use it. */
  part?: string
}

/** What one built JavaScript file needs at once. */
export interface ChunkNeeds {
  imports: string[]
  /** Its own style sheets. */
  css: string[]
}

/** What building the shared client leaves for building decks against it. */
export interface ClientManifest {
  /** First chunk: Vue, Slidev's player and what every deck needs. */
  core: string
  /** Keyed by path from the project's root, or by package name. */
  modules: Record<string, SharedModule>
  files: Record<string, ChunkNeeds>
}

/** What building one deck leaves for writing its pages. Files are relative to the deck's folder. */
export interface DeckManifest {
  /** The script every page of the deck starts with. */
  entry: string
  /** The script of each slide, by number from 1. */
  slides: Record<number, string>
  /** Also names the client's files, with `sharedPrefix` before. */
  files: Record<string, ChunkNeeds>
  /** What Slidev's client asks of the headmatter. */
  configs: Record<string, unknown>
}

/** File names of the manifests in the built folders; neither is published. */
export const clientManifestFile = 'lectern-client.json'
export const deckManifestFile = 'lectern-deck.json'

/** How a deck's chunks name the shared client's files until the site is put together. */
export const sharedPrefix = 'lectern-shared:'
