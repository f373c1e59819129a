import type { Wanted } from '../../lib/check/wanted.ts'
import { expect, it } from 'vitest'
import { outputRules, sourceRules } from '../../lib/check/registry.ts'
import { leftOut, refuseUnknownRules, walks, wantedRules } from '../../lib/check/wanted.ts'

const all: Wanted = { rules: [], sourceOnly: false, run: true, online: true, changed: false }
const idsOf = (wanted: Partial<Wanted>): string[] => wantedRules({ ...all, ...wanted }).flatMap(({ tells }) => tells.map(({ id }) => id))

it('takes every rule, or those named, without what needs a network, snippets or a browser where these are not wanted', () => {
  expect(wantedRules(all)).toEqual(sourceRules)
  expect(idsOf({ rules: ['snippet-recording', 'dead-link'] })).toEqual(expect.arrayContaining(['dead-link', 'snippet', 'snippet-recording']))
  expect(idsOf({ rules: ['dead-link'] })).toEqual(['dead-link'])
  expect(idsOf({ run: false })).not.toContain('recording-drift')
  expect(idsOf({ online: false })).not.toContain('dead-address')
  expect(idsOf({ online: undefined })).toEqual(idsOf({ online: false }))
  const sources = wantedRules({ ...all, sourceOnly: true, online: false })
  expect(sources.every(({ needs }) => needs === 'sources')).toBe(true)
  expect(sources.length).toBe(sourceRules.filter(({ needs }) => needs === 'sources').length)
})

it('looks at slides in the player unless sources alone are wanted, or rules that do not need it', () => {
  expect([walks(all), walks({ ...all, sourceOnly: true }), walks({ ...all, rules: ['dead-link'] }), walks({ ...all, rules: ['dead-link', outputRules[0]!.id] }), walks({ ...all, rules: [outputRules[0]!.id], sourceOnly: true })]).toEqual([true, false, false, true, false])
})

it('tells of everything that is not looked at, and why', () => {
  expect(leftOut(all)).toEqual([])
  expect(leftOut({ ...all, changed: true, rules: ['dead-link'] })).toEqual([
    { what: 'every other rule', why: '--rule', failed: false },
    { what: 'decks without a change', why: '--changed', failed: false },
  ])
  const told = leftOut({ ...all, sourceOnly: true, online: false })
  expect(told.map(({ why }) => why)).toEqual(['--source-only', '--source-only', 'no --online'])
  expect(told[1]!.what.split(', ')).toEqual(expect.arrayContaining(['own-rule', 'recording-drift', 'diagram-syntax']))
  expect(leftOut({ ...all, run: false })).toEqual([{ what: 'recording-drift', why: '--no-run', failed: false }])
})

it('refuses a rule that there is not, with the one that was meant', () => {
  expect(() => refuseUnknownRules(['dead-link', outputRules[0]!.id])).not.toThrow()
  expect(() => refuseUnknownRules(['dead-lnk', 'xylophone'])).toThrow(expect.objectContaining({ problems: [
    { file: '', found: 'no rule "dead-lnk"', expected: '"dead-link"?', fix: 'docs/rules.md has every rule' },
    { file: '', found: 'no rule "xylophone"', expected: expect.stringMatching(/^one of: \S+, /) as string, fix: 'docs/rules.md has every rule' },
  ] }) as Error)
})
