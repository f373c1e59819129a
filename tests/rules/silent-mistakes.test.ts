import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { formatProblem } from '../../lib/project/problem.ts'

/** Writes a project of one deck whose second slide is `slide`, and returns its problems as an author reads them. */
async function problemsOf(slide: string, more: Record<string, string> = {}): Promise<string[]> {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const headmatter = [
    '---',
    'theme: lectern',
    'author: Ada',
    'title: Talk',
    'info: A talk',
    '---',
    '',
    '# One',
    '',
  ].join('\n')
  const files: Record<string, string> = { 'slides/talk/slides.md': `${headmatter}\n${slide}`, ...more }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  return (await checkDecks(project)).problems.map(formatProblem)
}

it('accepts a deck without mistakes', async () => {
  expect(await problemsOf('---\nlayout: center\n---\n\n# Two\n\n<v-click>more</v-click> <carbon-arrow-right /> `<NotAComponent />`\n\n```html\n<NorThis />\n```\n')).toEqual([])
})

it('rejects a misspelt component with its line, slide and the likely name', async () => {
  const [problem, ...others] = await problemsOf('---\n---\n\n# Two\n\n<VClik>more</VClik>\n')
  expect(problem).toMatch(/^slides\/talk\/slides\.md:15 \(slide 2\): no component <VClik>/)
  expect(problem).toContain('<VClick>?')
  expect(others).toEqual([])
})

it('rejects a misspelt layout', async () => {
  const [problem] = await problemsOf('---\nlayout: centre\n---\n\n# Two\n')
  expect(problem).toMatch(/^slides\/talk\/slides\.md:11 \(slide 2\): no layout "centre"/)
  expect(problem).toContain('"center"?')
})

it('rejects a missing region, naming the likely one', async () => {
  const [problem] = await problemsOf('---\n---\n\n# Two\n\n<<< ../../snippets/a.ts#mian\n', { 'snippets/a.ts': '// #region main\nexport const a = 1\n// #endregion main\n' })
  expect(problem).toMatch(/slides\.md:15 \(slide 2\): no region "mian" in \.\.\/\.\.\/snippets\/a\.ts/)
  expect(problem).toContain('"main"?')
})

it('rejects a missing snippet file', async () => {
  expect((await problemsOf('---\n---\n\n# Two\n\n<<< ../../snippets/none.ts\n'))[0]).toMatch(/slides\.md:15 \(slide 2\): no file/)
})

it('rejects a missing src: file', async () => {
  expect((await problemsOf('---\nsrc: ./none.md\n---\n'))[0]).toMatch(/^slides\/talk\/slides\.md:\d+: .*none\.md/)
})

it('rejects unparsable headmatter with its line', async () => {
  const problems = await problemsOf('', { 'slides/talk/slides.md': '---\ntitle: "Talk\ntheme: lectern\n---\n\n# One\n' })
  expect(problems[0]).toMatch(/^slides\/talk\/slides\.md:\d+: /)
})

it('reports every mistake of a deck, not only the first', async () => {
  expect(await problemsOf('---\nlayout: centre\n---\n\n<VClik /> <Nope />\n')).toHaveLength(3)
})

it('rejects a link to a slide that is not there', async () => {
  expect((await problemsOf('---\n---\n\n# Two\n\nSee [here](/2) and [there](/7).\n'))[0]).toMatch(/slides\.md:15 \(slide 2\): a link to slide 7\n {2}expected: a number from 1 to 2/)
})

it('rejects a link to a name that no slide has, wherever it is written, and suggests the nearest', async () => {
  const slide = '---\nrouteAlias: the-table\n---\n\n# Two\n\nSee [it](/the-tabel),\nthen <Link to=\'nowhere\'>that</Link>.\n\n<div>\n<Link to="/the-tible" />\n</div>\n\n- [x](#the-tabl) <Link :to="`tabl`" />\n'
  expect((await problemsOf(slide)).map(problem => problem.split('\n').slice(0, 2).join())).toEqual([
    'slides/talk/slides.md:16 (slide 2): a link to "the-tabel", which is no slide\'s routeAlias,  expected: "the-table"?',
    'slides/talk/slides.md:17 (slide 2): a link to "nowhere", which is no slide\'s routeAlias,  expected: one of "the-table"',
    'slides/talk/slides.md:20 (slide 2): a link to "the-tible", which is no slide\'s routeAlias,  expected: "the-table"?',
    'slides/talk/slides.md:23 (slide 2): a link to "the-tabl", which is no slide\'s routeAlias,  expected: "the-table"?',
    'slides/talk/slides.md:23 (slide 2): a link to "tabl", which is no slide\'s routeAlias,  expected: one of "the-table"',
  ])
})

it('rejects a link to a file that is not in public/, and accepts names, files, other talks and views', async () => {
  expect((await problemsOf('# Two\n\n[paper](/paper.pdf)\n'))[0]).toMatch(/\(slide 1\): a link to \/paper\.pdf, and there is no such file\n {2}expected: a file in the deck's public\//)
  const right = ['[a](/the-table)', '[b](the-table)', '[c](/paper.pdf)', '[d](../other/)', '[e](https://example.org/x)', '[f](/read/)', '[g](#here)', '[h](/2?clicks=1)', '[i](mailto:a@b.c)', '<b id="here">x</b>', '`[j](/none)`', '<Link :to="2">k</Link>', '<Link :to="next">l</Link>']
  expect(await problemsOf(`---\nrouteAlias: the-table\n---\n\n# Two\n\n${right.join(' ')}\n\n\`\`\`md\n[m](/none)\n\`\`\`\n`, { 'slides/talk/public/paper.pdf': '' })).toEqual([])
})

it('rejects a frontmatter picture that is missing; one of another host does not stop a build, which fetches it', async () => {
  expect((await problemsOf('---\nimage: /none.png\n---\n\n# Two\n'))[0]).toContain('image: /none.png, and there is no such file')
  expect(await problemsOf('---\nbackground: https://example.com/a.png\n---\n\n# Two\n')).toEqual([])
  expect(await problemsOf('---\nimage: /here.png\nbackground: "#fff"\n---\n\n# Two\n', { 'slides/talk/public/here.png': '' })).toEqual([])
})

it.for(['./100%.png', './%E0%A4%A.png'])('rejects a picture\'s address that cannot be decoded, and goes on: %s', async (address) => {
  const problems = await problemsOf(`![A cat](${address})\n\n![A cat](./none.png)`)
  expect(problems).toHaveLength(2)
  expect(problems[0]).toMatch(/slides\.md:\d+ \(slide 1\): picture "[^"]+": "%" in an address[\s\S]*rename the file to a name without "%"/)
  expect(problems[1]).toContain('picture "./none.png", and there is no such file')
})

it('rejects a picture whose file has neither an ending nor the bytes of one; one of public/ is copied', async () => {
  const files = { 'slides/talk/plot': 'x = 1', 'slides/talk/dot': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', 'slides/talk/public/copied': '' }
  expect(await problemsOf('# Two\n\n![A plot](./plot)\n\n![A dot](./dot)\n\n![A plot](/copied)\n', files)).toEqual([expect.stringMatching(/slides\.md:\d+ \(slide 1\): picture "\.\/plot" is a file whose name has no ending and whose bytes are no picture's, so Slidev's build reads it as a program\n/)])
})

it('rejects pictures in the text that are missing or without words, and goes on with one of another host', async () => {
  const problems = await problemsOf([
    '---\n---\n\n# Two\n',
    '![A cat](./none.png "of ours")',
    '<img src="https://example.com/a.png" alt="A dog">',
    '<img src="/here.png">',
    '![A cat](/here.png) <img src="./a%20b.png" alt=""> `![in code](./x.png)` <img :src="bound" alt="">',
  ].join('\n'), { 'slides/talk/public/here.png': '', 'slides/talk/a b.png': '' })
  expect(problems.map(problem => problem.split('\n')[0])).toEqual([
    'slides/talk/slides.md:15 (slide 2): picture "./none.png", and there is no such file',
    'slides/talk/slides.md:17 (slide 2): <img src="/here.png"> says nothing to people who cannot see it',
  ])
})

it('sees tags however their attributes are written', async () => {
  const problems = await problemsOf([
    '---\n---\n\n# Two\n',
    '<img\n  src=\'./none.png\'\n  alt=\'a\'>\n',
    '- <VClik\n  at=\'1\'>x</VClik> <Link to=\'9\'>y</Link>\n',
    '<Cite id=\'nobody\' />\n',
    '    <InCode /> <img src="./x.png">\n',
  ].join('\n'))
  expect(problems.map(problem => problem.split('\n')[0])).toEqual([
    'slides/talk/slides.md:19 (slide 2): no component <VClik>',
    'slides/talk/slides.md:20 (slide 2): a link to slide 9',
    'slides/talk/slides.md:15 (slide 2): picture "./none.png", and there is no such file',
    'slides/talk/slides.md:22 (slide 2): <Cite id="nobody" /> has no entry in slides/talk/references.yml',
    'slides/talk/slides.md:22 (slide 2): sources are cited and no slide lists them',
  ])
})

it.each([
  ['layuot: two-columns', '"layuot"', '"layout"?'],
  ['Layout: two-columns', '"Layout"', '"layout"?'],
  ['route-alias: here', '"route-alias"', '"routeAlias"?'],
  ['scr: ./other.md', '"scr"', '"src"?'],
  ['clcks: 3', '"clcks"', '"clicks"?'],
  ['layout: image-right\nimge: /a.png', '"imge"', '"image"?'],
  ['layout: mine\nspekaer: A', '"spekaer"', '"speaker"?'],
])('refuses a frontmatter key that is a slip of the pen: %s', async (frontmatter, found, expected) => {
  const problems = await problemsOf(`---\n${frontmatter}\n---\n\n# Two\n`, { 'slides/talk/layouts/mine.vue': '<script setup lang="ts">\ndefineProps<{ speaker: string }>()\n</script>\n<template><slot /></template>\n' })
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^slides/talk/slides\\.md:1[12] \\(slide 2\\): unknown key ${found}\n {2}expected: ${expected.replace('?', '\\?')}`))])
})

it('refuses a slip in the headmatter and in its defaults', async () => {
  const file = (more: string): Record<string, string> => ({ 'slides/talk/slides.md': `---\ntheme: lectern\nauthor: Ada\ntitle: Talk\ninfo: A talk\n${more}\n---\n\n# One\n` })
  expect(await problemsOf('', file('authors: [A, B]'))).toEqual([])
  expect(await problemsOf('', file('durtaion: 20min'))).toEqual([expect.stringMatching(/slides\.md:6 \(slide 1\): unknown key "durtaion"\n {2}expected: "duration"\?/)])
  expect(await problemsOf('', file('defaults: { laoyut: code }'))).toEqual([expect.stringMatching(/slides\.md:6 \(slide 1\): unknown key "laoyut"/)])
})

it('refuses a palette that the theme does not have', async () => {
  const file = (more: string): Record<string, string> => ({ 'slides/talk/slides.md': `---\ntheme: lectern\nauthor: Ada\ntitle: Talk\ninfo: A talk\n${more}\n---\n\n# One\n` })
  expect(await problemsOf('', file('themeConfig: { palette: orchard }'))).toEqual([])
  expect(await problemsOf('', file('themeConfig: { pallette: orchard }'))).toEqual([expect.stringMatching(/slides\.md:6 \(slide 1\): unknown key "pallette"\n {2}expected: "palette"\?/)])
  expect(await problemsOf('', file('themeConfig: { palette: orchid }'))).toEqual([expect.stringMatching(/slides\.md:6 \(slide 1\): the palette "orchid", which the theme does not have\n {2}expected: orchard or graphite, or none/)])
})

it('names each colour and face of a brand that does not serve, with its line', async () => {
  const file = { 'slides/talk/slides.md': '---\ntheme: lectern\nauthor: Ada\ntitle: Talk\ninfo: A talk\nthemeConfig:\n  # of the house\n  paper: \'#ffffff\'\n  first: \'#8fd0ff\'\n  second: #b45309\n  font: Nowhere Sans\n---\n\n# One\n' }
  expect(await problemsOf('', file)).toEqual([
    expect.stringMatching(/slides\.md:10 \(slide 1\): `second: null`, which is not a colour that the theme can derive others from\n {2}expected: a colour as '#rrggbb', in quotes/),
    expect.stringMatching(/slides\.md:9 \(slide 1\): with `first: '#8fd0ff'`, first on \w+ has a contrast of 1\.\d \(light\), and \d+ more pairs? falls? short\n {2}expected: at least 3:1\n {2}fix: {6}take first: '#[0-9a-f]{6}', the same hue darker/),
    expect.stringMatching(/slides\.md:11 \(slide 1\): `font: Nowhere Sans`, a face for which no package is installed\n[\s\S]*npm install @fontsource-variable\/nowhere-sans \(or @fontsource\/nowhere-sans\)/),
  ])
})

it('accepts the author\'s own keys, and those of Slidev, Lectern and the layout', async () => {
  expect(await problemsOf([
    '---\nvenue: Oslo\nplanning: [1]\nsize: 3\nside: left\nglass: full\ntranslation: yes\nminutes: 3\nimages: [a]\ndragPos: {}\ntiemr: 3\n---\n',
    '# Two\n',
    '{{ $frontmatter.glass }}, {{ $frontmatter[\'tiemr\'] }}\n',
    '---\nlayout: iframe-right\nurl: https://example.com\n---\n\n# Three\n',
  ].join('\n'))).toEqual([])
})

it.each([
  ['layout: two-columns', '::left::\n\na\n\n::rigth::\n\nb\n', '::rigth:: is for a slot that layout "two-columns" does not have', '"right"?'],
  ['layout: two-cols', '<template #Right>\n\nb\n\n</template>\n', '<template #Right> is for a slot', '"right"?'],
  ['layout: mine', 'a\n::gutter::\nb\n', '::gutter:: is for a slot', 'one of: aside'],
  ['clicks: 1', 'a\n\n::right::\n\nb\n', '::right:: is for a slot that layout "default"', 'a layout with slots'],
])('refuses a slot that the layout does not have: %s', async (frontmatter, content, found, expected) => {
  const [problem, ...others] = await problemsOf(`---\n${frontmatter}\n---\n\n${content}`, { 'slides/talk/layouts/mine.vue': '<template><main><slot /><slot v-if="$slots.aside" name="aside" /></main></template>\n' })
  expect(problem).toMatch(/^slides\/talk\/slides\.md:1\d \(slide 2\): /)
  expect(problem).toContain(found)
  expect(problem).toContain(expected)
  expect(others).toEqual([])
})

it('accepts slots that the layout has or may have, and those of components', async () => {
  expect(await problemsOf([
    '---\nlayout: two-columns\n---\n\n::default::\n\n# Two\n\n::left::\n\na\n\n::right::\n\n<v-click>\n<template #other>b</template>\n</v-click>\n\n`::rigth::` and\n\n```md\n::rigth::\n```\n',
    '---\nlayout: computed\n---\n\n::any::\n\na\n',
    '---\nlayout: handed\n---\n\n::any::\n\na\n',
  ].join('\n'), {
    'slides/talk/layouts/computed.vue': '<template><slot v-for="name in [\'any\']" :key="name" :name="name" /></template>\n',
    'slides/talk/layouts/handed.vue': '<script setup>\nimport Base from "./base.vue"\n</script>\n<template><Base><template v-for="(_, name) in $slots" #[name]><slot :name="name" /></template></Base></template>\n',
  })).toEqual([])
})

it.each([
  ['marks on one letter', `a${'\u0301'.repeat(50_000)}`, []],
  ['emoji without a space', '\u{1F468}\u200D'.repeat(50_000), []],
  ['comments', '<!-- a -->\n'.repeat(20_000), []],
  ['hyphens in a tag', `<a${'-a'.repeat(50_000)} />`, [/no component <a-a-/]],
  ['capitals in a tag', `<${'Aa'.repeat(50_000)} />`, [/no component <AaAa/]],
])('reads many %s without comparing each with all others', async (_, slide, found) => {
  expect(await problemsOf(`---\n\n# Two\n\n${slide}\n`)).toEqual(found.map(each => expect.stringMatching(each)))
})

it('says what to write in the place of a picture as a wiki has it, wherever its file lies', async () => {
  const found = await problemsOf('---\n---\n\n# Two\n\n![[flow.png]] ![[a b.svg|300x20]]\n\n![[none.png|30]] [[Note|words]]\n', { 'slides/talk/attachments/flow.png': '', 'slides/talk/public/a b.svg': '<svg xmlns="http://www.w3.org/2000/svg" />' })
  expect(found.map(problem => problem.replace('slides/talk/slides.md:', '').split('\n').filter(line => !line.includes('expected')).join(' '))).toEqual([
    '15 (slide 2): "![[flow.png]]" is shown as it is written   fix:      write ![what it shows](./attachments/flow.png)',
    '15 (slide 2): "![[a b.svg|300x20]]" is shown as it is written   fix:      write <img src="/a b.svg" width="300" height="20" alt="what it shows">',
    '17 (slide 2): "![[none.png|30]]" is shown as it is written   fix:      write <img src="./none.png" width="30" alt="what it shows">',
    '17 (slide 2): "[[Note|words]]" is shown with its brackets   fix:      write words, or [words](https://…)',
  ])
})
