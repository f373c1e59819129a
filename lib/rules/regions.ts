import type { Deck, Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readMarkup } from '../markdown/markup.ts'
import { nearest } from '../project/nearest.ts'
import { mostText, notOwn } from '../project/own-file.ts'
import { defineRule } from '../project/rule.ts'
import { readRegions } from '../slidev/code-regions.ts'
import { hasOwnSyntax } from '../slidev/names.ts'

/** Slidev's snippet import: `<<< ../../snippets/x.ts#region ts {1-3}`, whose braces may follow at once. */
const snippetImport = /^\s*<<<[ \t]*([^\s{#]+(?:#(?![\w-]+(?:[\s{]|$))[^\s{#]*)*)(?:#([\w-]+))?(?=[\s{]|$)/

/** Characters of code: some 6,000 lines. Colouring twice as many takes two gigabytes of memory. */
const mostCode = 250_000

/** Refuses an imported code file or region that does not exist: for a missing region Slidev shows the whole file. */
export const regions: Rule = defineRule([
  { id: 'missing-code', kind: 'source', severity: 'error', why: 'Slidev shows the whole file, or nothing, for code that is not there.' },
  { id: 'too-much-code', kind: 'source', severity: 'error', why: 'Colouring it takes a build\'s memory and minutes, and no slide has room for it.' },
], (deck, projectRoot) => {
  // An own syntax may take more after the path than Slidev does.
  const severity = hasOwnSyntax(deck) ? { severity: 'hint' as const } : {}
  return deck.slides.flatMap(slide => [
    ...imported(deck, slide, projectRoot).map(problem => ({ ...problem, ...severity })),
    ...readMarkup(slide.content).fences.filter(({ code }) => code.length > mostCode).map(({ code, line }) => tooMuch(code.length, 'this code', { file: slide.file, line: slide.line + line, slide: slide.no })),
  ])
})

function tooMuch(length: number, what: string, place: Pick<Problem, 'file' | 'line' | 'slide'>): Problem {
  return { ...place, rule: 'too-much-code', found: `${what} has ${length.toLocaleString('en-US')} characters`, expected: `${mostCode.toLocaleString('en-US')} at most`, fix: 'show the lines that you speak of; a part of a file with #region' }
}

function imported(deck: Deck, slide: Slide, projectRoot: string): Problem[] {
  return readMarkup(slide.content).imports.flatMap(({ text, line }): Problem[] => {
    const [, path, region] = snippetImport.exec(text) ?? []
    if (!path)
      return []
    const place = { file: slide.file, line: slide.line + line, slide: slide.no }
    const file = path.startsWith('@/')
      ? join(deck.folder, path.slice(2))
      : resolve(projectRoot, dirname(slide.file), path)
    if (!existsSync(file)) {
      return [
        {
          ...place,
          found: `no file ${path}`,
          expected: 'a path relative to this file',
          fix: 'correct the path after <<<',
        },
      ]
    }
    const kind = statSync(file)
    if (kind.size > mostText)
      return [tooMuch(kind.size, path, place)]
    const leads = kind.isDirectory() ? 'a folder' : notOwn(file, projectRoot)
    if (leads !== undefined)
      return [{ ...place, found: `${path} is ${leads}`, expected: 'a file of this project: what a slide shows is published', fix: 'replace it with a copy of what the slide shows' }]
    const code = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
    if (!region)
      return code.length > mostCode ? [tooMuch(code.length, path, place)] : []
    const { names, ends } = readRegions(code, region)
    if (ends)
      return []
    if (names.includes(region))
      return [{ ...place, found: `the region "${region}" in ${path} does not end`, expected: `a line such as "// #endregion ${region}" below it`, fix: 'add the line, in a comment like the one that begins the region' }]
    const near = nearest(region, names)
    return [
      {
        ...place,
        found: `no region "${region}" in ${path}`,
        expected: near
          ? `"${near}"?`
          : names.length > 0
            ? `one of: ${names.join(', ')}`
            : `a line such as "// #region ${region}" in that file`,
        fix: 'correct the name after #, or mark the region in the file',
      },
    ]
  })
}
