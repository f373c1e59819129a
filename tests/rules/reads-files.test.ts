import type { Rule } from '../../lib/project/rule.ts'
import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { codeLanguages } from '../../lib/rules/code-languages.ts'
import { components } from '../../lib/rules/components.ts'
import { heavySlides } from '../../lib/rules/heavy-slides.ts'
import { icons } from '../../lib/rules/icons.ts'
import { regions } from '../../lib/rules/regions.ts'
import { reorderedCode } from '../../lib/rules/reordered-code.ts'
import { deckOf } from './on-slide.ts'

/** What a rule says of a slide whose text begins on line 5; a file is its text, or as many bytes. */
async function told(rule: Rule, content: string, files: Record<string, string | number> = {}, frontmatter = {}): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof text === 'string' ? text : '')
    if (typeof text === 'number')
      truncateSync(join(folder, path), text)
  }
  return (await rule.find(deckOf(content, { line: 5, frontmatter }, folder), folder, [])).map(({ file, line, column, severity, found, expected, fix }) => [`${file === 'talk.md' ? '' : `${file}:`}${line}${column ? `:${column}` : ''}`, ...severity ? [severity] : [], found, expected, fix].join(' | '))
}

const pictures = { 'a.png': 3_000_000, 'b.png': 2_000_000, 'public/c.png': 2_000_001, 'film.mp4': 9_000_000 }

it.each([
  ['![](a.png) ![](./b.png)', {}, undefined],
  ['![](a.png) ![](/c.png)', {}, 'the slide\'s pictures are 5.0 MB, of which "a.png" is 3.0 MB'],
  ['![](/c.png) <img src="a.png">', {}, 'the slide\'s pictures are 5.0 MB, of which "a.png" is 3.0 MB'],
  ['![](a.png) ![](a.png)', {}, undefined],
  ['![](a.png)', { image: '/c.png' }, 'the slide\'s pictures are 5.0 MB, of which "a.png" is 3.0 MB'],
  ['![](a.png)', { background: 'c.png' }, 'the slide\'s pictures are 5.0 MB, of which "a.png" is 3.0 MB'],
  ['![](a.png)', { image: 7, background: 'https://example.org/c.png', logo: '/c.png' }, undefined],
  ['<video src="film.mp4" />', {}, undefined],
  ['![](none.png) <img :src="x">', {}, undefined],
])('weighs %j with %j', async (slide, frontmatter, found) => {
  expect(await told(heavySlides, slide, pictures, frontmatter)).toEqual(found === undefined ? [] : [`5 | hint | ${found} | at most 5.0 MB | make the picture as large as it is shown, or save it as WebP`])
})

it.each([
  ['a\n\n```typscript\nb\n```', '7 | care | "typscript" is no language that the highlighter knows; the code is shown without colours | a language of shiki.style/languages, or one that setup/shiki.ts adds | typescript? Else write text for code without colours'],
  ['```nolanguage\nb\n```', '5 | care | "nolanguage" is no language that the highlighter knows; the code is shown without colours | a language of shiki.style/languages, or one that setup/shiki.ts adds | write text for code without colours'],
])('does not know the language of %j', async (slide, found) => {
  expect(await told(codeLanguages, slide)).toEqual([found])
})

it('knows a language by any capitals, and what a set-up file names', async () => {
  expect(await told(codeLanguages, '```TypeScript\na\n```\n\n```Pml\nb\n```', { 'setup/shiki.ts': 'langs: [\'Pml\']' })).toEqual([])
  expect(await told(codeLanguages, '```pml\na\n```', { 'setup/preparser.js': '/pml/' })).toEqual([])
  expect(await told(codeLanguages, '```pml\na\n```', { 'setup/main.ts': '/pml/' })).toHaveLength(1)
})

it.each([
  ['a\n<VClik />', {}, '6 | no component <VClik> | <VClick>? | correct the tag, or add components/VClik.vue'],
  ['<my-own />', {}, '5 | no component <my-own> | a component of the deck, of its theme or addons, or of Slidev | correct the tag, or add components/MyOwn.vue'],
  ['<My />', { 'setup/main.ts': 'export default ({ app }) => { app.use(all) }' }, '5 | care | no component <My> | a component of the deck, of its theme or addons, or of Slidev | correct the tag, or add components/My.vue'],
])('finds no component for %j with %j', async (slide, files, found) => {
  expect(await told(components, slide, files)).toEqual([found])
})

it('takes a tag for a component where a script, a file or a set of icons has it, and where it is none', async () => {
  expect(await told(components, '<script setup>\nimport MyOwn from "./x.vue"\n</script>\n\n<MyOwn /> <my-own />')).toEqual([])
  expect(await told(components, '<Badge /> <small-badge /> <carbon-arrow-right /> <div /> <svg:g /> a Vec<T> of', { 'components/Badge.vue': '', 'components/SmallBadge/index.vue': '' })).toEqual([])
  expect(await told(components, '<script setup>\nlet a\n</script>\n\nMyOwn\n\n<MyOwn />')).toHaveLength(1)
})

it.each([
  ['a\n\nb <carbon-usr />', '7:3 | no icon "carbon-usr" | "carbon-usb"? | correct the name'],
  ['<b class="i-carbon:user" /> <b class="x i-carbon:usr y" />', '5:41 | no icon "i-carbon:usr" | "carbon-usb"? | correct the name'],
  ['<b\n  class="i-ph:gearr" />', '6:10 | no icon "i-ph:gearr" | "ph-gear"? | correct the name'],
  ['<carbon-nothing-at-all-like-this />', '5:1 | no icon "carbon-nothing-at-all-like-this" | an icon of the set carbon | correct the name'],
])('finds no icon for %j', async (slide, found) => {
  expect(await told(icons, slide)).toEqual([found])
})

it('leaves alone what only looks like an icon', async () => {
  expect(await told(icons, '<b class="xi-carbon:usr i-carbon:usr? i-Carbon:usr" /> <carbon-user /> <CarbonOwn /> <feBlend />', { 'components/CarbonOwn.vue': '' })).toEqual([])
})

it('names the letter that reorders code, at its place on a slide or in a snippet', async () => {
  const words = (code: string): string => `the invisible letter U+${code} in code, after which it is shown in another order than it runs | code that reads as it runs | remove the letter, or write it as an escape`
  expect(await told(reorderedCode, 'a \u202E `b` `c\u2066`')).toEqual([`5:11 | care | ${words('2066')}`])
  expect(await told(reorderedCode, 'a\n\n<RunnableSnippet src="a.py" />', { 'package.json': '{}', 'snippets/a.py': 'x = 1\n\n# \u202A' })).toEqual([`snippets/a.py:3 | care | ${words('202A')}`])
  expect(await told(reorderedCode, '<RunnableSnippet src="none.py" /> <RunnableSnippet src="a.py" />', { 'package.json': '{}', 'snippets/a.py': 'x = 1\n' })).toEqual([])
})

it.each([
  ['<<< ./large.ts', { 'large.ts': 'let a\r\n'.repeat(41_667) }, '5 | ./large.ts has 250,002 characters | 250,000 at most | show the lines that you speak of; a part of a file with #region'],
  ['<<< ./data.txt', { 'data.txt': 2_000_001 }, '5 | ./data.txt has 2,000,001 characters | 250,000 at most | show the lines that you speak of; a part of a file with #region'],
  [`a\n\n\`\`\`\n${'x'.repeat(250_000)}\n\`\`\``, {}, '8 | this code has 250,001 characters | 250,000 at most | show the lines that you speak of; a part of a file with #region'],
  ['a\n\n<<< ./none.ts', { 'setup/transformers.ts': '' }, '7 | hint | no file ./none.ts | a path relative to this file | correct the path after <<<'],
  ['<<< ./a.ts#b', { 'a.ts': '// #region one\n// #endregion\n// #region two\n// #endregion' }, '5 | no region "b" in ./a.ts | one of: one, two | correct the name after #, or mark the region in the file'],
  ['<<< ./a.ts#onee', { 'a.ts': '// #region one\n// #endregion' }, '5 | no region "onee" in ./a.ts | "one"? | correct the name after #, or mark the region in the file'],
])('reads the code of %.20s', async (slide, files, found) => {
  expect(await told(regions, slide, files)).toEqual([found])
})

it('leaves an import without a path to the compiler', async () => {
  expect(await told(regions, '<<< {1}')).toEqual([])
})

it('shows code up to the most that can be coloured', async () => {
  expect(await told(regions, `<<< ./a.ts\n\n\`\`\`\n${'x'.repeat(249_999)}\n\`\`\``, { 'a.ts': 250_000 })).toEqual([])
  expect(await told(regions, '<<< ./a.ts#b', { 'a.ts': `// #region b\r\n// #endregion b\r\n${'x'.repeat(300_000)}` })).toEqual([])
})

it('only hints at code in a syntax that may be that of a theme which is not there', async () => {
  const deck = { ...deckOf('<<< ./a.java[7-24]'), headmatter: { theme: 'nobody-has-it' } }
  expect((await regions.find(deck, '/')).map(({ severity, found }) => [severity, found])).toEqual([['hint', 'no file ./a.java[7-24]']])
})
