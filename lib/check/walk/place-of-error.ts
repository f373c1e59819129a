import { blankCode } from '../../markdown/tags.ts'

/** How engines name what an expression stumbled over. */
const culprits = [/reading '([^']+)'/, /^(?:\w*Error: )?(?:[\w.$]+\.)?([\w$]+) is not (?:defined|a function|iterable)/, /property "?'?([\w$]+)/]

/**
 * The expression of a slide that most likely threw an error: the first in braces or in a bound attribute that names what the
 * error names.
 *
 * @param message the error's first line, `TypeError: Cannot read properties of undefined (reading 'toFixed')`
 * @param content the slide's Markdown
 * @returns the expression and its offset; undefined when none names it
 */
export function placeOfError(message: string, content: string): { words: string, start: number } | undefined {
  const name = culprits.map(culprit => culprit.exec(message)?.[1]).find(Boolean)
  if (!name)
    return undefined
  const text = blankCode(content)
  const isNamed = new RegExp(`(?<![\\w$])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w$])`)
  for (const match of text.matchAll(/\{\{([\s\S]*?)\}\}|(?:^|\s)(?::|v-|@)[\w.:-]+=(?:"([^"]*)"|'([^']*)')/g)) {
    const words = match[1] ?? match[2] ?? match[3] ?? ''
    if (isNamed.test(words))
      return { words: words.trim().replace(/\s+/g, ' ').slice(0, 60), start: match.index + match[0].search(/\S/) }
  }
  return undefined
}
