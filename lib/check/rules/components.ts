import type { DeckRule } from './index.ts'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { componentNames, pascalCase } from '../client.ts'
import { markupLines } from '../markdown.ts'
import { nearest } from '../nearest.ts'

/** PascalCase, or kebab-case with at least one hyphen: HTML has no such elements of its own. */
const componentTag = /<([A-Z]\w*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?=[\s/>])/g

/** Refuses a component that does not exist: Slidev shows nothing in its place and builds on. */
export const components: DeckRule = (deck) => {
  const known = componentNames(deck.folder)
  return deck.slides.flatMap(slide => markupLines(slide.content, slide.line).flatMap(({ text, line }) =>
    [
      ...text.matchAll(componentTag),
    ]
      .map(match => match[1] ?? '')
      .filter(tag => !known.has(pascalCase(tag)) && !isIcon(tag))
      .map((tag) => {
        const near = nearest(pascalCase(tag), known)
        return {
          file: slide.file,
          line,
          slide: slide.no,
          found: `no component <${tag}>`,
          expected: near
            ? `<${near}>?`
            : 'a component of components/, of the deck, or of Slidev',
          mend: `correct the tag, or add components/${pascalCase(tag)}.vue`,
        }
      })))
}

const require = createRequire(import.meta.url)

/** `carbon-arrow-right`: Slidev makes an icon of every tag that starts with the name of an icon set. */
function isIcon(tag: string): boolean {
  const parts = tag.split('-')
  return parts.slice(1).some((_, index) => {
    try {
      return existsSync(require.resolve(`@iconify/json/json/${parts.slice(0, index + 1).join('-')}.json`))
    }
    catch {
      return false
    }
  })
}
