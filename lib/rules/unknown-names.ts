import type { Deck, Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compileTemplate } from 'vue/compiler-sfc'
import { findFormulas } from '../markdown/formulas.ts'
import { readMarkup } from '../markdown/markup.ts'
import { blanked } from '../markdown/tags.ts'
import { nearestOf } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { deckRoots, isOurs, missingRoots } from '../slidev/roots.ts'
import { placeAt } from './place.ts'
import { prose } from './prose.ts'

/** What Slidev gives every slide (`slidesTransform` of @slidev/cli); other names with a `$` are Vue's or an add-on's. */
const given = ['$slidev', '$nav', '$clicks', '$clicksContext', '$page', '$renderContext', '$frontmatter']
/** Attributes that give names to what is below them. */
const giving = /^(?:v-for|v-slot\b|#)/
/** Refuses `{{ user.name }}` where nothing gives the slide a `user`: it throws there, and the slide is blank. */
export const unknownNames: Rule = defineRule({ id: 'unknown-name', kind: 'source', severity: 'error', why: 'A property of an undefined name throws, and the slide is blank; the name alone shows nothing.' }, (deck) => {
  // What rewrites Markdown may put anything in the place of braces, and who is not there might.
  if (missingRoots(deck).length > 0)
    return []
  const setup = setupOf(deck)
  return setup.some(({ name }) => /^(?:preparser|transformers)\./.test(name)) ? [] : deck.slides.flatMap(slide => ofSlide(slide, setup.map(({ text }) => text).join('\n')))
})

function ofSlide(slide: Slide, setup: string): Problem[] {
  if (!slide.content.includes('{{'))
    return []
  const { tags } = readMarkup(slide.content)
  const own = [
    ...tags.filter(({ name }) => name === 'script').map(({ open, close }) => slide.content.slice(open, close?.[0])),
    ...tags.flatMap(({ attributes }) => Object.entries(attributes).filter(([key]) => giving.test(key)).map(([, value]) => value)),
  ].join('\n')
  const nearestName = nearestOf([...given, ...own.match(/[a-z_$][\w$]+/gi) ?? []])
  const isGiven = (name: string): boolean => name.startsWith('$') || name === 'frontmatter' || new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(`${own}\n${setup}`)
  return [...interpreted(slide.content).matchAll(/\{\{([\s\S]*?)\}\}/g)].flatMap((match) => {
    const unknown = namesIn(match[1] ?? '').filter(({ name }) => !isGiven(name))
    const first = unknown.find(({ isRead }) => isRead) ?? unknown[0]
    if (!first)
      return []
    const near = nearestName(first.name) ?? given.find(name => name === `$${first.name}`)
    return [{
      ...placeAt(slide, match.index),
      ...!first.isRead && { severity: 'care' as const },
      found: `${match[0].replace(/\s+/g, ' ').slice(0, 60)} uses "${first.name}", which this slide does not define`,
      expected: near ? `"${near}"?` : `a name from the slide's <script setup>, or one of Slidev's: ${given.join(', ')}`,
      fix: 'define it in <script setup>; to show the braces, write them as `code`',
    }]
  })
}

/** Names that an expression takes from outside itself, by Vue's own scoping, and whether something of them is read or called. */
function namesIn(expression: string): { name: string, isRead: boolean }[] {
  const { code, errors } = compileTemplate({ source: `{{${expression}}}`, filename: 'slide.vue', id: 'slide' })
  return errors.length > 0 ? [] : [...code.matchAll(/_ctx\.([\w$]+)([.[(]?)/g)].map(([, name = '', then]) => ({ name, isRead: then !== '' }))
}

/** Markdown in which only words are left whose braces Vue interprets. */
function interpreted(content: string): string {
  const { code, comments, tags } = readMarkup(content)
  const raw = tags.filter(({ name, attributes }) => name === 'script' || name === 'style' || 'v-pre' in attributes).map(({ start, close }): [number, number] => [start, close?.[1] ?? content.length])
  const formulas = findFormulas(prose(content)).map(({ start, end }): [number, number] => [start, end])
  return blanked(content, [...code, ...fences(content), ...comments, ...raw, ...formulas, ...tags.map(({ start, open }): [number, number] => [start, open])])
}

/** Slidev takes some fences out before Markdown is read, wherever they stand; of the others, `markdown-in-html` tells. */
function fences(content: string): [number, number][] {
  const found: [number, number][] = []
  let [at, start, opened] = [0, 0, '']
  for (const line of content.split('\n')) {
    const mark = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && opened === '') {
      [start, opened] = [at, mark]
    }
    else if (mark?.startsWith(opened)) {
      found.push([start, at + line.length])
      opened = ''
    }
    at += line.length + 1
  }
  return found
}

/** The set-up files of a deck, its theme and its addons. */
function setupOf(deck: Deck): { name: string, text: string }[] {
  return deckRoots(deck).filter(root => !isOurs(root)).flatMap(root => globSync('*.{ts,js,mts,mjs}', { cwd: join(root, 'setup') }).filter(name => statSync(join(root, 'setup', name)).isFile()).map(name => ({ name, text: readFileSync(join(root, 'setup', name), 'utf8') })))
}
