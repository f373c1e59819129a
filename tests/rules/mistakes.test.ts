import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { formatProblem } from '../../lib/project/problem.ts'
import { root } from '../../lib/project/root.ts'

/** `docs/mistakes.md`: what an author writes after a first slide, and what is said of it. */
const page = readFileSync(join(root, 'docs/mistakes.md'), 'utf8')
const mistakes = [...page.matchAll(/^## (.+)\n\n```md mistake\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)]
  .map(([, title = '', slide = '', message = '']) => ({ title, slide, message: message.trimEnd() }))

it('the page has the ten', () => {
  expect(mistakes).toHaveLength(10)
  expect(page.match(/^## /gm)).toHaveLength(10)
})

it.each(mistakes)('$title is answered as docs/mistakes.md says, with the cure', async ({ slide, message }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-mistake-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'snippets'))
  writeFileSync(join(folder, 'pier.png'), '')
  if (slide.includes('<Cite'))
    writeFileSync(join(folder, 'references.yml'), '- id: newton1687\n  authors: Newton\n  year: 1687\n  title: Principia\n  where: London\n  url: https://example.org/principia\n')
  writeFileSync(join(folder, 'talk.md'), `---\ntitle: Tides\n---\n\n# Tides\n\n${slide}`)
  const { problems, warnings } = await checkDecks(folder, ['talk.md'])
  const said = [...problems, ...warnings].map(problem => formatProblem(problem))
  expect(said[0]).toBe(message)
  // The source that was meant is not cited either: one cause, told at its two ends.
  expect(said.slice(1).map(text => text.split('\n')[0])).toEqual(slide.includes('<Cite') ? ['references.yml:1: no slide cites "newton1687"'] : [])
})
