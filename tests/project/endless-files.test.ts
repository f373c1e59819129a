import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readReferences } from '../../lib/features/references/read-references.ts'
import { loadSnippet } from '../../lib/features/snippet/load-snippet.ts'
import { readTable } from '../../lib/features/table/read-table.ts'
import { findTags } from '../../lib/markdown/tags.ts'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { formatProblem } from '../../lib/project/problem.ts'

function project(headmatter = '', body = ''): { folder: string, load: () => ReturnType<typeof loadDeck> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-endless-')))
  const deck = join(folder, 'talks/a')
  mkdirSync(deck, { recursive: true })
  writeFileSync(join(deck, 'talk.md'), `---\ntitle: A\nlang: en\n${headmatter}\n---\n\n# A\n\n${body}\n`)
  return { folder, load: () => loadDeck({ name: 'talk', folder: deck, entry: join(deck, 'talk.md') }, folder) }
}

function pipe(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  expect(spawnSync('mkfifo', [path]).status).toBe(0)
}

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  it.each([
    'talks/a/style.css',
    'talks/a/a.ts',
    'talks/a/components/deep/Foo.vue',
    'talks/a/setup/lectern.ts',
    'talks/a/talk.lock.json',
    'talks/a/article.md',
    'talks/a/.env.production',
    'talks/a/.slidev/drawings/talk/1.svg',
    'talks/theme/package.json',
    'talks/addon/layouts/x.vue',
    'package.json',
  ])('is refused where a build would open it: %s', async (path) => {
    const { folder, load } = project('theme: ../theme\naddons:\n  - ../addon')
    pipe(join(folder, path))
    await expect(load()).rejects.toThrow(`${path}: a pipe, a socket or a device, which has no end`)
  })

  it('is refused behind a link, by the name that the deck has for it', async () => {
    const { folder, load } = project()
    symlinkSync('/dev/zero', join(folder, 'talks/a/picture.png'))
    pipe(join(folder, 'shared/Foo.vue'))
    symlinkSync(join(folder, 'shared'), join(folder, 'talks/a/components'))
    await expect(load()).rejects.toThrow(/^talks\/a\/components\/Foo\.vue: a pipe[\s\S]*\n\ntalks\/a\/picture\.png: a pipe/)
  })

  it('is nobody\'s matter in folders that no deck is read from, and neither are links that lead nowhere, in circles or out', async () => {
    const { folder, load } = project()
    for (const path of ['talks/a/node_modules/x/control', 'talks/a/.git/hook', 'talks/b/control'])
      pipe(join(folder, path))
    for (const [name, target] of [['nothing', './none'], ['itself', './itself'], ['machine', '/']] as const)
      symlinkSync(target, join(folder, 'talks/a', name))
    expect((await load()).title).toBe('A')
  })
})

it('refuses what a slide would show as text of a size that no slide shows', () => {
  const { folder } = project()
  const put = (path: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '')
    truncateSync(join(folder, path), 3_000_000)
    return join(folder, path)
  }
  const message = '3.0 MB, and what a slide shows of a text has 2 MB at most'
  put('snippets/a.py')
  expect(() => loadSnippet(folder, 'a.py')).toThrow(message)
  put('talks/a/a.csv')
  expect(() => readTable(findTags('<ComparisonTable src="./a.csv" />', 'ComparisonTable')[0]!, join(folder, 'talks/a/talk.md'))).toThrow(message)
  put('talks/a/references.yml')
  expect(readReferences(join(folder, 'talks/a'), folder).problems[0]?.found).toBe(message)
})

it('takes a folder whose name is a file\'s for what it is, and passes over what nobody has written', async () => {
  const { folder } = project('theme: none')
  for (const path of ['style.css', 'a.ts', 'components/Foo.vue', 'setup/main.ts', 'styles/index.ts'])
    mkdirSync(join(folder, 'talks/a', path), { recursive: true })
  writeFileSync(join(folder, 'talks/a/bundle.js'), '')
  truncateSync(join(folder, 'talks/a/bundle.js'), 3_000_000_000)
  expect((await checkDecks(folder, ['talks/a/talk.md'])).problems.map(formatProblem)).toEqual([])
})

it('refuses a picture, and a file of public/, of a size that no build can read', async () => {
  const { folder } = project('theme: none', '![a](./a.png)')
  for (const path of ['talks/a/a.png', 'talks/a/public/b.mp4']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '')
    truncateSync(join(folder, path), 3_000_000_000)
  }
  const problems = (await checkDecks(folder, ['talks/a/talk.md'])).problems.map(formatProblem)
  expect(problems.filter(text => text.includes('3.0 GB, more than a build can read'))).toHaveLength(2)
})
