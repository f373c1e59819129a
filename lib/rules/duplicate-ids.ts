import type { HtmlTag } from '../markdown/html.ts'
import type { Rule } from '../project/rule.ts'
import { readMarkup } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'

/** Refuses an id that two elements of a slide have. */
export const duplicateIds: Rule = defineRule({ id: 'duplicate-id', kind: 'source', severity: 'warning', why: 'Links, labels and gradients that name an id find the first element that has it.' }, deck => deck.slides.flatMap((slide) => {
  const { tags } = readMarkup(slide.content)
  const inBranch = branches(tags)
  const seen = new Set<string>()
  return tags.flatMap((tag) => {
    const { id } = tag.attributes
    // A component's id is what it makes of it.
    if (!id || id.includes('{{') || /^[A-Z]|-/.test(tag.name) || inBranch.has(tag))
      return []
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ ...placeAt(slide, tag.places.id![0]), severity: 'care' as const, found: `duplicate id="${id}" on this slide`, expected: 'one element for each id', fix: 'give one of them another id' }]
  })
}))

/** Elements in a branch of v-if, or in what a component such as <v-switch> chooses from: others are not there at the same time. */
function branches(tags: readonly HtmlTag[]): Set<HtmlTag> {
  const found = new Set<HtmlTag>()
  for (const tag of tags) {
    if (['v-if', 'v-else-if', 'v-else', 'v-for'].some(key => key in tag.attributes) || (tag.parent && (tag.name === 'template' || found.has(tag.parent))))
      found.add(tag)
  }
  return found
}
