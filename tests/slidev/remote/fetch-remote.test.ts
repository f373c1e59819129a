import type { Deck } from '../../../lib/project/deck.ts'
import type { Download } from '../../../lib/project/remote/download.ts'
import { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadDeck } from '../../../lib/project/deck.ts'
import { findDecks } from '../../../lib/project/decks.ts'
import { LecternError } from '../../../lib/project/problem.ts'
import { copyPath } from '../../../lib/project/remote/copies.ts'
import { readLock } from '../../../lib/project/remote/lock.ts'
import { fetchRemote } from '../../../lib/slidev/remote/fetch-remote.ts'
import { facesAddress, findRemote } from '../../../lib/slidev/remote/find-remote.ts'
import { localCopies } from '../../../lib/slidev/remote/local-copies.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-remote-'))
/** No other run has a copy of these. */
const svg = (word: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><!-- ${word} ${randomUUID()} --></svg>`)
let host: Record<string, Download>
let asked: string[]
let told: string

beforeEach(() => {
  asked = []
  told = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const there = (bytes: Buffer | string, type = 'image/svg+xml', from?: string): Download => ({ is: 'there', bytes: Buffer.from(bytes), type, from: from ?? '' })
async function fetchOne(address: string): Promise<Download> {
  asked.push(address)
  const answer = host[address]
  return answer?.is === 'there' ? { ...answer, from: answer.from || address } : answer ?? { is: 'failed', why: 'no answer within 10 s' }
}

let decks = 0
async function deckOf(text: string, files: Record<string, string> = {}): Promise<Deck> {
  const project = join(folder, `${decks++}`)
  mkdirSync(project)
  for (const [name, content] of Object.entries({ 'talk.md': text, ...files })) {
    mkdirSync(dirname(join(project, name)), { recursive: true })
    writeFileSync(join(project, name), content)
  }
  return loadDeck(findDecks(project, ['talk.md'])[0]!, project)
}
const fetchFor = (deck: Deck, offline = false): Promise<void> => fetchRemote(deck, deck.folder, { fetchOne, offline })

async function refused(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((error: unknown) => error)
  expect(error).toBeInstanceOf(LecternError)
  return (error as Error).message
}

it('what a deck shows of other hosts is fetched once, listed with hashes, and not asked for again', async () => {
  const a = svg('a')
  host = { 'https://one.example/a': there(a, 'image/png'), 'https://two.example/b.svg?x=1&y=2': there(svg('b')), 'https://two.example/cover.svg': there(svg('c')), 'https://two.example/in-css.svg': there(svg('d')) }
  const text = '---\ntitle: T\nbackground: https://two.example/cover.svg\n---\n\n# A\n\n---\n\n# B\n\n![a](https://one.example/a)\n\n<img src="https://two.example/b.svg?x=1&amp;y=2" alt="b">\n\n[link](https://one.example/link.png) `![x](https://one.example/code.png)`\n\n<iframe src="https://one.example/frame"></iframe>\n'
  const deck = await deckOf(text, { 'styles/index.css': 'a { background: url(https://two.example/in-css.svg) }\n' })
  await fetchFor(deck)
  expect(asked.sort()).toEqual(Object.keys(host).sort())
  expect(told).toBe('talk: 4 files fetched from one.example, two.example, and listed in talk.lock.json\n'.replace('one.example, two.example', [...new Set(told.match(/(?:one|two)\.example/g))].join(', ')))
  const lock = readLock(deck.entry)
  expect(Object.keys(lock)).toEqual(Object.keys(host).sort())
  expect(lock['https://one.example/a']).toMatchObject({ integrity: expect.stringMatching(/^sha256-[\w+/]{43}=$/) as string, ending: 'svg', bytes: a.length })
  expect(readFileSync(localCopies(deck).get('https://one.example/a')!)).toEqual(a)
  const before = readFileSync(join(deck.folder, 'talk.lock.json'), 'utf8')
  asked = []
  await fetchFor(deck)
  await fetchFor(deck, true)
  expect(asked).toEqual([])
  expect(readFileSync(join(deck.folder, 'talk.lock.json'), 'utf8')).toBe(before)
  // A copy that is not what it was is fetched again.
  writeFileSync(copyPath(lock['https://one.example/a']!), 'damaged')
  await fetchFor(deck)
  expect(asked).toEqual(['https://one.example/a'])
  expect(readFileSync(localCopies(deck).get('https://one.example/a')!)).toEqual(a)
})

it('what cannot be had is told in a line each, and the rest goes on', async () => {
  host = { 'https://one.example/good.svg': there(svg('good')), 'https://one.example/page.png': there('<!doctype html>', 'image/png'), 'https://one.example/bad.svg': there('<svg onload="x()"></svg>') }
  const deck = await deckOf('# A\n\n![a](https://one.example/good.svg)\n\n![b](https://one.example/page.png)\n\n---\n\n# B\n\n![c](https://one.example/bad.svg)\n![d](https://gone.example/d.png)\n')
  await fetchFor(deck)
  expect(told.trim().split('\n')).toEqual([
    'talk.md:5 (slide 1): https://one.example/page.png stays remote: the host sent a web page, not a picture',
    'talk.md:11 (slide 2): https://one.example/bad.svg stays remote: the SVG contains an event handler',
    'talk.md:12 (slide 2): https://gone.example/d.png stays remote: no answer within 10 s',
    'talk: 1 file fetched from one.example, and listed in talk.lock.json',
  ])
  expect([...localCopies(deck).keys()]).toEqual(['https://one.example/good.svg'])
})

it('a file that has changed since is refused, with both hashes and the way out, and the lock stays', async () => {
  host = { 'https://one.example/a.svg': there(svg('first')) }
  const deck = await deckOf('# A\n\n![a](https://one.example/a.svg)\n')
  await fetchFor(deck)
  const before = readFileSync(join(deck.folder, 'talk.lock.json'), 'utf8')
  rmSync(localCopies(deck).get('https://one.example/a.svg')!)
  host = { 'https://one.example/a.svg': there(svg('second')) }
  expect(await refused(fetchFor(deck))).toMatch(/^talk\.md:3 \(slide 1\): https:\/\/one\.example\/a\.svg has changed: sha256-\S+ with \d+ bytes\n {2}expected: sha256-\S+ with \d+ bytes, as talk\.lock\.json lists it\n {2}fix: {6}look at it; if it is right, delete its entry in talk\.lock\.json and build again$/)
  expect(readFileSync(join(deck.folder, 'talk.lock.json'), 'utf8')).toBe(before)
  // Where its host does not answer either, it is as if there were no network.
  host = {}
  await fetchFor(deck)
  expect(told).toContain('stays remote: no answer')
  expect(readFileSync(join(deck.folder, 'talk.lock.json'), 'utf8')).toBe(before)
})

it('--offline asks nobody, and refuses every file that is not there', async () => {
  host = {}
  const deck = await deckOf('# A\n\n![a](https://one.example/a.svg)\n\n---\nimage: https://one.example/b.png\nlayout: image-right\n---\n\n# B\n')
  const message = await refused(fetchFor(deck, true))
  expect(message).toContain('talk.md:3 (slide 1): https://one.example/a.svg is on another host, and this machine has no copy\n  expected: with --offline, only what the deck has or was fetched before\n  fix:      build once without --offline, or save the file under the deck\'s public/ and name it /name.png')
  expect(message).toContain('talk.md:6 (slide 2): https://one.example/b.png')
  expect(asked).toEqual([])
  expect(existsSync(join(deck.folder, 'talk.lock.json'))).toBe(false)
})

it('a deck that says remoteAssets: false keeps its addresses, and nobody is asked', async () => {
  const deck = await deckOf('---\nremoteAssets: false\n---\n\n# A\n\n![a](https://one.example/a.svg)\n')
  await fetchFor(deck)
  await fetchFor(deck, true)
  expect(asked).toEqual([])
  expect(localCopies(deck).size).toBe(0)
})

it('a style sheet brings its faces, sheets of its own among them; one in a circle stays away', async () => {
  const face = Buffer.concat([Buffer.from('OTTO'), Buffer.from(randomUUID())])
  const css = (text: string, from?: string): Download => there(`/* ${randomUUID()} */ ${text}`, 'text/css', from)
  host = {
    'https://one.example/faces.css': css('@import "more/inner.css"; @font-face { src: url(f/a) format("opentype"), url(data:font/woff2;base64,AA) }', 'https://cdn.example/v2/faces.css'),
    'https://cdn.example/v2/f/a': there(face, 'application/octet-stream'),
    'https://cdn.example/v2/more/inner.css': css('p { background: url("../p.svg#part") }'),
    'https://cdn.example/v2/p.svg': there(svg('p')),
    'https://one.example/circle.css': css('@import "back.css";'),
    'https://one.example/back.css': css('@import "circle.css";'),
  }
  const deck = await deckOf('# A\n', { 'styles/index.css': '@import url(https://one.example/faces.css);\n@import url(https://one.example/circle.css);\n@import "https://one.example/back.css";\n' })
  await fetchFor(deck)
  expect(asked.sort()).toEqual(Object.keys(host).sort())
  const copies = localCopies(deck)
  expect([...copies.keys()].filter(address => address.endsWith('.css'))).toEqual(['https://cdn.example/v2/more/inner.css', 'https://one.example/faces.css'])
  const sheet = readFileSync(copies.get('https://one.example/faces.css')!, 'utf8')
  expect(sheet).toMatch(/@import "\.\/[\w-]{43}\.local\.css"; @font-face \{ src: url\(\.\/[\w-]{43}\.otf\?no-inline\) format\("opentype"\), url\(data:/)
  expect(readFileSync(copies.get('https://cdn.example/v2/more/inner.css')!, 'utf8')).toMatch(/url\("\.\/[\w-]{43}\.svg\?no-inline#part"\)/)
  expect(told).toMatch(/circle\.css stays remote: it needs https:\/\/one\.example\/back\.css/)
  expect(told).toMatch(/back\.css stays remote/)
})

it('entries that the deck no longer asks for go, and the last one takes the lock with it', async () => {
  host = { 'https://one.example/a.svg': there(svg('a')), 'https://one.example/b.svg': there(svg('b')) }
  const deck = await deckOf('# A\n\n![a](https://one.example/a.svg) ![b](https://one.example/b.svg)\n')
  await fetchFor(deck)
  const again = async (text: string): Promise<void> => {
    writeFileSync(deck.entry, text)
    await fetchFor(await loadDeck(deck, deck.folder))
  }
  await again('# A\n\n![a](https://one.example/a.svg)\n')
  expect(Object.keys(readLock(deck.entry))).toEqual(['https://one.example/a.svg'])
  await again('# A\n')
  expect(existsSync(join(deck.folder, 'talk.lock.json'))).toBe(false)
})

it('a live talk takes what its lock lists and this machine lacks, and nothing more', async () => {
  const [a, b] = [there(svg('a')), there(svg('b'))]
  host = { 'https://one.example/a.svg': a, 'https://one.example/b.svg': b }
  const deck = await deckOf('# A\n\n![a](https://one.example/a.svg)\n')
  const live = (): Promise<void> => fetchRemote(deck, deck.folder, { fetchOne, lockedOnly: true })
  await live()
  expect([asked, existsSync(join(deck.folder, 'talk.lock.json'))]).toEqual([[], false])
  await fetchFor(deck)
  const before = readFileSync(join(deck.folder, 'talk.lock.json'), 'utf8')
  rmSync(localCopies(deck).get('https://one.example/a.svg')!)
  writeFileSync(deck.entry, '# A\n\n![a](https://one.example/a.svg) ![b](https://one.example/b.svg)\n')
  Object.assign(deck, await loadDeck(deck, deck.folder))
  asked = []
  await live()
  await live()
  expect([asked, [...localCopies(deck).keys()], readFileSync(join(deck.folder, 'talk.lock.json'), 'utf8')]).toEqual([['https://one.example/a.svg'], ['https://one.example/a.svg'], before])
  expect(told).toContain('talk: 1 file fetched from one.example, as listed in talk.lock.json\n')
})

it('a lock that is none is told, not overwritten', async () => {
  const deck = await deckOf('# A\n\n![a](https://one.example/a.svg)\n', { 'talk.lock.json': '{"version": 2}' })
  expect(await refused(fetchFor(deck))).toContain('talk.lock.json: version is 2\n  expected: 1\n  fix:      take the version of the last commit, or delete the file: the next build fetches everything again')
})

it('the faces of the headmatter and a diagram\'s server are asked as Slidev asks them', async () => {
  const deck = await deckOf('---\ntheme: none\nfonts:\n  sans: Robot Slab, Inter\n  weights: "400,700"\n  italic: true\nplantUmlServer: https://uml.example\n---\n\n# A\n\n```plantuml {scale: 0.5}\n@startuml\nAlice -> Bob : Hello!\n@enduml\n```\n')
  expect(facesAddress(deck)).toBe('https://fonts.googleapis.com/css2?family=Robot+Slab:ital,wght@0,400;0,700;1,400;1,700&family=Inter:ital,wght@0,400;0,700;1,400;1,700&display=swap')
  expect(findRemote(deck, deck.folder).map(({ address, line }) => `${line} ${address}`)).toEqual([
    '13 https://uml.example/svg/SoWkIImgAStDuNBCoKnELT2rKt3AJrAmKl18pSd9L-HoICrBAStD0G00',
    `undefined ${facesAddress(deck)}`,
  ])
})

it('style sheets are followed to those that they, components and setups import, wherever these lie', async () => {
  const deck = await deckOf('---\ntheme: none\n---\n\n# A\n', {
    'style.css': '@import "./assets/one.css";',
    'assets/one.css': '@import "./two.css";\na { background: url(https://one.example/a.svg) }',
    'assets/two.css': 'b { background: url(https://one.example/b.svg) }',
    'setup/main.ts': 'import \'../assets/three.css\'\nconst never = \'https://one.example/none.svg\'\n',
    'assets/three.css': 'b { background: url(https://one.example/c.svg) }',
    'assets/unused.css': 'b { background: url(https://one.example/d.svg) }',
  })
  expect(findRemote(deck, deck.folder).map(({ file, line, address }) => `${file}:${line} ${address}`)).toEqual([
    'assets/one.css:2 https://one.example/a.svg',
    'assets/three.css:1 https://one.example/c.svg',
    'assets/two.css:1 https://one.example/b.svg',
  ])
})
