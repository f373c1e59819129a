import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { findDecks, slugify } from '../../lib/project/decks.ts'
import { discoverTalks } from '../../lib/project/discover.ts'

function projectWith(folders: string[]): string {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const folder of folders) {
    mkdirSync(join(project, 'slides', folder), { recursive: true })
    writeFileSync(join(project, 'slides', folder, 'slides.md'), '# Hello\n')
  }
  return project
}

it('lists decks by name', () => {
  expect(findDecks(projectWith(['zebra', 'ape'])).map(deck => deck.name)).toEqual(['ape', 'zebra'])
})

it('says what to create when there is no deck', () => {
  expect(() => findDecks(projectWith([]))).toThrow(/no talk in [\s\S]*lectern build talk\.md/)
})

it('refuses two decks of one name', () => {
  expect(() => findDecks(projectWith(['My Talk', 'my-talk']))).toThrow(/two decks are named "my-talk"/)
})

it('names the known decks when one is misspelt', () => {
  expect(() => findDecks(projectWith(['ape']), ['appe'])).toThrow(/no deck named "appe"[\s\S]*expected: ape\?/)
})

it.for([
  ['My Talk', 'my-talk'],
  ['Ampliación', 'ampliacion'],
  ['日本語', '日本語'],
  ['Привет, й', 'привет-й'],
  ['हिन्दी', 'हिन्दी'],
  ['100% Go', '100-go'],
  ['🎉', '1f389'],
  ['...', '2e-2e-2e'],
])('a folder %s makes the name %s', ([folder, name]) => {
  expect(slugify(folder!)).toBe(name)
})

it('gives no two decks an empty name, and tells of scripts that collide', () => {
  expect(findDecks(projectWith(['🎉', '🎈'])).map(deck => deck.name)).toEqual(['1f388', '1f389'])
  expect(() => findDecks(projectWith(['Привет', 'привет']))).toThrow(/two decks are named "привет": slides\/Привет\/slides\.md and slides\/привет\/slides\.md/)
})

it('finds a deck by its name and by its folder\'s', () => {
  const project = projectWith(['Привет Мир', 'ape'])
  for (const name of ['Привет Мир', 'привет-мир'])
    expect(findDecks(project, [name]).map(deck => deck.name)).toEqual(['привет-мир'])
})

it('refuses a name that the built site needs', () => {
  expect(() => findDecks(projectWith(['Assets']))).toThrow(/a deck is named "assets"[\s\S]*rename it/)
})

it('takes a link to a folder as a deck, and none that leads nowhere', () => {
  const project = projectWith(['ape'])
  symlinkSync(join(projectWith(['elsewhere']), 'slides/elsewhere'), join(project, 'slides/linked'))
  symlinkSync('..', join(project, 'slides/circle'))
  symlinkSync('../nowhere', join(project, 'slides/broken'))
  expect(findDecks(project).map(deck => deck.name)).toEqual(['ape', 'linked'])
})

/** A folder with these files. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const slidevTalk = '---\ncolorSchema: dark\n---\n\n# A\n\n---\n\n# B\n'
const talks = {
  'README.md': '# Talks\n',
  'docs/index.md': '---\nlayout: home\ntheme: dark\n---\n\n# Docs\n',
  'notes.md': '# Notes\n',
  '2025/vue/slides.md': '# Vue\n\n---\nsrc: ./pages/part.md\n---\n',
  '2025/vue/pages/part.md': '---\nmonaco: true\n---\n\n# A\n\n---\nsrc: deeper.md\n---\n',
  '2025/vue/pages/deeper.md': slidevTalk,
  '2026/vue/slides.md': '# Vue again\n',
  'lightning.md': slidevTalk,
  'marp.md': '---\nmarp: true\n---\n\n# M\n',
  'nameless.md': '---\nheadingDivider: 2\n---\n\n# Marp without its name\n',
  'look.md': '---\ntheme: default\nthemeConfig: { primary: red }\n---\n\n# L\n',
  'blog/index.md': '---\npaginate: true\nlayout: home\n---\n\n# Posts\n',
  'node_modules/x/slides.md': '# No\n',
  'dist/slides.md': '# No\n',
}

it('finds the talks of a folder of any layout, and names those apart that share a name', () => {
  const folder = folderWith(talks)
  expect(findDecks(folder).map(({ name }) => name)).toEqual(['2025-vue', '2026-vue', 'lightning', 'look', 'marp', 'nameless'])
  expect(discoverTalks(folder).skipped).toEqual([
    { file: '2025/vue/pages/deeper.md', why: 'slides that another file imports' },
    { file: '2025/vue/pages/part.md', why: 'slides that another file imports' },
    { file: 'README.md', why: 'a document' },
    { file: 'blog/index.md', why: 'no headmatter of Slidev\'s or Marp\'s' },
    { file: 'docs/index.md', why: 'no headmatter of Slidev\'s or Marp\'s' },
    { file: 'notes.md', why: 'no headmatter' },
  ])
})

it('enters no link to a folder that contains the project: a whole disk among them', () => {
  const folder = folderWith({ 'in/talk.md': slidevTalk, 'beside.md': slidevTalk })
  symlinkSync('/', join(folder, 'in/disk'))
  symlinkSync('../..', join(folder, 'in/up'))
  expect(findDecks(join(folder, 'in')).map(({ name }) => name)).toEqual(['talk'])
})

it('takes slides.md alone where the folder has one, and any Markdown file that is named', () => {
  const folder = folderWith({ ...talks, 'slides.md': '# Main\n' })
  expect(findDecks(folder).map(({ entry }) => entry)).toEqual([join(folder, 'slides.md')])
  const named = (...words: string[]): string[] => findDecks(folder, words).map(({ entry }) => relative(folder, entry))
  expect(named('notes.md')).toEqual(['notes.md'])
  expect(named('notes')).toEqual(['notes.md'])
  expect(named('2025/vue')).toEqual(['2025/vue/slides.md'])
  expect(named('2025')).toEqual(['2025/vue/slides.md'])
  expect(named('202*/**/slides.md')).toEqual(['2025/vue/slides.md', '2026/vue/slides.md'])
  expect(named(join(folder, 'marp.md'), 'lightning')).toEqual(['lightning.md', 'marp.md'])
})

it('refuses a name that leaves no room beside it for what a disk\'s names end in', () => {
  const folder = folderWith({ [`${'語'.repeat(60)}.md`]: slidevTalk, [`${'語'.repeat(61)}.md`]: slidevTalk })
  expect(findDecks(folder, ['語'.repeat(60)])).toHaveLength(1)
  expect(() => findDecks(folder, ['語'.repeat(61)])).toThrow('has 183 bytes\n  expected: at most 180')
})

it('refuses a path that Vite would take to end in its middle', () => {
  const folder = folderWith({ 'C#/talk.md': slidevTalk, 'why?.md': slidevTalk, 'a\nb.md': slidevTalk, 'it\'s 100%.md': slidevTalk })
  expect(findDecks(folder, ['it\'s 100%.md', 'C#'])).toHaveLength(2)
  const said = (words?: string[], from = folder): string => {
    try {
      findDecks(from, words)
      return ''
    }
    catch (error) {
      return String(error)
    }
  }
  expect(said(['why?.md'])).toContain('why?.md: "?" in the path of a talk: to Vite, the path ends there\n  expected: files and folders without ?, line breaks and (of the folder that Lectern is started in) # in their names\n  fix:      rename the file or the folder')
  expect(said(['a\nb.md'])).toContain('a\\nb.md: "\\n" in the path of a talk')
  expect(said([], join(folder, 'C#'))).toContain(`${join(folder, 'C#')}: "#" in the path of a talk`)
  expect(said().match(/ in the path of a talk/g)).toHaveLength(2)
})

it('tells a file that is not there, and one whose name is wrong by case', () => {
  const folder = folderWith({ 'Talk.md': '# A\n' })
  expect(() => findDecks(folder, ['talk.md'])).toThrow('no file or folder talk.md\n  expected: Talk.md?')
  expect(() => findDecks(folder, ['TALK'])).toThrow('no deck named "TALK"\n  expected: Talk.md?')
  expect(() => findDecks(folder, ['deep/talk.md'])).toThrow('no file or folder deep/talk.md')
})

it('says of a folder that it has no talk', () => {
  const folder = folderWith({ 'papers/README.md': '# Papers\n', 'Talk.md': '# A\n' })
  expect(() => findDecks(folder, ['papers'])).toThrow(/^no talk in papers\n {2}expected: slides\.md/m)
})
