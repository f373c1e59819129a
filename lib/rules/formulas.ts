import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import katex from 'katex'
import { findFormulas } from '../markdown/formulas.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'
import { prose } from './prose.ts'

/** Characters of a formula: for ten times as many KaTeX takes minutes, for a hundred times the whole memory. */
const mostTex = 20_000

/** Refuses TeX that KaTeX cannot read: Slidev shows it as it is written. */
export const formulas: Rule = defineRule({ id: 'formula-error', kind: 'source', severity: 'error', why: 'A formula that KaTeX cannot read is shown as TeX, without a warning.' }, deck => deck.slides.flatMap((slide): Problem[] => {
  if (!slide.content.includes('$'))
    return []
  const hasMacros = ['ts', 'js', 'mts', 'mjs'].some(ending => existsSync(join(deck.folder, `setup/katex.${ending}`)))
  return findFormulas(prose(slide.content)).flatMap(({ tex, isBlock, start }): Problem[] => {
    if (tex.length > mostTex)
      return [{ ...placeAt(slide, start), found: `a formula of ${tex.length.toLocaleString('en-US')} characters`, expected: `${mostTex.toLocaleString('en-US')} at most`, fix: 'show the part that you speak of' }]
    const error = errorOf(tex, isBlock)
    // Commands of the project's own are known to its set-up alone.
    if (error === undefined || (hasMacros && error.startsWith('Undefined control sequence')))
      return []
    return [{
      ...placeAt(slide, start),
      severity: 'care',
      found: `the formula "${tex.trim().replace(/\s+/g, ' ').slice(0, 60)}": ${error}`,
      expected: 'TeX that KaTeX reads',
      fix: 'correct it (katex.org/docs/supported.html); a sign of money is \\$',
    }]
  })
}))

function errorOf(tex: string, displayMode: boolean): string | undefined {
  try {
    katex.renderToString(tex, { displayMode, strict: false, throwOnError: true })
    return undefined
  }
  catch (error) {
    return error instanceof katex.ParseError ? error.rawMessage : error instanceof RangeError ? 'nested too deeply' : String(error)
  }
}
