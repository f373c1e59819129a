import type { FunctionalComponent } from 'vue'
import { h } from 'vue'
import { deck } from './deck.ts'

const NavControls: FunctionalComponent = () => h(deck.navControls)

export default NavControls
