import type { Rule } from '../../lib/project/rule.ts'
import { expect, it } from 'vitest'
import { brokenLetters } from '../../lib/rules/broken-letters.ts'
import { drafts } from '../../lib/rules/drafts.ts'
import { monaco } from '../../lib/rules/monaco.ts'
import { unclosedTags } from '../../lib/rules/unclosed-tags.ts'
import { deckOf, foundOn } from './on-slide.ts'

it.each<[string, Rule, string, string[]]>([
  ['letters', brokenLetters, 'a\n\nb x\u0378y\u0379z c', ['3:3 "x\u0378y\u0379z" has U+0378, U+0379, which is no letter']],
  ['letters', brokenLetters, 'a\u0378b\u0378 \u{E0080}', ['1:1 "a\u0378b\u0378" has U+0378, which is no letter', '1:6 "\u{E0080}" has U+E0080, which is no letter']],
  ['letters', brokenLetters, `\u0378${'x'.repeat(60)}`, [`1:1 "\u0378${'x'.repeat(39)}" has U+0378, which is no letter`]],
  ['letters', brokenLetters, 'a <!-- \u0378 --> Ω', []],
  ['marks', drafts, 'a\nb TODO: c', ['2:3 "TODO" on the slide']],
  ['marks', drafts, '(FIXME) [TBD] XXX! TODO', ['1:2 "FIXME" on the slide', '1:10 "TBD" on the slide', '1:15 "XXX" on the slide', '1:20 "TODO" on the slide']],
  ['marks', drafts, 'Lorem Ipsum dolor', ['1:1 "Lorem Ipsum dolor" on the slide']],
  ['marks', drafts, 'todo: a, Todo: b, #TODO, a/TODO, TODOs, x-TODO, TODO-list, lorem ipsum dolores', []],
  ['tags', unclosedTags, 'a\n\n<div>\n\n<p>\n\nb\n\n</p>', ['3:1 <div> is never closed']],
  ['tags', unclosedTags, 'a <b>c', ['1:3 <b> is never closed']],
  ['tags', unclosedTags, 'a Vec<T> c', ['1:6 Vec<T> is read as the tag <T>, which is never closed']],
  ['tags', unclosedTags, '<!-- a', ['1:1 a comment is never closed']],
  ['tags', unclosedTags, '<b /> <Own/> <Own a="b" /> <br> <IMG src="x"> <b>x</b> <!-- a -->', []],
  ['tags', unclosedTags, '<script setup>\nlet a', []],
  ['tags', unclosedTags, '<div>\n    ```js\n    let a\n\n    ```', []],
  ['live code', monaco, 'a\n\n```ts {monaco-run}\nb\n```\n\n```ts {monaco}\nc\n```', ['3 this code in {monaco-run} runs in the live talk (lectern dev); the site and the files show it as it is written']],
])('finds %s', async (_, rule, slide, found) => {
  expect(await foundOn(rule, slide)).toEqual(found)
})

it('leaves a tag to the compiler where that has looked', async () => {
  const deck = deckOf('<div>')
  const refused = { file: 'talk.md', found: 'x', expected: '', fix: '' }
  expect(await unclosedTags.find(deck, '/', [{ ...refused, rule: 'template-error', slide: 1 }])).toEqual([])
  expect(await unclosedTags.find(deck, '/', [{ ...refused, rule: 'template-error', slide: 2 }, { ...refused, rule: 'unknown-key', slide: 1 }])).toHaveLength(1)
})

it('says how to close a tag, or that it is none', async () => {
  expect((await unclosedTags.find(deckOf('<div>a'), '/')).map(({ expected, fix }) => [expected, fix])).toEqual([['</div>', 'add </div>, or write <div /> for one without content']])
  expect((await unclosedTags.find(deckOf('a Vec<T> b'), '/')).map(({ expected, fix }) => [expected, fix])).toEqual([['`Vec<T>`', 'write it as code, between backquotes; or &lt; for <']])
})
