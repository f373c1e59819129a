import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { splitIcon } from '../project/icon-sets.ts'
import { nearestOf } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { componentsOf, pascalCase } from '../slidev/names.ts'
import { missingRoots } from '../slidev/roots.ts'
import { typeOf } from './unclosed-tags.ts'

/** PascalCase, or kebab-case with at least one hyphen: HTML has no such elements of its own. */
const component = /^(?:[A-Z]\w*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)$/

/** Refuses a component that does not exist: Slidev shows nothing in its place and builds on. */
export const components: Rule = defineRule({ id: 'unknown-component', kind: 'source', severity: 'error', why: 'Slidev shows nothing for a component that does not exist, and the build goes on.' }, (deck) => {
  if (missingRoots(deck).length > 0)
    return []
  const { names, complete } = componentsOf(deck)
  const nearestName = nearestOf(names)
  return deck.slides.flatMap((slide) => {
    const { tags } = readMarkup(slide.content)
    const scripts = tags.filter(({ name }) => name === 'script').map(({ open, close }) => slide.content.slice(open, close?.[0])).join('\n')
    const written = new Set(scripts.match(/\w+/g))
    const isKnown = (name: string): boolean => names.has(pascalCase(name)) || written.has(pascalCase(name)) || splitIcon(name, deck.folder) !== undefined
    return tags.filter(tag => component.test(tag.name) && !isKnown(tag.name) && typeOf(slide.content, tag) === undefined).map(({ name, start }): Problem => {
      const near = nearestName(pascalCase(name))
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
