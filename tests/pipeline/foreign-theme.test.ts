import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { componentsOf, layoutNames } from '../../lib/slidev/names.ts'
import { deckRoots } from '../../lib/slidev/roots.ts'

function write(files: Record<string, string>): string {
  const project = mkdtempSync(join(tmpdir(), 'lectern-foreign-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  return project
}

const look = {
  'node_modules/slidev-theme-look/package.json': '{ "name": "slidev-theme-look" }',
  'node_modules/slidev-theme-look/layouts/poster.vue': '<script setup>defineProps({ authors: String })</script><template><slot /></template>',
  'node_modules/slidev-theme-look/components/Badge/index.vue': '<template><b /></template>',
}

async function checked(slide: string, more: Record<string, string> = {}, strict = false): Promise<{ problems: string[], warnings: string[] }> {
  const project = write({ ...look, 'package.json': '{}', 'slides.md': `---\ntheme: look\ntitle: Talk\n---\n\n# One\n\n${slide}`, ...more })
  const { problems, warnings } = await checkDecks(project, ['slides.md'], { strict })
  return { problems: problems.map(({ found }) => found), warnings: warnings.map(({ found }) => found) }
}

it('finds theme and addons where Slidev does: packages by short name, a workspace\'s, nested, beside the deck', () => {
  const project = write({
    ...look,
    'package.json': '{ "slidev": { "addons": ["deep"] } }',
    'node_modules/slidev-addon-deep/package.json': '{ "slidev": { "addons": ["@scope/deeper"] } }',
    'node_modules/@scope/deeper/package.json': '{}',
    'packages/near/package.json': '{}',
    'talks/one/slides.md': '',
    'talks/beside/package.json': '{}',
  })
  symlinkSync(join(project, 'packages/near'), join(project, 'node_modules/slidev-addon-near'))
  const folder = join(project, 'talks/one')
  const found = deckRoots({ folder, headmatter: { theme: 'look', addons: ['near', './beside', 'gone'] } })
    .map(path => relative(project, path))
    .filter(path => !path.startsWith('..'))
  expect(found).toEqual(['node_modules/slidev-theme-look', 'packages/near', 'talks/beside', 'node_modules/slidev-addon-deep', 'node_modules/@scope/deeper', 'talks/one'])
})

it('knows layouts and components of the theme, and what a setup registers', () => {
  const project = write({ ...look, 'setup/main.ts': 'export default ({ app }) => { app.component("Gauge", {}) }' })
  const deck = { folder: project, headmatter: { theme: 'look' } }
  expect(layoutNames(deck)).toContain('poster')
  expect(layoutNames(deck)).not.toContain('two-columns')
  expect([...componentsOf(deck).names]).toEqual(expect.arrayContaining(['Badge', 'Gauge']))
  expect(componentsOf(deck).complete).toBe(true)
})

it('accepts what the theme has', async () => {
  expect(await checked('<Badge />\n\n---\nlayout: poster\nauthors: A, B\n---\n\n# Two\n')).toEqual({ problems: [], warnings: [] })
})

it.each([
  ['a layout that nobody has', '---\nlayout: postr\n---\n\n# Two\n', 'no layout "postr"'],
  ['a component that nobody has', '<Bagde />\n', 'no component <Bagde>'],
  ['a picture that is gone', '![a dot](./gone.png)\n', 'picture "./gone.png", and there is no such file'],
  ['a picture that is gone from public/', '![a dot](/gone.png)\n', 'picture "/gone.png", and there is no such file'],
])('refuses %s, as under our own theme', async (_, slide, found) => {
  expect((await checked(slide)).problems).toEqual([found])
})

/** Each of these would make the deck's files lie. */
const losses = [
  '![a dot](./gone.png)',
  '<img src="/gone.jpg" alt="a dot">',
  '<Bagde />',
  '<<< @/snippets/gone.ts',
  '<div>\n\nnever closed',
  '{{ 1 + }}',
]

it.each<[string, string | undefined, Record<string, string>]>([
  ['ours', undefined, {}],
  ['ours by name', 'lectern', {}],
  ['seriph', 'seriph', { 'node_modules/@slidev/theme-seriph/package.json': '{ "name": "@slidev/theme-seriph" }', 'node_modules/@slidev/theme-seriph/layouts/cover.vue': '<template><slot /></template>' }],
  ['a theme of layouts alone', './bare', { 'bare/package.json': '{}', 'bare/layouts/default.vue': '<template><slot /></template>' }],
  ['none', 'none', {}],
])('refuses the same losses on the same lines under any theme: %s', async (_, theme, files) => {
  const slides = losses.map(loss => `# A slide\n\n${loss}\n`).join('\n---\n\n')
  const project = write({ ...files, 'package.json': '{}', 'slides.md': `---\n${theme ? `theme: ${theme}` : 'lang: en'}\ntitle: Talk\n---\n\n${slides}\n---\nlayout: postr\n---\n\n# Last\n` })
  const { problems } = await checkDecks(project, ['slides.md'])
  expect(problems.map(({ slide, line, found }) => `${slide}, ${line}: ${found}`).sort()).toEqual([
    '1, 8: picture "./gone.png", and there is no such file',
    '2, 14: picture "/gone.jpg", and there is no such file',
    '3, 20: no component <Bagde>',
    '4, 26: no file @/snippets/gone.ts',
    '5, 32: <div> is never closed',
    '6, 40: "1 +" is not an expression: Unexpected token',
    '7, 43: no layout "postr"',
  ])
})

it.each([
  ['a picture without words', '<img src="/dot.png">\n', 'says nothing to people who cannot see it'],
  ['a picture on another host', '![a dot](https://pictures.example/dot.png)\n', 'is on another host'],
  ['a link to no slide', 'See [that](/77).\n', 'a link to slide 77'],
])('warns of %s, and refuses it with --strict', async (_, slide, found) => {
  const more = { 'public/dot.png': '' }
  expect(await checked(slide, more)).toEqual({ problems: [], warnings: [expect.stringContaining(found)] })
  expect(await checked(slide, more, true)).toEqual({ problems: [expect.stringContaining(found)], warnings: [] })
})

it('warns of an unknown component where a setup registers some that only a run could name', async () => {
  const { problems, warnings } = await checked('<Dial />\n', { 'setup/main.ts': 'export default ({ app }) => app.use(plugin)' })
  expect(problems).toEqual([])
  expect(warnings).toEqual(['no component <Dial>'])
})

it('refuses it where a setup does so in a comment alone, or has plug-ins of Markdown', async () => {
  const { problems } = await checked('<Dial />\n', {
    'vite.config.ts': 'export default { slidev: { markdown: { markdownItSetup: md => md.use(plugin) } } }',
    'setup/main.ts': '// Vue App\n//   app.use(plugin)\n/* app.component(Name, It) */\nexport default ({ app }) => app.component("Gauge", "https://gauge.example") // .use(it)',
  })
  expect(problems).toEqual(['no component <Dial>'])
})

it('finds pictures in public/, below the deck\'s folder, beside the slide and in the text of an address', async () => {
  const slide = '![a](/a.png) ![b](/assets/b.png) ![c](c.png) ![d](./assets/b.png?v=2#x) <img src="data:image/gif;base64,AA" alt=""> <img\n  src="/a.png"\n  alt="a">\n'
  expect(await checked(slide, { 'public/a.png': '', 'assets/b.png': '', 'public/c.png': '' })).toEqual({ problems: [], warnings: [] })
})
