import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { bundledLanguages } from 'shiki/langs'
import { isKnownLanguage, namedLanguages } from '../markdown/code-languages.ts'
import { isSlip } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { textsBelow } from '../project/texts-below.ts'
import { deckRoots, isOurs } from '../slidev/roots.ts'

/** Reports code in a language that nothing colours: it is shown as it is written. */
export const codeLanguages: Rule = defineRule({ id: 'unknown-code-language', kind: 'source', severity: 'warning', why: 'The code has no colours; where the name is mistyped, a diagram is shown as its source.' }, (deck) => {
  // What a set-up file names, it teaches the highlighter or draws itself; only a run could tell more.
  const taught = new Set(deckRoots(deck).filter(root => !isOurs(root)).flatMap(root => textsBelow(root, 'setup/{shiki,transformers,preparser}.{ts,mts,js,mjs}', new Set())).flatMap(text => text.match(/[\w+#-]+/g) ?? []))
  return deck.slides.flatMap(slide => namedLanguages(slide.content)
    .filter(({ name }) => !isKnownLanguage(name) && !isKnownLanguage(name.toLowerCase()) && !taught.has(name))
    .map(({ name, line }): Problem => {
      const like = Object.keys(bundledLanguages).find(known => isSlip(name, known))
      return {
        file: slide.file,
        line: slide.line + line,
        slide: slide.no,
        severity: 'care',
        found: `"${name}" is no language that the highlighter knows; the code is shown without colours`,
        expected: 'a language of shiki.style/languages, or one that setup/shiki.ts adds',
        fix: `${like === undefined ? '' : `${like}? Else `}write text for code without colours`,
      }
    }))
})
