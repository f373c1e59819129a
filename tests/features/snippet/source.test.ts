import type { Deck } from '../../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { inspect } from '../../../lib/cage/runners/inspect.ts'
import { prepare } from '../../../lib/cage/runners/typescript-prepare.ts'
import { parseFrontMatter } from '../../../lib/features/snippet/front-matter.ts'
import { cutRegion, regionNames } from '../../../lib/features/snippet/region.ts'
import { findSnippetTags } from '../../../lib/features/snippet/tags.ts'
import { usedSnippets } from '../../../lib/features/snippet/used-snippets.ts'

/** The worker gives it; here nobody presses Stop. */
Object.assign(globalThis, { lecternTick: () => {} })

async function run(code: string, inSession = false): Promise<unknown> {
  const { eval: evaluate } = globalThis
  return (evaluate(`(async()=>{${prepare(code, inSession)}\n})`) as () => Promise<unknown>)()
}

it('takes types out, keeps lines, and returns the last expression', async () => {
  const code = 'interface A { b: number }\nconst a: A = { b: await Promise.resolve(2) }\nexport function twice<T extends number>(n: T): number { return n * 2 }\ntwice(a.b as number)\n'
  expect(await run(code)).toBe(4)
  // After one line of ours, each line and column is the author's.
  const lines = prepare(code, false).split('\n')
  expect(lines).toHaveLength(code.split('\n').length + 1)
  expect(lines[3]).toMatch(/^ *function twice/)
  expect(lines[4]).toMatch(/^twice\(a\.b/)
})

it('returns a program\'s only expression, a function without our name, and what stands after comments', async () => {
  expect(await run('6 * 7')).toBe(42)
  expect((await run('() => 1') as () => number).name).toBe('')
  expect(await run('const a = 1 // one\n// two\na // three')).toBe(1)
  expect(await run('let a = 1\n;[a].map(x => x + 1)')).toEqual([2])
})

it('returns nothing for a program that ends in a statement', async () => {
  expect(await run('const a = 1\nif (a) { a }')).toBeUndefined()
})

it('keeps a session\'s names', async () => {
  await run('const { left, rest: [kept] } = { left: 1, rest: [2] }\nfunction sum() { return left + kept }', true)
  expect(await run('sum()', true)).toBe(3)
})

it('refuses imports and bad syntax with their line', () => {
  expect(() => prepare('const a = 1\nimport b from \'b\'\nb(a)', false)).toThrow(expect.objectContaining({ line: 2 }))
  expect(() => prepare('let a\nnamespace N { export const b = 1 }\nN.b', false)).toThrow(expect.objectContaining({ message: expect.stringContaining('namespaces'), line: 2 }))
  expect(() => prepare('let a\nlet a', false)).toThrow(expect.objectContaining({ name: 'SyntaxError', line: 2 }))
})

it('cuts a region without its markers and indentation, and knows its lines', () => {
  const text = 'def f():\n    # #region body\n    a = 1\n    # #region inner\n    if a:\n        return a\n    # #endregion inner\n    # #endregion body\n'
  expect(cutRegion(text, 0, 'body')).toEqual({ text: 'a = 1\nif a:\n    return a', lines: [3, 5, 6], indent: '    ' })
  expect(cutRegion(text, 0, 'inner')?.lines).toEqual([5, 6])
  expect(cutRegion(text, 0, 'other')).toBeUndefined()
  expect(cutRegion('# #region open\na = 1\n', 0, 'open')).toBeUndefined()
})

it('knows the regions of a file by name, in Python and in TypeScript, named twice or without a blank', () => {
  const text = '# #region one\na\n# #endregion\n//#region two-2\n    b\n\n  c\n\n//#endregion\n# region one\nd\n# endregion one\nx // #region no\n# #region\ne\n'
  expect(regionNames(text)).toEqual(['one', 'two-2', 'one'])
  expect(cutRegion(text, 0, 'one')).toEqual({ text: 'a\nd', lines: [2, 11], indent: '' })
  // Blank lines at its ends are no part of it; the least indentation counts.
  expect(cutRegion(text, 0, 'two-2')).toEqual({ text: '  b\n\nc', lines: [5, 6, 7], indent: '  ' })
  expect(cutRegion('# #region empty\n\n# #endregion\n', 0, 'empty')).toEqual({ text: '', lines: [], indent: '' })
  expect(cutRegion('# #endregion one\na\n', 0, 'one')).toBeUndefined()
  expect(cutRegion('# #region one\na\n# #region two\nb\n# #endregion\n', 0, 'one')).toBeUndefined()
  // What lies above the front matter's end is no part of any.
  expect(cutRegion('# #region one\na\nb\n# #endregion', 2, 'one')?.lines).toEqual([3])
})

it('leaves the front matter out of what is shown, and refuses what it does not know', () => {
  const text = '# ---\n# timeout: 3\n# vary: [\'\\d+\']\n# ---\nprint(1)\n'
  const { options, length, problems } = parseFrontMatter(text, '#', 'snippets/a.py')
  expect(problems).toEqual([])
  expect(options).toMatchObject({ timeout: 3, run: true, expect: 'finished' })
  expect(options.vary[0]?.source).toBe('\\d+')
  expect(cutRegion(text, length)).toEqual({ text: 'print(1)', lines: [5], indent: '' })
  const refused = (...options: string[]): [line: number | undefined, found: string, expected: string][] => parseFrontMatter(`# ---\n${options.map(option => `# ${option}\n`).join('')}# ---\n`, '#', 'a.py').problems.map(({ line, found, expected }) => [line, found, expected])
  expect(refused('timeout: soon', 'expect: luck', 'vary: [\'(\', x]', 'allow: https://example.com', 'why: [1, [2]]', 'tiemout: 3', 'run:')).toEqual([
    [7, 'no option "tiemout"', 'one of: vary, expect, timeout, session, allow, input, run, why'],
    [4, 'vary has "("', 'a regular expression'],
    [3, 'expect is "luck"', 'one of: finished, error, timeout, output'],
    [2, 'timeout is "soon"', 'seconds, more than 0 and at most 600'],
    [5, 'allow has "https://example.com"', 'a host such as api.example.com, without https:// and path'],
    [6, 'why is [1,[2]]', 'words'],
  ])
  expect([...refused('timeout: 0'), ...refused('timeout: 601')].map(([, found]) => found)).toEqual(['timeout is 0', 'timeout is 601'])
  expect(refused('input: *x')).toEqual([[2, 'Unresolved alias (the anchor must be set before the alias): x', 'YAML']])
  expect(refused('allow: [api.example.com, localhost:8080, a-b.example.com:443]', 'input: 3', 'timeout: 600', 'run: false', 'why: it needs a key')).toEqual([])
  expect(parseFrontMatter('// ---\n//input: one\n//   \n// ---\n', '//', 'a.ts')).toMatchObject({ options: { input: ['one'], allow: [], run: true }, length: 4 })
  expect(parseFrontMatter('print(1)\n# ---\n# timeout: 3\n# ---\n', '#', 'a.py')).toMatchObject({ length: 0, problems: [], options: { expect: 'finished', vary: [] } })
  expect(refused('a sentence')).toEqual([[2, 'no option', 'lines such as "timeout: 3"']])
  expect(parseFrontMatter('# ---\nprint(1)\n', '#', 'a.py').problems[0]?.found).toContain('never ends')
})

it('finds tags on the slide, not in its code and comments', () => {
  const tags = findSnippetTags('# A\n\n<RunnableSnippet src="a.py" lines="1|a > b"\n  beside />\n\n```md\n<RunnableSnippet src="no.py" />\n```\n\n`<RunnableSnippet src="no.py" />` <!-- <RunnableSnippet src="no.py" /> -->\n<RunnableSnippet src="b.ts" :run="false"></RunnableSnippet>\n')
  expect(tags.map(({ attributes, line }) => [attributes, line])).toEqual([
    [{ src: 'a.py', lines: '1|a > b', beside: '' }, 2],
    [{ 'src': 'b.ts', ':run': 'false' }, 10],
  ])
})

it('finds where a tag ends, in either spelling, and its place in the deck', () => {
  const content = 'A\n<runnable-snippet src="a.py">\nx\n</runnable-snippet> b <RunnableSnippet />'
  expect(findSnippetTags(content).map(({ start, end, line }) => [content.slice(start, end), line])).toEqual([
    ['<runnable-snippet src="a.py">\nx\n</runnable-snippet>', 1],
    ['<RunnableSnippet />', 3],
  ])
  expect(usedSnippets({ slides: [{ no: 1, file: 'a.md', line: 1, content: 'no <b>tag</b>' }, { no: 2, file: 'b.md', line: 10, content }] } as Deck).map(({ src, place }) => [src, place])).toEqual([
    ['a.py', { file: 'b.md', line: 11, slide: 2 }],
    ['', { file: 'b.md', line: 13, slide: 2 }],
  ])
})

it('writes values as a console does', () => {
  const loop: Record<string, unknown> = { a: 1 }
  loop.self = loop
  expect([1, -0, 2n, 'a', null, undefined, [1, ['b']], new Map([[1, { c: 2 }]]), new Float32Array([1, 2]), loop, new Error('no')].map(value => inspect(value))).toEqual([
    '1',
    '-0',
    '2n',
    '"a"',
    'null',
    'undefined',
    '[ 1, [ "b" ] ]',
    'Map(1) { 1 => { c: 2 } }',
    'Float32Array [ 1, 2 ]',
    '{ a: 1, self: [circular] }',
    'Error: no',
  ])
})
