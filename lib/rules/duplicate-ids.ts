import type { Rule } from '../project/rule.ts'
import { readMarkup } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'

/** Refuses an id that two elements of a slide have. */
export const duplicateIds: Rule = defineRule({ id: 'duplicate-id', kind: 'source', severity: 'warning', why: 'Links, labels and gradients that name an id find the first element that has it.' }, deck => deck.slides.flatMap((slide) => {
  const seen = new Set<string>()
  return readMarkup(slide.content).tags.flatMap((tag) => {
    const { id } = tag.attributes
    // A branch of v-if and v-else is there alone; a component's id is what it makes of it.
    if (!id || /\{\{/.test(id) || /^[A-Z]|-/.test(tag.name) || ['v-if', 'v-else-if', 'v-else', 'v-for'].some(name => name in tag.attributes))
      return []
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const at = tag.places.id?.[0] ?? tag.start
    return [{ ...placeAt(slide, at), severity: 'care' as const, found: `duplicate id="${id}" on this slide`, expected: 'one element for each id', fix: 'give one of them another id' }]
  })
}))
