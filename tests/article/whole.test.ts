import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDeck } from '../../lib/article/create-deck.ts'
import { coverageOf, formatCoverage } from '../../lib/article/trace/coverage.ts'
import { root } from '../../lib/project/root.ts'
import { judgeDeck } from './judge-deck.ts'

const folder = join(root, 'tests/fixtures/articles')

/** A deck as its author gets it: the talk, what stands beside it but the article, and what is said of both. */
function written(file: string): string {
  const { article, plan, files } = createDeck(readFileSync(join(folder, file)), file, 'talk')
  expect(judgeDeck(article, plan)).toEqual([])
  const coverage = coverageOf(article, plan)
  return [
    ...[...files].filter(([name]) => !name.startsWith('article.')).map(([name, text]) => `==> ${name}\n${text}`),
    `==> remarks\n${plan.remarks.map(({ kind, line, end, text }) => `${line}-${end} ${kind}: ${text}\n`).join('')}`,
    `==> coverage\n${formatCoverage(coverage)}\n${coverage.nowhere.map(({ line, end, text, why }) => `${line}-${end} ${text}: ${why}\n`).join('')}`,
  ].join('\n')
}

// Read by a person, slide by slide: a change of any line is to be read again, and then to be put there.
it.each(['harbour.txt', 'lighthouse.html', 'bridge.md', 'gauge.1.txt', 'orgel.md', 'phare.txt', 'currents.html', 'bread.md', 'boat.md', 'rivers.md', 'clock.md', 'shio.md', 'madd.md', 'windmill.html', 'flags.txt', 'kites.txt', 'release.txt', 'paint.md', 'lantern.md', 'queso.md'])('makes of %s the very deck that was read and found right', (file) => {
  expect(written(file)).toBe(readFileSync(join(folder, `${file}.deck`), 'utf8'))
})
