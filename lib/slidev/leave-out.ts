import type { Plugin } from 'vite'
import type { SlidevSession } from '../project/session.ts'
import type { Part } from './unused.ts'
import { dispensable, modules } from './contract.ts'

/** How a build says that a deck needs a part after all: `runSlidev` builds it with all of them. */
export const neededLine = /this deck needs Slidev's "\w+" after all/

/**
 * Leaves parts of Slidev's client out of a deck's build that nothing in the deck asks for: a sixth of what a visitor loads
 * first. A module that asks all the same, such as a component from outside the deck's folders, ends the build.
 */
export function leaveOut({ without }: Pick<SlidevSession, 'without'>): Plugin {
  const changes = partsIn(without).flatMap(part => dispensable[part].changes)
  return {
    name: 'lectern:leave-out',
    apply: 'build',
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: { id: modules.client },
      handler: (code, id) => changes
        .filter(({ file }) => id.replaceAll('\\', '/').endsWith(`@slidev/client/${file}`))
        // Where another Slidev says it in other words, the part stays, and nothing is amiss.
        .reduce((text, { from, to }) => text.replace(from, to), code),
    },
  }
}

/** Sees what was compiled; see `leaveOut`. */
export function refuseLeftOut({ without }: Pick<SlidevSession, 'without'>): Plugin | undefined {
  const parts = partsIn(without)
  if (parts.length === 0)
    return undefined
  return {
    name: 'lectern:refuse-left-out',
    apply: 'build',
    enforce: 'post',
    transform: {
      order: 'post',
      filter: { id: { exclude: modules.clientOrParser }, code: parts.map(part => dispensable[part].asked) },
      handler(code) {
        this.error(`this deck needs Slidev's "${parts.find(part => dispensable[part].asked.test(code))}" after all`)
      },
    },
  }
}

function partsIn(names: string[]): Part[] {
  return (Object.keys(dispensable) as Part[]).filter(part => names.includes(part))
}
