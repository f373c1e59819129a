import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { examine } from '../../lib/pipeline/examine.ts'

const head = '---\ntitle: Much\nlang: en\n---\n\n# Much\n\n'
const many = (count: number, each: (no: number) => string, between = '\n'): string => Array.from({ length: count }, (_, no) => each(no)).join(between)

/** What grows with the square of these takes hours, which no test waits for; what grows with them takes seconds. */
const decks: [what: string, text: string, found: string[]][] = [
  ['open tags', head + '<div>\n'.repeat(50_000), []],
  ['tags within tags', `${head}${'<div>\n'.repeat(25_000)}${'</div>\n'.repeat(25_000)}`, []],
  ['tags without an end', head + '<div a="x '.repeat(50_000), []],
  ['comments on a line', head + '<!-- a -->'.repeat(100_000), []],
  ['footnotes', `${head}${many(20_000, no => `[^${no}]`, ' ')}\n\n${many(20_000, no => `[^${no}]: x`)}`, ['6: 20,000 footnotes on a slide']],
  ['addresses on a line', head + '<http://a'.repeat(100_000), []],
  ['links', `${head}${many(20_000, no => `[a](#x${no})`)}\n\n${many(20_000, no => `<a id="x${no}"></a>`, ' ')}`, []],
  ['icons that are none', head + many(5000, no => `<carbon-arow-rigt${no} />`), [...many(19, no => `${no + 8}: no icon "carbon-arow-rigt${no}"`).split('\n'), '27: no icon "carbon-arow-rigt19", and 4980 more like it']],
  ['terms of a formula', `${head}$$\n${many(100_000, no => `x_{${no}}`, ' + ')}\n$$\n`, ['8: a formula of 1,188,889 characters']],
  ['braces of a formula', `${head}$$\n${'{'.repeat(9000)}x${'}'.repeat(9000)}\n$$\n`, [`8: the formula "${'{'.repeat(60)}": nested too deeply`]],
  ['keys of a headmatter', `---\ntitle: Much\n${many(100_000, no => `k${no}: ${no}`)}\n---\n\n# Much\n`, ['5002: more than 5,000 keys in one place']],
  ['keys of a slide, in braces', `${head}\n\n---\nk: {${many(100_000, no => `k${no}: 1`, ', ')}}\n---\n\n# More\n`, ['11: more than 5,000 keys in one place']],
]

it.each(decks)('reads, or refuses at a line, a deck with thousands of %s', async (_, text, found) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-many-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'talk.md'), text)
  const { findings, notChecked } = await examine(folder, { names: ['talk.md'], rules: [], least: 'warning', sourceOnly: true, run: false, online: false, changed: false, strict: false, baseline: 'none', patience: 0 })
  expect(notChecked.filter(({ failed }) => failed)).toEqual([])
  expect(findings.map(finding => `${finding.line}: ${finding.found}`)).toEqual(found)
})
