import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { TalkSetup } from '../../slidev/talk-setup.ts'
import { loadTalkSetup } from '../../slidev/talk-setup.ts'

/** A talk's add-ons, by language. */
export type AddOns = Required<TalkSetup>['addOns']

/** The add-ons of the deck that Slidev is at work on. */
export async function addOnsOf({ roots }: Pick<ResolvedSlidevOptions, 'roots'>): Promise<AddOns> {
  return (await loadTalkSetup(roots)).addOns
}

const name = 'virtual:lectern-page-halves'

/** The page's halves of the add-ons, by language. A hosted talk is files alone: nobody is there to ask. */
export function pageHalves(options: Pick<ResolvedSlidevOptions, 'roots' | 'mode'>): Plugin {
  return {
    name: 'lectern:page-halves',
    resolveId: source => source === name ? `\0${name}` : undefined,
    async load(id) {
      if (id !== `\0${name}`)
        return undefined
      const halves = options.mode === 'dev' ? Object.entries(await addOnsOf(options)).filter(([, { page }]) => page !== undefined) : []
      return [
        ...halves.map(([, { page }], index) => `import * as half${index} from ${JSON.stringify(page)}`),
        `export const pageHalves = {${halves.map(([language], index) => `${JSON.stringify(language)}: half${index}`).join(', ')}}`,
      ].join('\n')
    },
  }
}
