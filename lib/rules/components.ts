import type { DeckRule } from '../project/rule.ts'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { iconsOf } from '../project/icon-sets.ts'
import { nearest } from '../project/nearest.ts'
import { componentNames, pascalCase } from './names.ts'

/** PascalCase, or kebab-case with at least one hyphen: HTML has no such elements of its own. */
const component = /^(?:[A-Z]\w*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)$/

/** Refuses a component that does not exist: Slidev shows nothing in its place and builds on. */
export const components: DeckRule = (deck) => {
  const known = componentNames(deck.folder)
  return deck.slides.flatMap(slide => readMarkup(slide.content).tags.filter(({ name }) => component.test(name) && !known.has(pascalCase(name)) && !isIcon(name)).map(({ name, start }) => {
    const near = nearest(pascalCase(name), known)
    return {
      file: slide.file,
      line: slide.line + lineAt(slide.content, start),
      slide: slide.no,
      found: `no component <${name}>`,
      expected: near
        ? `<${near}>?`
        : 'a component of components/, of the deck, or of Slidev',
      mend: `correct the tag, or add components/${pascalCase(name)}.vue`,
    }
  }))
}

/** `carbon-arrow-right`: Slidev makes an icon of every tag that starts with the name of an icon set. */
function isIcon(tag: string): boolean {
  const parts = tag.split('-')
  return parts.slice(1).some((_, index) => iconsOf(parts.slice(0, index + 1).join('-')) !== undefined)
}
