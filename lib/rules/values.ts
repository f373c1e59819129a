import type { Deck, Slide, WrittenKey } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import type { Choice } from '../slidev/known-keys.ts'
import { mostClicks } from '../project/deck.ts'
import { nearest } from '../project/nearest.ts'
import { fold, routeAliasFault } from '../project/route-alias.ts'
import { defineRule } from '../project/rule.ts'
import { textsBelow } from '../project/texts-below.ts'
import { knownChoices, knownKeys } from '../slidev/known-keys.ts'
import { layoutFiles, transitionNames } from '../slidev/names.ts'
import { deckRoots, isOurs } from '../slidev/roots.ts'
import { noSources } from './keys.ts'
import { readLayout } from './read-layout.ts'

const anything: Choice = { words: [], isFlag: false, isNumber: false }
/** Where any word counts as yes, a slide is lost by `hide: no`. */
const hiding = new Set(['hide', 'disabled'])
/** What Slidev makes the page's title of before anything else: at a number it stops. */
const texts = new Set(['title', 'titleTemplate'])
/** Keys without whose value the slide is another. */
const bringing = new Set([...hiding, 'layout', 'src'])

/**
 * Refuses a word for a key of Slidev's that takes other words, flags or numbers (`colorSchema: drak`, `hide: no`). A number
 * with a unit is read as a number by somebody, and is let pass.
 */
export const values: Rule = defineRule({ id: 'unknown-value', kind: 'source', severity: 'error', why: 'Slidev reads an unknown value as its default, or as yes, without a warning.' }, (deck) => {
  const choices = knownChoices()
  const layouts = layoutFiles(deck)
  const hidden = (deck.hiddenKeys ?? []).filter(({ key }) => hiding.has(key)).flatMap(written => judge(written, choices.get(written.key)))
  const aliases = new Map<string, Slide>()
  let styles: string | undefined
  const isStyled = (transition: string): boolean => (styles ??= stylesOf(deck)).includes(`${transition}-`)
  return [...hidden, ...deck.slides.flatMap((slide) => {
    const file = layouts.get(slide.layout)
    const own = new Set(file ? readLayout(file).keys : [])
    return slide.keys.flatMap((written) => {
      if (written.key === 'routeAlias' && written.value === slide.frontmatter.routeAlias)
        return judgeAlias(written, slide, deck, aliases)
      return written.head && texts.has(written.key) ? judgeText(written, slide) : own.has(written.key) ? [] : written.key === 'transition' ? judgeTransition(written, isStyled, slide) : judge(written, choices.get(written.key), slide)
    })
  })]
})

function judgeText({ key, value, file, line }: WrittenKey, slide: Slide): Problem[] {
  if (typeof value === 'string')
    return []
  const isEmpty = value === null || value === undefined
  return [{ file, line, slide: slide.no, found: isEmpty ? `the key "${key}" is empty` : `the key "${key}" is ${JSON.stringify(value)}, which is not text`, expected: 'a text', fix: isEmpty ? 'write one, or remove the key' : 'put it into quotes' }]
}

/** Slidev takes any word, and shows a slide at none of those that are refused, or at another's. */
function judgeAlias({ value, file, line }: WrittenKey, slide: Slide, { slides }: Deck, earlier: Map<string, Slide>): Problem[] {
  const fault = routeAliasFault(value, slides.length)
  const twin = typeof value === 'string' ? earlier.get(fold(value)) : undefined
  if (typeof value === 'string' && !twin)
    earlier.set(fold(value), slide)
  const found = fault ?? (twin && twin !== slide ? `that of slide ${twin.no}` : undefined)
  return found === undefined ? [] : [{ file, line, slide: slide.no, severity: 'care', found: `the routeAlias ${JSON.stringify(value)?.slice(0, 60)} is ${found}: the slide has no page there`, expected: 'a word of its own, as the-table', fix: 'choose another, and change the links to it' }]
}

/** `slide-left`, `slide-left | slide-right`; a name of the project's own is far from these, or has a style. */
function judgeTransition({ value, file, line }: WrittenKey, isStyled: (transition: string) => boolean, slide: Slide): Problem[] {
  const known = transitionNames()
  return (typeof value === 'string' ? value.split('|') : []).map(name => name.trim()).flatMap((name): Problem[] => {
    const meant = known.includes(name) ? undefined : nearest(name, known.filter(each => /^(?:fade|slide)/.test(each)))
    return meant === undefined || isStyled(name)
      ? []
      : [{ file, line, slide: slide.no, severity: 'care', found: `the transition "${name}", which neither Slidev nor a style of the deck knows`, expected: `${meant}?`, fix: 'correct the name, or style it' }]
  })
}

/** Of the deck, and of a theme or addon, which may bring transitions of their own. */
function stylesOf(deck: Deck): string {
  const sources = deckRoots(deck).filter(root => !isOurs(root)).flatMap(root => textsBelow(root, ['**/*.{css,scss,sass,less,styl,pcss,postcss,vue}', 'styles/index.ts'], noSources))
  return [...sources, ...deck.slides.map(({ content }) => content)].join('\n')
}

/** `layout: [1]`: a list, or keys of its own, where Slidev's types have a single value. */
function judgeShape({ key, value, head, file, line }: WrittenKey, { words }: Choice, slide?: Slide): Problem[] {
  const keys = knownKeys()
  return (keys.slide.get(key) ?? (head ? keys.head.get(key) : undefined))?.(value) ?? true
    ? []
    : [{
        file,
        line,
        ...slide && { slide: slide.no },
        ...!bringing.has(key) && { severity: 'care' },
        found: `the key "${key}" has ${Array.isArray(value) ? 'a list' : 'keys of its own'}, which Slidev does not know there`,
        expected: words.length > 0 ? words.join(', ') : 'a single value',
        fix: 'correct the value; put text that starts with [ or { in quotes',
      }]
}

function judge(written: WrittenKey, choice: Choice = anything, slide?: Slide): Problem[] {
  const { key, value, file, line } = written
  const { words, isFlag, isNumber } = choice
  if (key === 'clicks' && Number(value) > mostClicks)
    return [{ file, line, ...slide && { slide: slide.no }, found: `${Number(value).toLocaleString('en-US')} clicks on a slide`, expected: `${mostClicks.toLocaleString('en-US')} at most`, fix: 'correct the number' }]
  if (typeof value === 'object' && value !== null)
    return judgeShape(written, choice, slide)
  if (typeof value !== 'string' || value.trim() === '' || (!isFlag && !isNumber && words.length === 0) || words.includes(value) || (isNumber && /\d/.test(value)))
    return []
  const known = [...words, ...isFlag ? ['true', 'false'] : []]
  const meant = isFlag ? { yes: 'true', on: 'true', no: 'false', off: 'false' }[value.toLowerCase()] ?? nearest(value, known) : nearest(value, known)
  return [{
    file,
    line,
    ...slide && { slide: slide.no },
    ...!hiding.has(key) && { severity: 'care' },
    found: `the key "${key}" is "${value}", which Slidev does not know`,
    expected: meant ? `${meant}?` : [...known, ...isNumber ? ['a number'] : []].join(', '),
    fix: known.includes(value) ? 'remove the quotes: any quoted word counts as yes' : 'correct the value',
  }]
}
