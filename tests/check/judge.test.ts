import type { Heard, Seen, State } from '../../lib/check/walk/seen.ts'
import type { Deck, Slide } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { judgeFaces, judgeLetters, judgeRemote, onEverySlide } from '../../lib/check/walk/judge-deck.ts'
import { judge } from '../../lib/check/walk/judge.ts'

const content = '# Two\n\n{{ price.toFixed(2) }}\n\n![a](./charts/a.png)\n\nhttps://one.example/x'
const slide = { no: 2, file: 'talk.md', line: 10, content } as Slide
const deck = { slides: [{ no: 1, file: 'talk.md', line: 1, content: '# One' }, slide] } as Deck

const state = (click: number, more: Partial<State> = {}): State => ({ click, faults: [], faces: [], shapeless: '', violations: [], ...more })
const judged = (states: State[], heard: Heard[] = [], stuck?: string): ReturnType<typeof judge> => judge({ states, heard, words: '', stuck }, slide, 15)
const small = { size: 8.04, words: 'tiny', more: 0 }
const pale = { words: 'dim', ratio: 1.69, wanted: 4.5, colour: '#cccccc', ground: '#ffffff', more: 2 }

it('finds nothing on a slide where nothing is wrong', () => {
  expect(judged([state(0), state(1)], [{ kind: 'remote', what: 'https://one.example/x' }])).toEqual([])
})

it('tells a fault that several clicks show at the first of them, whatever order they were seen in', () => {
  const found = judged([state(2, { small, pale }), state(1, { small: { ...small, words: 'others', size: 9 }, faults: ['"a" is cut off by 12 px'] }), state(3, { pale, faults: ['"a" is cut off by 14 px, and 13 more', '"b" is cut off by 1 px'] })])
  expect(found.map(({ rule, click, found }) => [rule, click, found])).toEqual([
    ['text-cut-off', 1, '"a" is cut off by 12 px'],
    ['text-too-small', 1, '"others" is 9.0 px high'],
    ['low-contrast', 2, '"dim" (and 2 more) has a contrast of 1.6 to 1: #cccccc on #ffffff'],
    ['text-cut-off', 3, '"b" is cut off by 1 px'],
  ])
  expect(found[1]).toMatchObject({ file: 'talk.md', slide: 2, severity: 'care', expected: 'at least 15 px on this canvas, which the back row can read' })
  expect(found[2]!.expected).toBe('at least 4.5 to 1 for words of this size')
})

it.each([
  ['"a" is cut off by 3 px', 'text-cut-off'],
  ['"a" is cut off by 3 px, and 2 more', 'text-cut-off'],
  ['the picture "a" reaches 9 px beyond the slide', 'picture-beyond-slide'],
  ['"a" and "b" are printed over each other', 'words-overlap'],
  ['"a tree is cut off by two" and "beyond the slide" are printed over each other', 'words-overlap'],
])('knows which rule %s is of', (fault, rule) => {
  expect(judged([state(0, { faults: [fault] })])).toMatchObject([{ rule, found: fault }])
})

it('asks for a description where there is none, and leaves the rest to axe\'s own words', () => {
  const violation = { help: 'Buttons must have names', html: '<button>', message: 'no name', more: 1 }
  const rules = ['image-alt', 'svg-img-alt', 'role-img-alt', 'input-image-alt', 'object-alt', 'area-alt', 'button-name']
  const found = judged([state(0, { violations: rules.map(rule => ({ ...violation, rule, html: `<${rule}>` })) })])
  expect(found.map(({ rule }) => rule)).toEqual([...Array.from({ length: 6 }).fill('no-description'), 'accessibility'])
  expect(found[0]!.found).toBe('<image-alt> (and 1 more) says nothing to people who cannot see it')
  expect(found[6]).toMatchObject({ found: '<button-name> (and 1 more): no name (axe: button-name)', expected: 'Buttons must have names' })
})

it('refuses a slide that does not come to rest, and says why', () => {
  expect(judged([], [], 'a picture is missing')).toMatchObject([{ rule: 'never-settles', file: 'talk.md', slide: 2, found: 'the slide does not settle: a picture is missing' }])
})

it('tells once of a slide that shows nothing because it throws', () => {
  const thrown: Heard[] = [{ kind: 'error', what: 'Error: no data' }]
  const rules = (heard: Heard[], stuck: string): (string | undefined)[] => judged([], heard, stuck).map(({ rule }) => rule)
  expect(rules(thrown, 'the slide is still empty')).toEqual(['script-error'])
  expect(rules(thrown, 'an animation does not end')).toEqual(['script-error', 'never-settles'])
  expect(rules([{ kind: 'report', what: 'x' }], 'the slide is still empty')).toEqual(['console-error', 'never-settles'])
})

it('leads from an error to the words that throw, and from a missing file to the line that names it', () => {
  const thrown = 'TypeError: Cannot read properties of undefined (reading \'toFixed\')'
  expect(judged([], [
    { kind: 'error', what: thrown },
    { kind: 'error', what: 'Error: elsewhere' },
    { kind: 'report', what: thrown },
    { kind: 'missing', what: 'http://localhost/charts/a.png?v=1' },
    { kind: 'missing', what: 'http://localhost/charts/' },
    { kind: 'missing', what: 'http://localhost/b.png' },
  ]).map(({ rule, line, column, severity, found }) => ({ rule, line, column, severity, found }))).toEqual([
    { rule: 'script-error', line: 12, column: 1, severity: undefined, found: `"price.toFixed(2)" throws: ${thrown}` },
    { rule: 'script-error', line: undefined, column: undefined, severity: undefined, found: 'the slide throws: Error: elsewhere' },
    { rule: 'console-error', line: 12, column: 1, severity: 'care', found: `an error is reported: ${thrown}` },
    { rule: 'failed-request', line: 14, column: undefined, severity: undefined, found: 'http://localhost/charts/a.png?v=1 is not there' },
    { rule: 'failed-request', line: undefined, column: undefined, severity: undefined, found: 'http://localhost/charts/ is not there' },
    { rule: 'failed-request', line: undefined, column: undefined, severity: undefined, found: 'http://localhost/b.png is not there' },
  ])
})

it('tells of a diagram that a live page could not draw', () => {
  expect(judged([], [{ kind: 'undrawn', what: 'Parse error' }])).toMatchObject([{ rule: 'script-error', slide: 2, found: 'a diagram is not drawn: Parse error' }])
})

it('tells of a host that no slide names in the file of the slide that asked', () => {
  const [found] = judgeRemote([{ slide: 3, what: 'https://two.example/y' }], { slides: [...deck.slides, { no: 3, file: 'more.md', line: 1, content: '' }] } as Deck, [])
  expect([found?.file, found?.slide]).toEqual(['more.md', undefined])
})

it('tells of each host once, on the slide that names it', () => {
  expect(judgeRemote([
    { slide: 1, what: 'https://one.example/x' },
    { slide: 1, what: 'https://two.example/y' },
    { slide: 2, what: 'https://two.example/z' },
    { slide: 1, what: 'https://one.example/x' },
    { slide: 3, what: 'https://two.example/face.png' },
  ], deck, [{ file: 'talk.md', rule: 'remote-picture', found: 'image: https://two.example/face.png is on another host', expected: '', fix: '' }])).toMatchObject([
    { file: 'talk.md', slide: 2, line: 16, rule: 'remote-request', severity: 'notice', found: 'one.example is asked for https://one.example/x' },
    { file: 'talk.md', found: 'two.example is asked for 2 files, the first https://two.example/y' },
  ])
})

it('tells of a missing face once, on the first slide that is set in it', () => {
  const seen = (...faces: string[]): Seen => ({ states: [state(0, { faces })], heard: [], words: '' })
  expect(judgeFaces(new Map([[2, seen('Brandon', 'Futura')], [1, seen('Futura')]]), deck).map(({ slide, file, severity, found }) => [slide, file, severity, found])).toEqual([
    [1, 'talk.md', 'hint', 'words are set in Futura, which neither the deck nor this machine has'],
    [2, 'talk.md', 'hint', 'words are set in Brandon, which neither the deck nor this machine has'],
  ])
})

it('tells once of code that is cut off and scrolls, and of a part that only scrolls', () => {
  const scrolls = { rule: 'scrollable-region-focusable', help: 'Scrollable region must have keyboard access', html: '<pre>', message: 'Element should have focusable content', more: 0 }
  const rules = (faults: string[]): (string | undefined)[] => judged([state(0, { faults, violations: [scrolls] })]).map(({ rule }) => rule)
  expect(rules(['"x" is cut off by 5 px'])).toEqual(['text-cut-off'])
  expect(rules([])).toEqual(['accessibility'])
  expect(judged([state(0, { faults: ['"x" is cut off by 5 px'], violations: [scrolls, { ...scrolls, rule: 'button-name' }] })]).map(({ found }) => found)).toEqual(['"x" is cut off by 5 px', '<pre>: Element should have focusable content (axe: button-name)'])
})

it('tells what a foot shows wrongly once, and what three slides have each', () => {
  const problem = (no: number, rule = 'text-too-small'): ReturnType<typeof judge>[number] => ({ file: 'talk.md', slide: no, rule, found: `"${no} of 9" is 8.0 px high`, expected: '', fix: '' })
  expect(onEverySlide([1, 2, 3, 4].map(no => problem(no))).map(({ slide, found }) => [slide, found])).toEqual([[1, '"1 of 9" is 8.0 px high; slides with the same: 4']])
  expect(onEverySlide([...[1, 2, 3].map(no => problem(no)), problem(4, 'low-contrast')])).toHaveLength(4)
})

it('tells a pair of colours once, whatever words are set in it', () => {
  const dim = (slide: number, ground: string): ReturnType<typeof judge>[number] => ({ ...judged([state(0, { pale: { ...pale, ground, words: `words of ${slide}` } })])[0]!, slide })
  expect(onEverySlide([1, 2, 3, 4].map(no => dim(no, '#ffffff'))).map(({ slide, found }) => [slide, found])).toEqual([[1, '"words of 1" (and 2 more) has a contrast of 1.6 to 1: #cccccc on #ffffff; slides with the same: 4']])
  expect(onEverySlide([1, 2, 3].map(no => dim(no, '#ffffff')).concat(dim(4, '#eeeeee')))).toHaveLength(4)
})

it('warns of what moves by itself, and hints at what a late picture or face moves', () => {
  const moved = (more: object): [unknown, string, string][] => judged([state(0, { moved: { what: '"a"', pixels: 60.4, ...more } })]).map(({ severity, found, fix }) => [severity, found, fix])
  expect(moved({ after: 301.2 })).toEqual([['care', '"a" moves by 60 px 301 ms after the slide was complete', 'leave room from the start for what comes later (min-height, aspect-ratio)']])
  expect(moved({ cause: 'the picture a.png' })).toEqual([['hint', '"a" moves by 60 px when the picture a.png comes', 'give the picture its width and height, or a height in its style']])
  expect(moved({ cause: 'the face Late' })).toEqual([['hint', '"a" moves by 60 px when the face Late comes', 'use the face on the first slide too, or preload it']])
})

it('tells letters without a face once for each face that would have them', () => {
  const seen = (shapeless: string): Seen => ({ states: [state(0, { shapeless })], heard: [], words: '' })
  expect(judgeLetters(new Map([[1, seen('กข')], [2, seen('ค\u0378漢')]]), { ...deck, headmatter: { lang: 'ja' } })).toMatchObject([
    { rule: 'letters-without-face', severity: 'care', slide: 1, found: '"ก" (U+0E01) (and 2 more) is in no font of the deck or of this machine; slides with the same: 2', fix: expect.stringContaining('npm install @fontsource/noto-sans-thai (') as unknown },
    { slide: 2, found: '"\u0378" (U+0378) is in no font of the deck or of this machine', fix: 'replace these letters, or add a font that has them' },
    { slide: 2, found: '"漢" (U+6F22) is in no font of the deck or of this machine', fix: expect.stringContaining('@fontsource/noto-sans-jp') as unknown },
  ])
  expect(judgeLetters(new Map([[1, seen('')]]), { ...deck, headmatter: {} })).toEqual([])
})
