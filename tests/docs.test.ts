import type { ArgsDef } from 'citty'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { commands } from '../commands/names.ts'
import { refuseUnknownOptions } from '../commands/options.ts'
import { checkDecks } from '../lib/pipeline/check.ts'
import { reference, topComment } from '../scripts/reference.ts'
import { readParts } from '../scripts/write-reference.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pages = ['README.md', ...readdirSync(join(root, 'docs')).filter(file => file.endsWith('.md')).map(file => `docs/${file}`)]
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

/** A page without its code blocks. */
function withoutCode(text: string): string {
  let fence = ''
  return text.split('\n').filter((line) => {
    const mark = /^`{3,}/.exec(line)?.[0] ?? ''
    const isCode = fence !== '' || mark !== ''
    fence = fence === '' ? mark : line === fence ? '' : fence
    return !isCode
  }).join('\n')
}

/** Every line of a shell block that calls us, and every call within a sentence, with the page that shows it. */
const lines = pages.flatMap(page => [
  ...[...read(page).matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n')),
  ...[...withoutCode(read(page)).matchAll(/`((?:npx )?lectern [^`]+)`/g)].map(([, call = '']) => call),
].map(line => line.replace(/\s+#.*/, '').replace(/^npx /, '')).filter(line => line.startsWith('lectern ')).map(line => ({ page, line })))

/** Every example of a whole talk. */
const talks = pages.flatMap(page => [...read(page).matchAll(/^(`{3,})md talk\n([\s\S]*?)^\1$/gm)].map(match => ({ page, text: match[2] ?? '' })))

it('docs/reference.md says what the code says (node scripts/write-reference.ts)', async () => {
  expect(read('docs/reference.md')).toBe(reference(await readParts()))
})

it('shows only commands and options that there are', async () => {
  for (const { page, line } of lines) {
    const [, word = '', ...rest] = line.split(/\s+/)
    const name = word.endsWith('.md') ? 'dev' : word
    expect(Object.keys(commands), `${page}: ${line}`).toContain(name)
    const { args } = await commands[name as keyof typeof commands]() as { args: ArgsDef }
    expect(() => refuseUnknownOptions(name, rest.filter(part => part.startsWith('-')), args), `${page}: ${line}`).not.toThrow()
  }
  expect(lines.length).toBeGreaterThan(40)
})

it('shows only talks that pass the check', async () => {
  for (const { page, text } of talks) {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-docs-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'snippets'))
    writeFileSync(join(folder, 'snippets/count.py'), '# #region main\nprint(sum(range(4)))\n# #endregion main\n')
    if (text.includes('<Cite'))
      writeFileSync(join(folder, 'references.yml'), '- id: kleinrock1975\n  authors: Kleinrock\n  year: 1975\n  title: Queueing Systems\n  where: Wiley\n  url: https://example.org/kleinrock\n')
    writeFileSync(join(folder, 'talk.md'), text)
    const { problems } = await checkDecks(folder, ['talk.md'])
    // That the snippet was never recorded is true here.
    expect(problems.filter(({ found }) => !/has no recording/.test(found)).map(({ found }) => found), `${page}\n${text}`).toEqual([])
  }
  expect(talks.length).toBeGreaterThan(5)
})

it('links only to files that are there', () => {
  let checked = 0
  for (const page of pages) {
    for (const [, target = ''] of withoutCode(read(page)).matchAll(/\]\(((?!https?:|#)[^)\s]+)\)/g)) {
      expect(() => readFileSync(join(root, dirname(page), target.replace(/#.*/, ''))), `${page}: ${target}`).not.toThrow()
      checked++
    }
  }
  expect(checked).toBeGreaterThan(8)
})

it('reads the comment of a component, and leaves out what no author writes', () => {
  expect(topComment('<!--\n  Shows a source.\n  <Cite id="a" />\n-->\n<template />')).toBe('Shows a source.\n\n```md\n<Cite id="a" />\n```')
  expect(topComment('<script setup lang="ts">\n/**\n * The editor. Not for slides.\n */\n')).toBeUndefined()
  expect(topComment('<template />')).toBeUndefined()
})
