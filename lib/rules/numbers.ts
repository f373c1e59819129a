import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { blankCode } from '../markdown/tags.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'

/** A number, its unit, and the noun that it counts: `175 billion parameters`, `45 % of users`. */
const counted = /(?<![\w.,$€£-])(\d[\d.,]*)\s?(%|percent|thousand|million|billion|trillion|[KMGT]i?B|k?bit\/s|ms|km|kg|°C)\s+(?:of\s+(?:all\s+|the\s+)?)?(\p{Ll}[\p{L}-]{3,})(?:\s+(\p{Ll}[\p{L}-]{3,}))?/gu

/** Words that follow a number and are not counted by it. */
const noNouns = new Set(['faster', 'slower', 'more', 'less', 'fewer', 'larger', 'smaller', 'higher', 'lower', 'better', 'worse', 'than', 'with', 'from', 'that', 'were', 'have', 'each', 'about', 'over', 'under', 'when', 'while', 'only', 'after', 'before', 'into', 'their', 'this', 'these', 'other'])

/** Two numbers of one thing that are nearly the same are one number written wrong; those far apart are two facts. */
const near = 0.2
/** Shares of one whole differ by nature. */
const nearShare = 0.03

/** Reports numbers of one unit and noun that differ a little between slides. */
export const numbers: Rule = defineRule({ id: 'numbers-differ', kind: 'truth', severity: 'hint', why: 'One of two numbers for the same thing is wrong, and the audience sees both.' }, ({ slides }) => {
  const seen = slides.flatMap(slide => [...blankCode(slide.content).matchAll(counted)].flatMap((match) => {
    const [words, digits = '', unit = '', noun = ''] = match
    const value = Number(digits.replace(/,(?=\d{3})/g, '').replace(',', '.').replace(/[.,]$/, ''))
    return noNouns.has(noun) || !(value > 0) ? [] : [{ slide, at: match.index, value, about: `${unit} ${noun}`.toLowerCase(), words: words.replace(/\s+/g, ' ') }]
  }))
  return seen.flatMap((one, index): Problem[] => {
    const other = seen.slice(0, index).find(({ slide, about, value }) => slide.no !== one.slide.no && about === one.about && value !== one.value && Math.abs(value - one.value) / Math.max(value, one.value) <= (/^(?:%|percent) /.test(about) ? nearShare : near))
    return other ? [{ ...placeAt(one.slide, one.at), severity: 'hint', found: `"${one.words}", and "${other.words}" on slide ${other.slide.no}`, expected: 'one number for one thing', fix: 'correct one of them, or say what differs' }] : []
  })
})
