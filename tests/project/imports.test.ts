import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'

const head = '---\ntitle: A\n---\n\n# A\n\n'
const part = (src: string, more = ''): string => `---\n${more}src: ${src}\n---\n\n`

function project(files: Record<string, string>): { folder: string, load: () => ReturnType<typeof loadDeck> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-imports-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return { folder, load: () => loadDeck({ name: 'talk', folder, entry: join(folder, 'talk.md') }, folder) }
}

it.each<[name: string, files: Record<string, string>, message: RegExp]>([
  ['itself', { 'talk.md': part('./talk.md') }, /^talk\.md:2: src: \.\/talk\.md imports itself: talk\.md → talk\.md\n/],
  ['a circle of two', { 'talk.md': head + part('./b.md'), 'b.md': `# B\n\n${part('./talk.md')}` }, /^b\.md:4: src: \.\/talk\.md imports itself: talk\.md → b\.md → talk\.md\n/],
  ['every file in every other', Object.fromEntries(['talk', ...'bcdefghijklm'].map((name, _, all) => [`${name}.md`, all.map(other => part(`./${other}.md`)).join('')])), /imports itself: /],
  ['parts of parts by the million', { 'talk.md': head + part('./p0.md').repeat(10), ...Object.fromEntries(Array.from({ length: 9 }, (_, no) => [`p${no}.md`, no === 8 ? '# x\n' : part(`./p${no + 1}.md`).repeat(10)])) }, /: \d+ slides or more, imports included\n {2}expected: 10000 at most\n/],
  ['the same by ranges', { 'talk.md': head + part('./p0.md#1-10').repeat(10), ...Object.fromEntries(Array.from({ length: 9 }, (_, no) => [`p${no}.md`, no === 8 ? '---\nhide: true\n---\n\n# x\n' : part(`./p${no + 1}.md#1-10`).repeat(10)])) }, /: \d+ slides or more/],
  ['a range without end', { 'talk.md': head + part('./b.md#1-99999999999'), 'b.md': '# B\n' }, /^talk\.md:8: src: \.\/b\.md#1-99999999999 names slides that the file does not have\n/],
  ['no text', { 'talk.md': head + part('[1, 2]', 'class: x\n') }, /^talk\.md:9: src: \[1,2\]\n {2}expected: the path of a Markdown file\n/],
  ['a file that is not there', { 'talk.md': head + part('./none.md') }, /^talk\.md:8: src: \.\/none\.md, and there is no such file\n/],
  ['a folder', { 'talk.md': head + part('./') }, /^talk\.md:8: src: \.\/ is a folder\n/],
  ['a file elsewhere', { 'talk.md': head + part('../../../../../../../etc/passwd') }, /^talk\.md:8: src: .* lies outside the project\n/],
])('refuses %s, at its line', async (_, files, message) => {
  await expect(project(files).load()).rejects.toThrow(message)
})

it.skipIf(process.platform === 'win32')('refuses a link out of the project, one to what is hidden, and a pipe', async () => {
  const { folder, load } = project({ 'talk.md': head + part('./users.md') + part('./folder/x.md') + part('./config.md') + part('./pipe.md'), '.git/config': '# secret\n' })
  const outside = mkdtempSync(join(tmpdir(), 'lectern-outside-'))
  writeFileSync(join(outside, 'x.md'), '# Elsewhere\n')
  symlinkSync('/etc/passwd', join(folder, 'users.md'))
  symlinkSync(outside, join(folder, 'folder'))
  symlinkSync('.git/config', join(folder, 'config.md'))
  spawnSync('mkfifo', [join(folder, 'pipe.md')])
  const found = await load().catch((error: Error) => error.message)
  expect(found).toMatch(/talk\.md:8: src: \.\/users\.md is a link out of the project, to \/etc\/passwd\n/)
  expect(found).toMatch(/talk\.md:12: src: \.\/folder\/x\.md is a link out of the project, to .*x\.md\n/)
  expect(found).toMatch(/talk\.md:16: src: \.\/config\.md is a link to what is hidden, \.git\/config\n/)
  expect(found).toMatch(/talk\.md:20: src: \.\/pipe\.md is a pipe, a socket or a device, which has no end\n/)
})

it.skipIf(process.platform === 'win32')('refuses a deck that is a pipe', async () => {
  const { folder, load } = project({})
  spawnSync('mkfifo', [join(folder, 'talk.md')])
  await expect(load()).rejects.toThrow(/^talk\.md: a pipe, a socket or a device, which has no end\n/)
})

it('reads parts from wherever the project has them, by links within it too', async () => {
  const { folder, load } = project({ 'talk.md': head + part('./a/b.md#2-9') + part('/a/b.md') + part('./link.md'), 'a/b.md': '# One\n\n---\n\n# Two\n' })
  symlinkSync('a/b.md', join(folder, 'link.md'))
  expect((await load()).slides.map(({ title }) => title)).toEqual(['A', 'Two', 'One', 'Two', 'One', 'Two'])
})

it.skipIf(process.platform === 'win32')('reads parts from anywhere in the workspace, wherever it is started, and none from outside of it', async () => {
  const src = [part('../../shared/intro.md'), part('../../../elsewhere.md'), part('../../shared/far/far.md')].join('')
  const { folder } = project({
    'all/package.json': '{ "workspaces": ["talks/*"] }',
    'all/shared/intro.md': '# Intro\n',
    'all/talks/a/package.json': '{}',
    'all/talks/a/right.md': head + part('../../shared/intro.md'),
    'all/talks/a/talk.md': head + src,
    'elsewhere.md': '# Elsewhere\n',
  })
  symlinkSync(project({ 'far.md': '# Far\n' }).folder, join(folder, 'all/shared/far'))
  const talk = join(folder, 'all/talks/a')
  for (const startedIn of [folder, join(folder, 'all'), talk, project({}).folder]) {
    const right = await loadDeck({ name: 'right', folder: talk, entry: join(talk, 'right.md') }, startedIn)
    expect(right.slides.map(({ title }) => title)).toEqual(['A', 'Intro'])
    const found = await loadDeck({ name: 'talk', folder: talk, entry: join(talk, 'talk.md') }, startedIn).catch((error: Error) => error.message)
    expect(found).toMatch(/talk\.md:12: src: \.\.\/\.\.\/\.\.\/elsewhere\.md lies outside the project\n {2}expected: a Markdown file below .*all\n/)
    expect(found).toMatch(/talk\.md:16: src: .* is a link out of the project, to .*far\.md\n/)
    expect(found).not.toContain('intro')
  }
})

it('reads parts beside the folder of a deck without a package only where it is started there', async () => {
  const { folder } = project({ 'a/talk.md': head + part('../shared.md'), 'shared.md': '# Shared\n' })
  const entry = { name: 'talk', folder: join(folder, 'a'), entry: join(folder, 'a/talk.md') }
  expect((await loadDeck(entry, folder)).slides.map(({ title }) => title)).toEqual(['A', 'Shared'])
  await expect(loadDeck(entry, entry.folder)).rejects.toThrow(/^talk\.md:8: src: \.\.\/shared\.md lies outside the project\n/)
})
