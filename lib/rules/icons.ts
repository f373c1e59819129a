import type { Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { foreignContent } from 'parse5'
import { readMarkup } from '../markdown/markup.ts'
import { iconsOf, splitIcon } from '../project/icon-sets.ts'
import { nearestOf } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { componentsOf, pascalCase } from '../slidev/names.ts'
import { placeAt } from './place.ts'

/** Elements of SVG that are written with capitals: `feBlend` is none of the set `fe`. */
const drawing = new Set(foreignContent.SVG_TAG_NAMES_ADJUSTMENT_MAP.values())

/** An icon as its author names it: the set that it says, and the rest. */
interface Named {
  set: string
  icon: string
  written: string
  start: number
}

/** Refuses an icon that its set does not have; a set that is not installed is not judged. */
export const icons: Rule = defineRule({ id: 'unknown-icon', kind: 'source', severity: 'error', why: 'An icon that its set does not have shows nothing.' }, (deck) => {
  const { names } = componentsOf(deck)
  const near = new Map<string, (icon: string) => string | undefined>()
  return deck.slides.flatMap(slide => namedIcons(slide, names, deck.folder).flatMap(({ set, icon, written, start }): Problem[] => {
    const known = iconsOf(set, deck.folder)
    if (!known || known.has(icon))
      return []
    near.set(set, near.get(set) ?? nearestOf(known))
    const meant = near.get(set)!(icon)
    return [{ ...placeAt(slide, start), found: `no icon "${written}"`, expected: meant ? `"${set}-${meant}"?` : `an icon of the set ${set}`, fix: 'correct the name' }]
  }))
})

function namedIcons({ content }: Slide, components: Set<string>, folder: string): Named[] {
  return readMarkup(content).tags.flatMap((tag): Named[] => {
    const named = drawing.has(tag.name) || components.has(pascalCase(tag.name)) ? undefined : splitIcon(tag.name, folder)
    const classes = [...(tag.attributes.class ?? '').matchAll(/(?<=^|\s)i-([a-z][\w-]*):([a-z0-9][a-z0-9-]*)(?=$|\s)/g)]
    return [
      ...named ? [{ ...named, written: tag.name, start: tag.start }] : [],
      ...classes.map(([written, set = '', icon = '']) => ({ set, icon, written, start: (tag.places.class?.[0] ?? tag.start) + content.slice(tag.places.class?.[0] ?? tag.start).indexOf(written) })),
    ]
  })
}
