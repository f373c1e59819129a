import type { Finding, Report } from '../../lib/check/finding.ts'
import type { ExamineOptions } from '../../lib/pipeline/examine.ts'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import Ajv from 'ajv'
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' }
import { beforeAll, describe, expect, it } from 'vitest'
import { columnOf } from '../../lib/check/column.ts'
import { formats } from '../../lib/check/report/formats.ts'
import { examine } from '../../lib/pipeline/examine.ts'
import { root } from '../../lib/project/root.ts'

const defaults: ExamineOptions = { names: ['talk.md'], rules: [], least: 'hint', sourceOnly: true, run: false, patience: 20_000, changed: false, strict: false, baseline: 'none' }
const program = { version: '1.2.3', colour: false }
const escape = String.fromCharCode(27)
const awkward = 'a "b" <c> & \u0007 %0A, ]]> \uD800 ü'

function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const deck = `---
title: Talk
---

# One

---
layuot: two-cols
exceptions:
  remote-picture: the venue has a cable
---

# Two

Text and <VClik>x</VClik>

![a](https://example.org/a.png)
`

let report: Report
beforeAll(async () => {
  const found = await examine(project({ 'talk.md': deck, 'broken.md': '---\ntitle: "T\ntheme: default\n---\n\n# One\n' }), { ...defaults, names: ['talk.md', 'broken.md'] })
  const odd: Finding = { ...found.findings[0]!, id: 'unknown-key-0123456789', found: awkward, file: 'a b/ü.md', title: awkward, click: 2, severity: 'hint' }
  report = { ...found, findings: [...found.findings, odd], known: [odd], gone: 3, notChecked: [...found.notChecked, { what: awkward, why: 'no browser', failed: true }] }
})

it('writes JSON as its published schema has it, and the schema refuses what it has not', () => {
  const validate = new Ajv().compile(JSON.parse(readFileSync(join(root, 'schemas/check-report.schema.json'), 'utf8')) as object)
  const written = JSON.parse(formats.json!(report, program)) as { findings: { line?: number }[] }
  expect(validate(written) ? [] : validate.errors).toEqual([])
  expect(written.findings.length).toBeGreaterThan(3)
  written.findings[0]!.line = 0
  expect(validate(written)).toBe(false)
})

it('writes SARIF as its standard\'s schema has it', () => {
  const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json').replace('package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json')
  const validate = new Ajv({ schemaId: 'auto', format: false }).addMetaSchema(draft04).compile(JSON.parse(readFileSync(schema, 'utf8')) as object)
  const written = JSON.parse(formats.sarif!(report, program)) as { runs: { results: { ruleIndex: number, ruleId: string, suppressions?: unknown }[], tool: { driver: { rules: { id: string }[] } } }[] }
  expect(validate(written) ? [] : validate.errors).toEqual([])
  const [run] = written.runs
  expect(run!.results.length).toBeGreaterThan(5)
  for (const { ruleIndex, ruleId } of run!.results)
    expect(run!.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  expect(run!.results.filter(({ suppressions }) => suppressions)).toHaveLength(1)
  run!.results[0]!.ruleIndex = -9
  expect(validate(written)).toBe(false)
})

it('writes JUnit\'s XML that an XML reader takes, with a failure for each error', () => {
  const faults: string[] = []
  const document = new DOMParser({ onError: (_, message) => faults.push(String(message)) }).parseFromString(formats.junit!(report, program), 'text/xml')
  expect(faults).toEqual([])
  const errors = report.findings.filter(({ severity }) => severity === 'error').length
  expect(document.getElementsByTagName('failure')).toHaveLength(errors)
  expect(document.documentElement?.getAttribute('failures')).toBe(String(errors))
  expect(document.documentElement?.getAttribute('tests')).toBe(String(document.getElementsByTagName('testcase').length))
})

it('writes GitHub\'s commands, one a line, with its escapes', () => {
  const lines = formats.github!(report, program).split('\n')
  expect(lines).toHaveLength(report.findings.length + report.notChecked.length)
  for (const line of lines)
    expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^,:]+,line=\d+,col=\d+,)?title=[^,:]+::\S/)
  expect(lines.join('\n')).toContain('a "b" <c> & \u0007 %250A, ]]>')
})

it('writes for people: the most serious first, a place that opens, what was found, expected, and how to fix it', () => {
  const text = formats.text!(report, program)
  expect(text).toMatch(/talk, slide 2: Two\n {2}talk\.md:8:1 error unknown-key\n {4}unknown key "layuot"\n {4}expected: "layout"\?\n {4}fix: {6}correct/)
  expect(text).toContain('talk.md:15:10 error unknown-component')
  expect(text).toContain('accepted:\n  talk.md:17 (slide 2) remote-picture: the venue has a cable')
  expect(text).toContain('in the baseline: 1 finding; 3 of it gone')
  expect(text).toMatch(/not checked: .*template-error.* \(--source-only\)/)
  expect(text).toMatch(/broken\.md:\d+:\d+ error unreadable-deck/)
  expect(text).toMatch(/2 decks: \d+ errors, 1 hint$/)
  expect(text).not.toContain(escape)
  expect(formats.text!(report, { ...program, colour: true })).toContain(escape)
})

describe('the id of a finding', () => {
  const ids = async (text: string): Promise<string[]> => (await examine(project({ 'talk.md': text }), defaults)).findings.map(({ id }) => id)

  it('stays the same when lines move, and differs for the same mistake twice', async () => {
    const before = await ids(deck)
    expect(await ids(deck.replace('# One', '# One\n\nmore\n\nand more'))).toEqual(before)
    const twice = await ids(deck.replace('Text and <VClik>x</VClik>', 'Text and <VClik>x</VClik>\n\nText and <VClik>x</VClik>'))
    expect(new Set(twice).size).toBe(before.length + 1)
  })
})

it('finds a column from the words that a sentence quotes', () => {
  expect(columnOf('no component <VClik>', '  - see <VClik at="1">')).toBe(9)
  expect(columnOf('unknown key "layuot"', 'layuot: x')).toBe(1)
  expect(columnOf('"none.png" is not there', '  ![a](none.png)')).toBe(8)
  expect(columnOf('something else', '   indented')).toBe(4)
  expect(columnOf('something else', '')).toBe(1)
})

describe('exceptions', () => {
  const problems = async (head: string, slide: string): Promise<string[]> => (await examine(project({ 'talk.md': `---\ntitle: T\n${head}---\n\n# One\n\n---\n${slide}---\n\n# Two\n\n![a](https://example.org/a.png)\n` }), defaults)).findings.map(({ file, line, rule, found }) => `${file}:${line} ${rule}: ${found}`)

  it.each([
    ['of the slide', '', 'exceptions:\n  remote-picture: a cable\n'],
    ['of the deck', 'exceptions:\n  remote-picture: a cable\n', ''],
  ])('%s lets a finding pass', async (_, head, slide) => {
    expect(await problems(head, slide)).toEqual([])
  })

  it.each([
    ['not needed', '', 'exceptions: { remote-picture: a cable, dead-link: no }\n', 'talk.md:8 exception: the exception for "dead-link" is no longer needed'],
    ['on the wrong slide', 'exceptions: { unknown-key: it is ours }\n', 'exceptions: { remote-picture: a cable }\n', 'talk.md:3 exception: the exception for "unknown-key" is no longer needed'],
    ['without a reason', '', 'exceptions: { remote-picture: "" }\n', 'talk.md:8 exception: the exception for "remote-picture" has no reason'],
    ['for no rule', '', 'exceptions: { remote-picturs: x }\n', 'talk.md:8 exception: an exception for "remote-picturs", and there is no such rule'],
    ['that are no list', '', 'exceptions: all\n', 'talk.md:8 exception: the exceptions are not a list of rules'],
  ])('%s are refused', async (_, head, slide, expected) => {
    expect(await problems(head, slide)).toContain(expected)
  })

  it('for a rule that did not look may still be needed', async () => {
    expect(await problems('exceptions: { recording-drift: the service changes }\n', 'exceptions: { remote-picture: a cable }\n')).toEqual([])
  })
})

describe('what one deed corrects', () => {
  const picture = (host: string, front = ''): string => `---\n${front}---\n\n![a](https://${host}/a.png)\n\n![b](//${host}/b.png)\n`
  const three = (front = ''): string => `---\ntitle: T\n---\n\n# One\n\n${picture('one.example', front)}\n${picture('two.example')}\n${picture('one.example')}`
  const look = async (text: string): Promise<Report> => examine(project({ 'talk.md': text }), { ...defaults, rules: ['remote-picture', 'picture-without-alt', 'exception'] })

  it('is one finding, on the first slide, with the others\' numbers', async () => {
    expect((await look(three())).findings.map(({ slide, found }) => [slide, found])).toEqual([
      [2, 'picture "https://one.example/a.png" is on another host; the same on slide 4'],
      [3, 'picture "https://two.example/a.png" is on another host, and 1 more on this slide'],
    ])
  })

  it('leaves out the slides whose exceptions have it, and keeps its id when another slide has it too', async () => {
    const { findings, accepted } = await look(three('exceptions: { remote-picture: a cable }\n'))
    expect(findings.map(({ slide }) => slide)).toEqual([3, 4])
    expect(accepted.map(({ slide }) => slide)).toEqual([2, 2])
    const [before, after] = [await look(three()), await look(`${three()}\n${picture('one.example')}`)].map(({ findings }) => findings.map(({ id }) => id))
    expect(before).toHaveLength(2)
    expect(after).toEqual(before)
  })

  it('is told of each place where every place needs its own', async () => {
    const { findings } = await look('---\ntitle: T\n---\n\n<img src="/a.png">\n\n---\n\n<img src="/a.png">\n')
    expect(findings.map(({ rule, slide }) => [rule, slide])).toEqual([['picture-without-alt', 1], ['picture-without-alt', 2]])
  })
})

describe('the baseline', () => {
  it('lets what was wrong pass, refuses what is new, and tells what is gone', async () => {
    const folder = project({ 'talk.md': deck })
    await examine(folder, { ...defaults, baseline: 'update' })
    const known = await examine(folder, { ...defaults, baseline: 'use' })
    expect([known.findings, known.gone]).toEqual([[], 0])
    expect(known.known.length).toBeGreaterThan(1)
    writeFileSync(join(folder, 'talk.md'), deck.replace('layuot', 'layout').replace('Text', '<Tpyo />'))
    const later = await examine(folder, { ...defaults, baseline: 'use' })
    expect(later.findings.map(({ found }) => found)).toEqual(['no component <Tpyo>'])
    expect(later.gone).toBeGreaterThan(0)
  })

  it.each([['there is no baseline', undefined], ['the baseline cannot be read', '{"findings": 3}']])('is refused where %s', async (found, text) => {
    const folder = project({ 'talk.md': deck, ...text && { 'lectern-baseline.json': text } })
    await expect(examine(folder, { ...defaults, baseline: 'use' })).rejects.toThrow(found)
  })
})

it('looks with one rule alone, refuses one that is not there, and says that the others did not look', async () => {
  const folder = project({ 'talk.md': deck })
  const one = await examine(folder, { ...defaults, rules: ['unknown-key'] })
  expect(one.findings.map(({ rule }) => rule)).toEqual(['unknown-key'])
  expect(one.notChecked).toContainEqual({ what: 'every other rule', why: '--rule', failed: false })
  await expect(examine(folder, { ...defaults, rules: ['unknown-kye'] })).rejects.toThrow(/no rule "unknown-kye"[\s\S]*"unknown-key"\?/)
})

it('with --source-only runs nothing of the project\'s', async () => {
  const folder = project({
    'slides.md': '---\ntitle: T\naddons: [./addon]\n---\n\n# One\n',
    'vite.config.ts': 'import { writeFileSync } from "node:fs"\nwriteFileSync("ran.txt", "x")\nexport default {}\n',
    ...Object.fromEntries(['main', 'transformers', 'preparser', 'vite-plugins', 'shiki', 'unocss', 'katex'].flatMap(name => ['', 'addon/'].map(place => [`${place}setup/${name}.ts`, `throw new Error("${name} ran")\n`]))),
    'addon/package.json': '{"name": "x"}',
  })
  const { findings, notChecked } = await examine(folder, { ...defaults, names: ['slides.md'] })
  expect(findings).toEqual([])
  expect(notChecked.some(({ what }) => what.includes('template-error'))).toBe(true)
})
