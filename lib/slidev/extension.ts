import type { SlidevPreparserExtension } from '@slidev/types'
import type { SlidevSession } from '../project/session.ts'

/**
 * Gives a deck our addon, and our theme where it has none, in memory: its file stays as its author wrote it.
 * Slidev asks for the extensions of each load anew, and reads the entry's first slide first: that is the headmatter.
 */
export function deckExtension({ addon, theme, defaults }: Pick<SlidevSession, 'addon' | 'theme' | 'defaults'>): SlidevPreparserExtension {
  let headmatterSeen = false
  return {
    name: 'lectern',
    async transformSlide(_, frontmatter: Record<string, unknown>) {
      if (headmatterSeen)
        return undefined
      headmatterSeen = true
      const own = Array.isArray(frontmatter.addons) ? frontmatter.addons as unknown[] : []
      frontmatter.addons = [addon, ...own.filter(name => name !== 'lectern')]
      if (theme !== undefined)
        frontmatter.theme = theme
      for (const [name, value] of Object.entries(defaults))
        frontmatter[name] ??= value
      return undefined
    },
  }
}
