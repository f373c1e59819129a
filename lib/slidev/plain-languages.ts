import type { LanguageInput } from 'shiki'
import { defineMarkdownTransformer } from '@slidev/types'
import { isSpecialLang } from 'shiki/core'
import { languagesIn } from '../markdown/code-languages.ts'

/**
 * Has the highlighter take every language that a slide names: it ends a build at one that it does not know, where any
 * other tool shows the code without colours. What the deck, its theme or an addon brings is there already, and stays.
 *
 * @param languages of the highlighter, by name; missing ones are added
 */
export function addPlain(languages: Record<string, LanguageInput>, names: Iterable<string>): void {
  for (const name of names) {
    if (!isSpecialLang(name) && !Object.hasOwn(languages, name))
      languages[name] = languages[name.toLowerCase()] ?? (async () => ({ default: [{ name, scopeName: `source.${name}`, patterns: [], repository: {} }] }))
  }
}

export const plainLanguages = defineMarkdownTransformer(async ({ s, options }) => {
  addPlain((await options.utils.shiki.getSingletonHighlighter()).getBundledLanguages(), languagesIn(s.original))
})
