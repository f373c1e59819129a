import type { FunctionalComponent } from 'vue'
import { h } from 'vue'
import { deck } from './deck.ts'

export const GlobalTop: FunctionalComponent = () => h(deck.layers.GlobalTop)
export const GlobalBottom: FunctionalComponent = () => h(deck.layers.GlobalBottom)
export const SlideTop: FunctionalComponent = () => h(deck.layers.SlideTop)
export const SlideBottom: FunctionalComponent = () => h(deck.layers.SlideBottom)
