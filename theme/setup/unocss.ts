import { defineUnoSetup } from '@slidev/types'

/** Slidev's own chrome (controls, presenter, overview) takes our paper, ink and faces by these names. */
export default defineUnoSetup(() => ({
  theme: {
    fontFamily: {
      sans: 'var(--lectern-font)',
      mono: 'var(--lectern-font-mono)',
    },
  },
  shortcuts: {
    'bg-main': 'bg-$lectern-paper',
    'text-main': 'text-$lectern-ink',
    'border-main': 'border-$lectern-line',
  },
}))
