import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { pictures } from '../../lib/rules/pictures.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
const files = ['img/Flow.png', 'img/tide-table.svg', 'img/ab.png', 'plain.png', 'notes.txt', 'public/copied', 'public/logo.svg', 'more/own.png', 'own.png', 'talk/parts/near.png', 'talk/drawn']

/** What is said of the pictures of a deck in `talk/`, whose one slide begins on line 4. */
async function told(slide: string, head = 'theme: none'): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const path of files.map(file => file.startsWith('talk/') ? file : `talk/${file}`)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), svg)
  }
  symlinkSync('/etc/hostname', join(root, 'talk/out.png'))
  writeFileSync(join(root, 'talk/slides.md'), `---\n${head}\n---\n${slide}\n`)
  const deck = await loadDeck(findDecks(root, ['talk/slides.md'])[0]!, root)
  return (await pictures.find(deck, root)).map(({ line, severity, found, expected, fix }) => [line, ...severity ? [severity] : [], found, expected, fix].join(' | '))
}

it.each([
  ['![a](./img/flow.png)', '4 | picture "./img/flow.png", and there is no such file | "./img/Flow.png"? | correct the path, or rename the file'],
  ['![a](img/tide-tabel.svg)', '4 | picture "img/tide-tabel.svg", and there is no such file | "img/tide-table.svg"? | correct the path, or rename the file'],
  ['![a](./img/tide-table.png)', '4 | picture "./img/tide-table.png", and there is no such file | "./img/tide-table.svg"? | correct the path, or rename the file'],
  ['![a](./plian.png)', '4 | picture "./plian.png", and there is no such file | "./plain.png"? | correct the path, or rename the file'],
  ['![a](/lgoo.svg)', '4 | picture "/lgoo.svg", and there is no such file | "/logo.svg"? | correct the path, or rename the file'],
  // Short names are neighbours by nature, and words are no pictures.
  ['![a](./img/ac.png)', '4 | picture "./img/ac.png", and there is no such file | a path relative to this file | correct the path'],
  ['![a](./img/ab.jpg)', '4 | picture "./img/ab.jpg", and there is no such file | "./img/ab.png"? | correct the path, or rename the file'],
  ['![a](./note.png)', '4 | picture "./note.png", and there is no such file | a path relative to this file | correct the path'],
  ['![a](/none.png)', '4 | picture "/none.png", and there is no such file | a file in the deck\'s public/ | correct the path'],
  ['![a](@/none.png)', '4 | picture "@/none.png", and there is no such file | a path relative to this file | correct the path'],
  ['![a](./logo.svg)', '4 | picture "./logo.svg", and there is no such file | a path relative to this file | correct the path'],
  ['![a](./out.png)', '4 | picture "./out.png" is a link out of the project, to /etc/hostname | a file of this project: what a slide shows is published | put a copy of it there'],
  ['a\n\nb <img src="./gone.png" alt="">', '6 | picture "./gone.png", and there is no such file | a path relative to this file | correct the path'],
  ['![a](//example.org/a.png)', '4 | notice | picture "//example.org/a.png" is on another host | a file of the deck, or one that a build has fetched, since a stage has no network | build once while its host can be reached, or save the picture under the deck\'s public/ and name it /name.png'],
])('says what is wrong with %s, and what was likely meant', async (slide, expected) => {
  expect(await told(slide)).toEqual([expected])
})

it.each(['./img/Flow.png', 'img/Flow.png', '/img/Flow.png', '@/img/Flow.png', 'logo.svg', '/logo.svg', 'copied', '/copied', './drawn', './plain.png?v=2', './plain.png#part', 'data:image/png;base64,AA', '~package/a.png', 'blob:x', 'parts/near.png'])('finds the picture of %s', async (address) => {
  expect(await told(`![a](${address}) <img src="${address}" alt="">`)).toEqual([])
})

it.each(['<img src="" alt="">', '<img :src="x" alt="">', '<img src="./{{ name }}.png" alt="">', '`![a](./none.png)`', '<Own src="./none.png" />', '<img v-bind="props">', '<img src="./plain.png" v-bind:alt="x">', '<img src="./plain.png" alt="TODOS">', '<img src="./plain.png" alt="the TODO list">'])('has nothing to say of %s', async (slide) => {
  expect(await told(slide)).toEqual([])
})

it('looks for the pictures of a frontmatter as its layouts do', async () => {
  expect(await told('', 'theme: none\nbackground: ./none.png\nlogo: /none.svg\nimage: /logo.svg')).toEqual([
    '3 | background: ./none.png, and there is no such file | a path relative to this file | correct the path',
    '4 | logo: /none.svg, and there is no such file | a file in the deck\'s public/ | correct the path',
  ])
  expect(await told('', 'theme: none\nimage: ./logo.svg')).toEqual([])
  for (const value of ['"#fff"', 'linear-gradient(red, blue 0.5)', 'red', '"none"', '7', '[a.png]', 'url(/a.png)'])
    expect(await told('', `theme: none\nbackground: ${value}`), value).toEqual([])
})

it('tells pictures in the order of the slide, however they are written', async () => {
  const slide = 'a <img src="./x.png" alt="">\n![a](./y.png)\nb <img src="./z.png" alt="">'
  expect((await told(slide)).map(text => text.split(',')[0])).toEqual(['4 | picture "./x.png"', '5 | picture "./y.png"', '6 | picture "./z.png"'])
})

it('says how to bring a picture home where the deck keeps none', async () => {
  expect(await told('![a](https://example.org/a.png)', 'theme: none\nremoteAssets: false')).toEqual([expect.stringContaining('| take remoteAssets: false out, or save the picture')])
})

it('quotes a tag without words on one line', async () => {
  expect(await told('<p><img\n  src="./plain.png"\n></p>\n\n<img src="./plain.png" alt="TODO: tides">')).toEqual([
    '4 | care | <img src="./plain.png" > says nothing to people who cannot see it | alt="what the picture shows", or alt="" for decoration | add alt',
    '8 | the picture\'s description is not written yet | alt="what the picture shows", or alt="" for decoration | write it',
  ])
})
