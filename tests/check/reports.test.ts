import type { Finding, Report } from '../../lib/check/finding.ts'
import type { Deck } from '../../lib/project/deck.ts'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { baselineFile, readBaseline, writeBaseline } from '../../lib/check/baseline.ts'
import { bySeverity, isAtLeast, toFindings } from '../../lib/check/finding.ts'
import { githubReport } from '../../lib/check/report/github.ts'
import { junitReport } from '../../lib/check/report/junit.ts'
import { sarifReport } from '../../lib/check/report/sarif.ts'
import { textReport } from '../../lib/check/report/text.ts'

const finding: Finding = { id: 'dead-link-0123456789', rule: 'dead-link', kind: 'source', severity: 'error', deck: 'talk', file: 'talk.md', line: 7, column: 3, slide: 2, title: 'Two', found: 'a link to slide 9', expected: 'a number from 1 to 2', fix: 'correct the number', why: 'because' }
const empty: Report = { decks: [{ name: 'talk', file: 'talk.md', slides: 4 }], findings: [], accepted: [], known: [], gone: 0, notChecked: [] }
const failed = { what: 'slides', why: 'no browser', failed: true }
const skipped = { what: 'snippets', why: '--source-only', failed: false }

it('says in words that nothing was found, and when that is not the whole truth', () => {
  expect(textReport(empty, false)).toBe('talk: 4 slides, no problem found\n\n1 deck: nothing found')
  expect(textReport({ ...empty, notChecked: [failed] }, false)).toBe('talk: 4 slides, nothing found by what could be checked\n\n1 deck: nothing found')
  expect(textReport({ ...empty, notChecked: [skipped, { ...skipped, what: 'links' }] }, false)).toBe('talk: 4 slides, no problem found\n\nnot checked: snippets (--source-only); links (--source-only)\n\n1 deck: nothing found')
})

it('puts what belongs to a slide together, and counts in words', () => {
  const { title, ...untitled } = finding
  const report = { ...empty, decks: [...empty.decks, { name: 'other', file: 'other.md', slides: 1 }], findings: [{ ...untitled, slide: 3, click: 2, severity: 'hint' as const }, { ...untitled, slide: undefined, severity: 'warning' as const }, finding, { ...finding, severity: 'warning' as const }] }
  const body = '    a link to slide 9\n    expected: a number from 1 to 2\n    fix:      correct the number'
  expect(textReport(report, false)).toBe([
    `talk, slide 2: Two\n  talk.md:7:3 error dead-link\n${body}\n  talk.md:7:3 warning dead-link\n${body}`,
    `talk\n  talk.md:7:3 warning dead-link\n${body}`,
    `talk, slide 3\n  talk.md:7:3 hint dead-link (click 2)\n${body}`,
    'other: 1 slide, no problem found',
    '2 decks: 1 error, 2 warnings, 1 hint',
  ].join('\n\n'))
  expect(title).toBe('Two')
})

it('shows five warnings of one rule and counts the rest, but hides no error', () => {
  const many = (severity: Finding['severity'], rule: string): Finding[] => Array.from({ length: 7 }, (_, index) => ({ ...finding, rule, severity, slide: index < 6 ? index + 1 : undefined, line: index + 1 }))
  const text = textReport({ ...empty, findings: [...many('error', 'dead-link'), ...many('warning', 'draft-mark')] }, false)
  expect(text.match(/ error dead-link/g)).toHaveLength(7)
  expect(text.match(/ warning draft-mark/g)).toHaveLength(5)
  expect(text).toContain('\n\ntalk: 2 more of draft-mark (slide 5, 6); --rule draft-mark shows all\n\n')
  expect(text).not.toContain('more of dead-link')
})

it('tells what is accepted, and what the baseline has and has lost', () => {
  expect(textReport({ ...empty, accepted: [{ ...finding, reason: 'it comes later' }, { ...finding, slide: undefined, reason: 'so be it' }], known: [finding, finding] }, false)).toContain('accepted:\n  talk.md:7 (slide 2) dead-link: it comes later\n  talk.md:7 dead-link: so be it\n\nin the baseline: 2 findings\n\n1 deck')
  expect(textReport({ ...empty, gone: 1 }, false)).toContain('in the baseline: 0 findings; 1 of it gone (lectern check --update-baseline)')
})

it('orders by weight, then as the talk goes', () => {
  const findings = [
    finding,
    { ...finding, column: 4 },
    { ...finding, line: 8, column: 1 },
    { ...finding, file: 'z.md', line: 1 },
    { ...finding, slide: 3, line: 1 },
    { ...finding, severity: 'warning' as const, slide: undefined, line: 2 },
    { ...finding, severity: 'warning' as const, slide: 1, line: 1 },
    { ...finding, severity: 'hint' as const, slide: 1 },
  ]
  expect([...findings].reverse().sort(bySeverity)).toEqual(findings)
  expect([0, 3, 5, 1, 7, 2, 6, 4].map(index => findings[index]!).sort(bySeverity)).toEqual(findings)
  expect((['error', 'warning', 'hint'] as const).map(severity => isAtLeast(severity, 'warning'))).toEqual([true, true, false])
})

it('writes JUnit\'s XML: a case a finding, one for a deck without any, an error for what could not be checked', () => {
  const report = { ...empty, decks: [...empty.decks, { name: 'b&c', file: 'b.md', slides: 4 }], findings: [{ ...finding, found: 'a <b> & "c" \u0001\uFFFE\nmore' }, { ...finding, slide: undefined, severity: 'hint' as const }], notChecked: [failed, skipped] }
  expect(junitReport(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="lectern check" tests="4" failures="1" errors="1">
  <testsuite name="talk" file="talk.md" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="dead-link, slide 2 (0123456789)" classname="talk"><failure message="a &lt;b&gt; &amp; &quot;c&quot; ??" type="dead-link">talk.md:7:3 a &lt;b&gt; &amp; &quot;c&quot; ??
more
expected: a number from 1 to 2
fix: correct the number</failure></testcase>
    <testcase name="dead-link (0123456789)" classname="talk"><system-out>hint: talk.md:7:3 a link to slide 9
expected: a number from 1 to 2
fix: correct the number</system-out></testcase>
  </testsuite>
  <testsuite name="b&amp;c" file="b.md" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="4 slides" classname="b&amp;c"/>
  </testsuite>
  <testsuite name="not checked" tests="1" failures="0" errors="1" skipped="0">
    <testcase name="slides" classname="lectern"><error message="no browser"/></testcase>
  </testsuite>
</testsuites>`)
  expect(junitReport(empty)).not.toContain('not checked')
})

it('writes GitHub\'s commands, which cannot be broken out of', () => {
  expect(githubReport({ ...empty, findings: [{ ...finding, file: 'a,b:c.md', found: '100 %\r\n::error::x' }, { ...finding, slide: undefined, severity: 'warning' }, { ...finding, severity: 'hint' }], notChecked: [failed, skipped] }).split('\n')).toEqual([
    '::error file=a%2Cb%3Ac.md,line=7,col=3,title=dead-link%2C slide 2::100 %25%0D%0A::error::x%0Aexpected: a number from 1 to 2%0Afix: correct the number',
    '::warning file=talk.md,line=7,col=3,title=dead-link::a link to slide 9%0Aexpected: a number from 1 to 2%0Afix: correct the number',
    '::notice file=talk.md,line=7,col=3,title=dead-link%2C slide 2::a link to slide 9%0Aexpected: a number from 1 to 2%0Afix: correct the number',
    '::error title=not checked::slides (no browser)',
    '::notice title=not checked::snippets (--source-only)',
  ])
})

it('writes SARIF that says at which slide and click, what is accepted, and whether the run was whole', () => {
  const sarif = (report: Report): { invocations: { executionSuccessful: boolean, toolExecutionNotifications: unknown[] }[], results: Record<string, unknown>[], tool: { driver: { rules: { id: string, properties: unknown }[] } } } => (JSON.parse(sarifReport(report, { version: '1.2.3', colour: false })) as { runs: [never] }).runs[0]
  const run = sarif({ ...empty, findings: [{ ...finding, click: 1, file: 'a b.md' }, { ...finding, slide: undefined, severity: 'hint' }], accepted: [{ ...finding, rule: 'draft-mark', reason: 'later' }], known: [{ ...finding, click: 0, rule: 'secret' }], notChecked: [skipped] })
  expect(run.tool.driver.rules.map(({ id }) => id).sort()).toEqual(['dead-link', 'draft-mark', 'secret'])
  expect(run.tool.driver.rules[0]!.properties).toEqual({ tags: ['source'] })
  const about = 'a link to slide 9. Expected: a number from 1 to 2. To fix it: correct the number.'
  expect(run.results).toMatchObject([
    { ruleId: 'dead-link', level: 'error', message: { text: `Slide 2, click 1: ${about}` }, locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.md' }, region: { startLine: 7, startColumn: 3 } } }], partialFingerprints: { 'lectern/v1': finding.id } },
    { ruleId: 'dead-link', level: 'note', message: { text: about } },
    { ruleId: 'draft-mark', suppressions: [{ kind: 'inSource', justification: 'later' }] },
    { ruleId: 'secret', baselineState: 'unchanged', message: { text: `Slide 2: ${about}` } },
  ])
  expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'note', message: { text: 'Not checked: snippets (--source-only)' } }] }])
  expect(sarif({ ...empty, notChecked: [failed] }).invocations).toEqual([{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: 'Not checked: slides (no browser)' } }] }])
})

it('gives a finding its place: its own, or the slide\'s, or the file\'s first line; never behind the file\'s end', () => {
  const deck = { name: 'talk', slides: [{ no: 2, file: 'dir/talk.md', line: 3, title: 'Two' }] } as never
  const read = (): string[] => ['---', 'title: T', '  see "x"']
  const place = (problem: object): unknown => {
    const { file, line, column, slide, title } = toFindings([{ file: 'dir\\talk.md', found: 'no "x"', expected: 'b', fix: 'c', rule: 'dead-link', ...problem }], deck, { strict: false, ours: false }, read)[0]!
    return [file, line, column, slide, title]
  }
  expect(place({ slide: 2 })).toEqual(['dir/talk.md', 3, 8, 2, 'Two'])
  expect(place({ slide: 2, file: '' })).toEqual(['dir/talk.md', 3, 8, 2, 'Two'])
  expect(place({ slide: 2, file: 'other.md' })).toEqual(['other.md', 1, 1, 2, 'Two'])
  expect(place({ line: 99 })).toEqual(['dir/talk.md', 3, 8, undefined, undefined])
  expect(place({ line: 0, column: 5 })).toEqual(['dir/talk.md', 1, 5, undefined, undefined])
  expect(toFindings([{ file: '', click: 3, found: 'a', expected: 'b', fix: 'c' }], deck, { strict: false, ours: false }, () => [])).toMatchObject([{ file: '', line: 1, click: 3 }])
  expect(toFindings([{ file: 'gone.md', line: 12, found: 'a', expected: 'b', fix: 'c' }], deck, { strict: false, ours: false }, () => [])).toMatchObject([{ line: 12, column: 1, rule: 'unreadable-deck' }])
})

it('tells the author\'s line of a slide that was translated', () => {
  const translated = { name: 'talk', slides: [{ no: 2, file: 'talk.md', line: 9 }], translation: { origin: [1, 1, 1, 1, 2, 2, 2, 3, 4] } } as unknown as Deck
  expect(toFindings([{ file: 'talk.md', slide: 2, rule: 'low-contrast', found: 'a', expected: 'b', fix: 'c' }], translated, { strict: false, ours: false }, () => ['# A', '', '---', '# B'])).toMatchObject([{ line: 4 }])
})

it('names a finding by what is wrong: a size that differs with the machine\'s fonts is the same finding', () => {
  const ids = (...problems: [rule: string, found: string][]): string[] => toFindings(problems.map(([rule, found]) => ({ file: 'talk.md', rule, found, expected: 'b', fix: 'c' })), { name: 'talk' }, { strict: false, ours: false }, () => []).map(({ id }) => id)
  expect(ids(['text-cut-off', 'by 12.5 px'])).toEqual(ids(['text-cut-off', 'by 13 px']))
  expect(ids(['dead-link', 'slide 12'])).not.toEqual(ids(['dead-link', 'slide 13']))
  expect(new Set(ids(['dead-link', 'slide 12'], ['dead-link', 'slide 12'], ['dead-link', 'slide 12'])).size).toBe(3)
  expect(ids(['dead-link', 'x'])[0]).toMatch(/^dead-link-[0-9a-f]{10}$/)
})

it('weighs a finding by who answers for the look', () => {
  const weigh = (severity: 'care' | 'notice' | 'hint' | undefined, strict: boolean, ours: boolean): string => toFindings([{ file: 'talk.md', severity, found: 'a', expected: 'b', fix: 'c' } as never], { name: 'talk' }, { strict, ours }, () => [])[0]!.severity
  expect([undefined, 'care', 'notice', 'hint'].map(severity => [[false, false], [false, true], [true, false]].map(([strict, ours]) => weigh(severity as never, strict!, ours!)))).toEqual([
    ['error', 'error', 'error'],
    ['warning', 'error', 'error'],
    ['warning', 'warning', 'error'],
    ['hint', 'hint', 'hint'],
  ])
})

it('writes a baseline in one order, a first line each, and reads its ids back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  await writeBaseline(folder, [{ ...finding, id: 'b', slide: undefined, found: 'one\ntwo' }, { ...finding, id: 'a' }])
  expect(JSON.parse(readFileSync(join(folder, baselineFile), 'utf8'))).toEqual({ version: 1, findings: [{ id: 'a', deck: 'talk', slide: 2, found: 'a link to slide 9' }, { id: 'b', deck: 'talk', found: 'one' }] })
  expect(readBaseline(folder)).toEqual(new Set(['a', 'b']))
  writeFileSync(join(folder, baselineFile), '{"findings": [{"id": "a"}]}')
  expect(readBaseline(folder)).toEqual(new Set(['a']))
  for (const text of ['', 'null', '3', '[]', '{"findings": {}}', '{"findings": [{"id": "a"}, {"id": 1}]}', '{"findings": ["a"]}']) {
    writeFileSync(join(folder, baselineFile), text)
    expect(() => readBaseline(folder)).toThrow('the baseline cannot be read')
  }
})
