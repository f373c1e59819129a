import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { formatProblem } from '../../lib/project/problem.ts'

/** Problems of a deck whose second slide is this Markdown, from line 13 on. */
async function problemsOf(slide: string, files: Record<string, string> = {}): Promise<string[]> {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const deck = join(project, 'slides/talk')
  const headmatter = `---\ntheme: lectern\nauthor: Ada\ntitle: Talk\ninfo: A talk\n---\n\n# One\n\n---\n---\n`
  for (const [path, text] of Object.entries({ 'slides.md': `${headmatter}\n${slide}\n`, ...files })) {
    mkdirSync(dirname(join(deck, path)), { recursive: true })
    writeFileSync(join(deck, path), text)
  }
  return (await checkDecks(project)).problems.map(formatProblem)
}

// Slidev's plug-ins are read and set up once for a process.
const slow = 120_000

it.each([
  ['# Two\n\n<div class="a">\n\nwords\n', 15, '<div> is never closed', '</div>'],
  ['# Two\n\n<div>\n    ```mermaid\nflowchart LR\n\na --> b\n```\n\n</div>\n', 15, '<div> is never closed', 'leave an empty line above the code on line 16, which Markdown takes for HTML; or add </div>'],
  ['# Two\n\n- a\n\n<v-clicks>\n\n- b\n- c\n', 17, '<v-clicks> is never closed', '</v-clicks>'],
  ['# Two\n\nwords\nand <b>more\n', 16, '<b> is never closed', '</b>'],
  ['# Two\n\nwords\n\n</div>\n\nmore\n', 17, '</div> closes nothing', '<div>'],
  ['# Two\n\nwords\n\n<!-- not closed\n\nmore\n', 17, 'a comment is never closed', '-->'],
  ['# Two\n\nwords\n\n- a\n- {{ 1 + }}\n', 18, '"1 +" is not an expression: Unexpected token', 'correct the expression'],
  ['# Two\n\n<ComparisonTable>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</ComparisonTable>\n\nwords\n\n<p v-if="a b">x</p>\n', 25, '"a b" is not an expression', 'correct the expression'],
  ['# Two\n\n<script setup>\nconst a = \n</script>\n', 15, 'the slide\'s <script> cannot be compiled', 'correct the script'],
])('refuses %j at its line', async (slide, line, found, fix) => {
  const [problem, ...others] = await problemsOf(slide)
  expect(problem).toContain(`slides/talk/slides.md:${line} (slide 2): ${found}`)
  expect(problem).toContain(fix)
  expect(problem?.split('\n')).toHaveLength(3)
  expect(others).toEqual([])
}, slow)

it('tells every error of a slide', async () => {
  const problems = await problemsOf('# Two\n\n{{ 1 + }}\n\nwords\n\n{{ a b }}\n')
  expect(problems.map(problem => problem.split('\n')[0])).toEqual([
    expect.stringContaining('slides.md:15 (slide 2): "1 +"'),
    expect.stringContaining('slides.md:19 (slide 2): "a b"'),
  ])
}, slow)

it('takes a line of code of any length, without colours', async () => {
  expect(await problemsOf(`# Two\n\n\`\`\`ts\n${'$'.repeat(200_000)}\n\`\`\`\n`)).toEqual([])
}, slow)

it('tells what Slidev refuses beside what another rule only warns of', async () => {
  const problems = await problemsOf('# Two\n\n==a mark==\n\n````md magic-move\nno code\n````\n')
  expect(problems).toContainEqual(expect.stringContaining('Slidev cannot read this slide: Magic Move block must contain at least one code block'))
}, slow)

it.each([['title: 1984', 'the key "title" is 1984, which is not text'], ['title:', 'the key "title" is empty'], ['titleTemplate: [a]', 'the key "titleTemplate" is ["a"], which is not text']])('says at its line that Slidev stops at `%s`, once', async (key, words) => {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(project, 'slides.md'), `---\nlang: en\n${key}\n---\n\n# One\n`)
  const problems = (await checkDecks(project)).problems.map(formatProblem)
  expect(problems.filter(text => !text.includes('layout'))).toEqual([expect.stringContaining(`slides.md:3 (slide 1): ${words}`)])
}, slow)

it('accepts what Slidev accepts', async () => {
  expect(await problemsOf([
    '# Two {{ $page }} of {{ $nav.total }}',
    '<v-clicks depth="2" at=\'+1\'>\n\n- a\n  - b {.note}\n- [ ] task\n- [x] done\n\n</v-clicks>',
    '<div v-motion :initial="{ x: -80 }" :enter="{ x: 0 }" :click-1="{ x: 10 }" @click="() => count++">moves</div>',
    '<span v-mark.underline.orange="1">marked</span> <span v-click.hide="[2, 4]">x</span> <br> <img src="/a.png" alt="a">',
    '````md magic-move {lines: true}\n```ts {1|2}\nconst a = `{{ b }}`\n```\n```ts\nconst a: Array<string> = []\n```\n````',
    '$a < b$ and $\\{x\\}$\n\n$$ {1|2}\n\\begin{aligned}\na &< b \\\\\nc &= {{d}}\n\\end{aligned}\n$$',
    '```ts {monaco}\nconst a = {{ b }}\n```\n\n```vue\n<template>{{ a }}<div></template>\n```\n\n`{{ b }}` and `<div>`\n\n```js {all|1}{lines:true}\nlet x = "</div>"\n```',
    '<<< ./code.ts#main {1}',
    '<div class="code">\n```html\n<b>never closed\n\n<i>\n```\n</div>\n<<< ./code.ts#main\n\n<br>\n~~~vue\n{{ a\n~~~',
    '<Toc max-depth=1 /> <Link to="1">first</Link> <Arrow x1=1 y1=1 x2=2 y2=2 /> \n\n<RenderWhen context="main">\n  x\n  <template #fallback>y</template>\n</RenderWhen>',
    '> [!NOTE]\n> words[^1]\n\n[^1]: a note\n\n| a | b |\n|--|--|\n| `{{ x }}` | <b>y</b> |',
    '<script setup lang="ts">\nimport { ref } from \'vue\'\nconst count = ref<number>(0)\n</script>\n\n<template v-if="count as number > 0">yes</template>\n<template v-else>no</template>\n\n<style>\nh1 { color: red }\n</style>',
    '1 < 2, a > b, AT&T, &lt;div&gt;, <https://example.com>, \\<div>, a<b\n\n<!-- closed -->\n\n<div v-pre>{{ 1 + }}</div>\n\n    <indented>{{ code }}',
    '---\nlayout: two-cols-header\n---\n\n# Three\n\n::left::\n\na\n\n::right::\n\n  <div>\n\n  b\n\n  </div>\n\n::bottom::\n\nc\n\n<!--\nnotes with <div> and {{ 1 + }}\n-->',
    '---\nsrc: ./more.md#1\n---',
    '---\nlayout: none\n---\n\n<svg viewBox="0 0 1 1"><path d="M0 0" /></svg>\n\n<p>a<p>b</p></p>\n\n<textarea>{{ \'a\' }}</textarea>',
  ].join('\n\n'), {
    'code.ts': '// #region main\nconst a = `</div>{{ b }}`\n// #endregion main\n',
    'more.md': '# Four\n\n{{ $slidev.configs.title }} <b\n  class=\'x\'>bold</b>\n\n---\n\n# Five {{ 1 + }}\n',
    'public/a.png': '',
  })).toEqual([])
}, slow)

it.each([
  ['aspectRatio: [4, 3]', 'aspectRatio'],
  ['aspectRatio: wide', 'aspectRatio'],
  ['fonts: { sans: [7] }', 'fonts'],
  ['highlighter: prism', 'highlighter'],
])('names the key where Slidev cannot work with the headmatter\'s %s', async (line, key) => {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(project, 'slides/talk'), { recursive: true })
  writeFileSync(join(project, 'slides/talk/slides.md'), `---\ntheme: lectern\ntitle: Talk\n${line}\n---\n\n# One\n`)
  const { problems } = await checkDecks(project)
  expect(problems.filter(({ rule }) => rule === 'template-error').map(formatProblem)).toEqual([expect.stringMatching(new RegExp(`^slides/talk/slides\\.md:4 \\(slide 1\\): Slidev cannot work with "${key}": `))])
}, slow)

it('a set-up file that imports what nobody has is named, and takes what Slidev brings from there', async () => {
  const setup = (name: string): Record<string, string> => ({ 'setup/shiki.ts': `import { defineShikiSetup } from '@slidev/types'\nimport '${name}'\nexport default defineShikiSetup(() => ({}))\n` })
  expect(await problemsOf('# Two', setup('unocss'))).toEqual([])
  expect(await problemsOf('# Two', setup('nobody-has-it'))).toEqual([expect.stringMatching(/^slides\/talk\/setup\/shiki\.ts: it imports "nobody-has-it", and there is no such package\n/)])
}, slow)
