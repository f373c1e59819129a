import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { iconsOf } from '../project/icon-sets.ts'
import { nearest } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { componentsOf, pascalCase } from '../slidev/names.ts'
import { typeOf } from './unclosed-tags.ts'

/** PascalCase, or kebab-case with at least one hyphen: HTML has no such elements of its own. */
const component = /^(?:[A-Z]\w*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)$/

/** Refuses a component that does not exist: Slidev shows nothing in its place and builds on. */
export const components: Rule = defineRule({ id: 'unknown-component', kind: 'source', severity: 'error', why: 'Slidev shows nothing in the place of a component that does not exist, and builds on.' }, (deck) => {
  const { names, complete } = componentsOf(deck)
  return deck.slides.flatMap((slide) => {
    const { tags } = readMarkup(slide.content)
    const scripts = tags.filter(({ name }) => name === 'script').map(({ open, close }) => slide.content.slice(open, close?.[0])).join('\n')
    const isKnown = (name: string): boolean => names.has(pascalCase(name)) || new RegExp(`\\b${pascalCase(name)}\\b`).test(scripts) || isIcon(name, deck.folder)
    return tags.filter(tag => component.test(tag.name) && !isKnown(tag.name) && typeOf(slide.content, tag) === undefined).map(({ name, start }): Problem => {
      const near = nearest(pascalCase(name), names)
      return {
        file: slide.file,
        line: slide.line + lineAt(slide.content, start),
        slide: slide.no,
        ...!complete && { severity: 'care' },
        found: `no component <${name}>`,
        expected: near
          ? `<${near}>?`
          : 'a component of the deck, of its theme or addons, or of Slidev',
        fix: `correct the tag, or add components/${pascalCase(name)}.vue`,
      }
    })
  })
})

/**
 * `carbon-arrow-right`, `CarbonArrowRight`: Slidev makes an icon of every tag that starts with the name of an icon set.
 *
 * @param folder where the author's own sets are installed
 */
function isIcon(tag: string, folder: string): boolean {
  const parts = tag.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase().split('-')
  return parts.slice(1).some((_, index) => iconsOf(parts.slice(0, index + 1).join('-'), folder) !== undefined)
}
