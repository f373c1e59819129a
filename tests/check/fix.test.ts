import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { altStub, applyEdits, showDiff } from '../../lib/check/fix.ts'
import { examine } from '../../lib/pipeline/examine.ts'
import { fixDecks } from '../../lib/pipeline/fix.ts'

function project(slide: string, files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries({ 'talk.md': `---\ntitle: T\n---\n\n# One\n\n---\n${slide}`, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

it.each([
  ['a key', 'layuot: two-cols\n---\n\n# A\n', '-layuot: two-cols', '+layout: two-cols'],
  ['a layout', 'layout: centr\n---\n\n# A\n', '-layout: centr', '+layout: center'],
  ['a slot', 'layout: two-cols\n---\n\na\n\n::rigth::\n\nb\n', '-::rigth::', '+::right::'],
  ['a component, at both ends', '---\n\n<VClik>a</VClik>\n', '-<VClik>a</VClik>', '+<VClick>a</VClick>'],
  ['a component that closes itself', '---\n\n<Tocc /> x\n', '-<Tocc /> x', '+<Toc /> x'],
  ['a region', '---\n\n<<< ./a.ts#mian\n', '-<<< ./a.ts#mian', '+<<< ./a.ts#main'],
  ['a citation', '---\n\n<Cite id="onee" /> <ReferenceList />\n', '-<Cite id="onee" /> <ReferenceList />', '+<Cite id="one" /> <ReferenceList />'],
  ['an alias', 'routeAlias: there\n---\n\n[a](/thre)\n', '-[a](/thre)', '+[a](/there)'],
  ['an exception', 'exceptions: { remote-picturs: x }\n---\n\n![a](https://example.org/a.png)\n', '-exceptions: { remote-picturs: x }', '+exceptions: { remote-picture: x }'],
  ['an id', '---\n\n<b id="x">1</b> <i id="x">2</i> <u id="x-2">3</u>\n', '-<b id="x">1</b> <i id="x">2</i> <u id="x-2">3</u>', '+<b id="x">1</b> <i id="x-3">2</i> <u id="x-2">3</u>'],
  ['a picture', '---\n\n<img src="./a.png">\n', '-<img src="./a.png">', `+<img alt="${altStub}" src="./a.png">`],
])('shows how to correct %s, and corrects it only when asked', async (_, slide, before, after) => {
  const folder = project(slide, { 'a.ts': '// #region main\nlet a\n// #endregion main\n', 'a.png': '', 'references.yml': '- id: one\n  authors: A\n  year: 2020\n  title: T\n  where: W\n  url: https://example.org\n' })
  const text = readFileSync(join(folder, 'talk.md'), 'utf8')
  const { files: [shown] } = await fixDecks(folder, ['talk.md'], false)
  expect(shown?.diff.split('\n')).toEqual(['--- talk.md', '+++ talk.md', expect.stringMatching(/^@@ -\d+ \+\d+ @@$/), before, after])
  expect(readFileSync(join(folder, 'talk.md'), 'utf8')).toBe(text)
  await fixDecks(folder, ['talk.md'], true)
  expect(readFileSync(join(folder, 'talk.md'), 'utf8')).toBe(text.replace(before.slice(1), after.slice(1)))
})

it('leaves to the author what only the author knows', async () => {
  const folder = project('---\n\n<Nothing /> [a](/9) <div>\n')
  expect(await fixDecks(folder, ['talk.md'], true)).toEqual({ files: [], left: 3 })
})

it('makes a stub that is refused until it is written', async () => {
  const folder = project('---\n\n<img src="./a.png">\n', { 'a.png': '' })
  await fixDecks(folder, ['talk.md'], true)
  const { findings } = await examine(folder, { names: ['talk.md'], rules: [], least: 'hint', sourceOnly: true, run: false, patience: 0, changed: false, strict: false, baseline: 'none' })
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['picture-stub', 'error']])
})

it('takes the first of two corrections that lie over each other', () => {
  expect(applyEdits('abcdef', [{ start: 1, end: 3, text: 'X' }, { start: 2, end: 4, text: 'Y' }, { start: 5, end: 5, text: '!' }])).toBe('aXde!f')
  expect(showDiff('f', 'a\nb', 'a\nb')).toBe('')
})
