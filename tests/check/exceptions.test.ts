import type { Deck, WrittenKey } from '../../lib/project/deck.ts'
import type { Problem } from '../../lib/project/problem.ts'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { columnOf } from '../../lib/check/column.ts'
import { except } from '../../lib/check/exceptions.ts'
import { refuseLeaks } from '../../lib/pipeline/build.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'

const known = ['dead-link', 'draft-mark', 'recording-drift']
const looked = new Set(['dead-link', 'draft-mark'])

const key = (no: number, value: unknown, more: Partial<WrittenKey> = {}): { no: number, key: WrittenKey } => ({ no, key: { key: 'exceptions', value, file: 'talk.md', line: no * 10, head: no === 1, ...more } as WrittenKey })

function excepted(written: { no: number, key: WrittenKey }[], ...found: [rule: string, slide?: number][]): { rest: unknown[], accepted: unknown[] } {
  const slides = [1, 2, 3].map(no => ({ no, keys: [{ key: 'layout', value: 'x' }, ...written.filter(each => each.no === no).map(({ key }) => key)] }))
  const problems = found.map(([rule, slide]): Problem => ({ file: 'talk.md', rule, slide, found: rule, expected: '', fix: '' }))
  const { rest, accepted } = except(problems, { slides } as unknown as Deck, looked, known)
  return { rest: rest.map(({ rule, line, slide, found }) => [rule, line, slide, found]), accepted: accepted.map(({ problem, reason }) => [problem.rule, problem.slide, reason]) }
}

it('lets pass what the deck or the slide excepts, and nothing else', () => {
  expect(excepted([key(1, { 'dead-link': 'later' }), key(2, { 'draft-mark': 'ours', 'dead-link': 'soon' })], ['dead-link', 3], ['dead-link', 2], ['dead-link'], ['draft-mark', 2], ['draft-mark', 3])).toEqual({
    // A slide's own reason comes before the deck's.
    accepted: [['dead-link', 3, 'later'], ['dead-link', 2, 'soon'], ['dead-link', undefined, 'later'], ['draft-mark', 2, 'ours']],
    rest: [['draft-mark', undefined, 3, 'draft-mark']],
  })
})

it('takes a slide\'s exceptions before the deck\'s, in whichever order they are written', () => {
  expect(excepted([key(1, { 'dead-link': 'this slide' }, { head: false, line: 3 }), key(1, { 'dead-link': 'the deck' })], ['dead-link', 1], ['dead-link', 2]).accepted).toEqual([['dead-link', 1, 'this slide'], ['dead-link', 2, 'the deck']])
})

it('refuses an exception that nothing needs, unless its rule did not look', () => {
  expect(excepted([key(1, { 'recording-drift': 'x' }), key(2, { 'draft-mark': 'x' })], ['draft-mark', 3]).rest).toEqual([
    ['draft-mark', undefined, 3, 'draft-mark'],
    ['exception', 20, 2, 'the exception for "draft-mark" is no longer needed'],
  ])
})

it.each([
  ['all', 'the exceptions are not a list of rules'],
  [null, 'the exceptions are not a list of rules'],
  [['dead-link'], 'the exceptions are not a list of rules'],
  [{ 'dead-lnk': 'x' }, 'an exception for "dead-lnk", and there is no such rule'],
  [{ 'dead-link': ' ' }, 'the exception for "dead-link" has no reason'],
  [{ 'dead-link': true }, 'the exception for "dead-link" has no reason'],
])('refuses %j, and lets nothing pass by it', (value, found) => {
  expect(excepted([key(2, value)], ['dead-link', 2])).toEqual({ accepted: [], rest: [['dead-link', undefined, 2, 'dead-link'], ['exception', 20, 2, found]] })
})

it('tells once what slides have from one file that they share', () => {
  const shared = { file: 'shared.md', line: 2 }
  expect(excepted([key(2, { nothing: 'x' }, shared), key(3, { nothing: 'x' }, shared)]).rest).toHaveLength(1)
  expect(excepted([key(2, { nothing: 'x' }), key(3, { nothing: 'x' })]).rest).toHaveLength(2)
})

it.each([
  ['no component <VClik>', '  - see <VClik at="1">', 9],
  ['<VClik at="2"> is not closed', ' <VClik at="1">', 2],
  ['there is no slot ::rigth::', 'a ::rigth::', 3],
  ['"gone" or "there"', 'x there', 3],
  ['"gone"', '\t word', 3],
  ['"gone"', '  ', 1],
])('leads from %s to its column in %j', (found, line, column) => {
  expect(columnOf(found, line)).toBe(column)
})

describe('a leak in a build', () => {
  const secret = 'ghp_aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA9876'
  const place = (folder: string, files: Record<string, string>): string => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return folder
  }
  /** What a build refuses of a site with these files, whose deck has these exceptions. */
  const refused = async (exceptions: string, files: Record<string, string>, more = ''): Promise<string> => {
    const project = place(mkdtempSync(join(tmpdir(), 'lectern-')), { 'talk.md': `---\ntitle: Talk\n${exceptions}${more}---\n\n# One\n` })
    const deck = await loadDeck(findDecks(project, ['talk.md'])[0]!, project)
    const site = place(mkdtempSync(join(tmpdir(), 'lectern-')), files)
    return refuseLeaks(site, [deck], project).then(() => '', (error: unknown) => error instanceof Error ? error.message.split('\n')[0]! : '')
  }
  const accepted = 'exceptions:\n  leaked-key: it was withdrawn in May\n'

  it('is refused, unless an exception accepts it', async () => {
    expect(await refused('', { 'talk/data.json': secret })).toBe('the built site reveals a GitHub token ("ghp_aB3d…"), in talk/data.json')
    expect(await refused(accepted, { 'talk/data.json': secret })).toBe('')
    expect(await refused(accepted, { 'talk/data.json': secret, 'talk/more/a.js': secret })).toBe('')
  })

  it('is refused where no deck can accept it: in a file of the whole site', async () => {
    expect(await refused(accepted, { 'talk/data.json': secret, 'index.html': secret })).toBe('the built site reveals a GitHub token ("ghp_aB3d…"), in index.html')
  })

  it('that is gone leaves an exception that is no longer needed, which is refused; a draft\'s waits', async () => {
    expect(await refused(accepted, { 'talk/data.json': '{}' })).toBe('talk.md:3 (slide 1): the exception for "leaked-key" is no longer needed')
    expect(await refused(accepted, { 'talk/data.json': '{}' }, 'draft: true\n')).toBe('')
  })
})
