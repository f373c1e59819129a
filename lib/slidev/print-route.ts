import type { Plugin } from 'vite'
import { printFlag } from './contract.ts'

/** Keeps Slidev's `/print` page in every build: PDFs are printed from the built site, not from a dev server. */
export function printRoute(): Plugin {
  return {
    name: 'lectern:print-route',
    apply: 'build',
    config: () => ({
      define: { [printFlag]: 'true' },
    }),
  }
}
