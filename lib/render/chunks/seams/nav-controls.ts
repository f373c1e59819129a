import { defineAsyncComponent } from 'vue'
import { deck } from './deck.ts'

export default defineAsyncComponent(() => deck.navControls())
