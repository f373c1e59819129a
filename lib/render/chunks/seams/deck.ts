import type { SlideRoute } from '@slidev/types'
import type { Component, ShallowRef } from 'vue'
import { shallowRef } from 'vue'

/** Everything of a deck that Slidev's client asks for and that differs from deck to deck. */
export interface DeckParts {
  slides: SlideRoute[]
  layers: Record<'GlobalTop' | 'GlobalBottom' | 'SlideTop' | 'SlideBottom', Component>
  /** Loads what is added to Slidev's bar of buttons, which few visitors open. */
  navControls: () => Promise<Component>
  /** Loads the component that draws slide titles with their markup. */
  titles: () => Promise<Component>
  setups: Record<SetupName, unknown[]>
}

/** Slidev's hooks that run in the browser and may come from a deck's own `setup/`. */
export type SetupName = 'main' | 'root' | 'routes' | 'shortcuts' | 'context-menu'

const nothing: Component = {
  render: () => null,
}

/** Filled by `play` before Slidev's client starts; read by the other seams when they are called. */
export const deck: DeckParts = {
  slides: [],
  layers: {
    GlobalTop: nothing,
    GlobalBottom: nothing,
    SlideTop: nothing,
    SlideBottom: nothing,
  },
  navControls: async () => nothing,
  titles: async () => nothing,
  setups: {
    'main': [],
    'root': [],
    'routes': [],
    'shortcuts': [],
    'context-menu': [],
  },
}

export const slides: ShallowRef<SlideRoute[]> = shallowRef([])

/** Hands a deck's parts to the client. */
export function provideDeck(parts: DeckParts): void {
  Object.assign(deck.layers, parts.layers)
  for (const [name, list] of Object.entries(parts.setups))
    deck.setups[name as SetupName].push(...list)
  deck.navControls = parts.navControls
  deck.titles = parts.titles
  slides.value = parts.slides
}
