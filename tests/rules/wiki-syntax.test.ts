import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { wikiSyntax } from '../../lib/rules/wiki-syntax.ts'
import { deckOf } from './on-slide.ts'

/** What is said of a deck in `talks/tides/`, in a project of some pictures. */
async function told(content: string, files: string[] = []): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const path of ['talks/tides/talk.md', ...files]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
  const deck = deckOf(content, { file: 'talks/tides/talk.md' }, join(root, 'talks/tides'))
  return (await wikiSyntax.find(deck, root)).map(({ line, column, rule, severity, fix }) => `${line}:${column} ${rule}${severity ? ` (${severity})` : ''} ${fix}`)
}

it.each([
  ['![[flow.png]]', [], 'write ![what it shows](./flow.png)'],
  ['![[flow.png]]', ['talks/tides/flow.png'], 'write ![what it shows](./flow.png)'],
  ['![[a flow.png]]', ['talks/tides/img/a flow.png'], 'write ![what it shows](./img/a%20flow.png)'],
  ['![[flow.png]]', ['talks/tides/public/flow.png'], 'write ![what it shows](/flow.png)'],
  ['![[flow.png]]', ['talks/tides/public/assets/flow.png'], 'write ![what it shows](/assets/flow.png)'],
  ['![[flow.png]]', ['attachments/flow.png'], 'write ![what it shows](../../attachments/flow.png)'],
  ['![[flow.png]]', ['talks/media/flow.png'], 'write ![what it shows](../media/flow.png)'],
  ['![[flow.png]]', ['flow.png'], 'write ![what it shows](../../flow.png)'],
  ['![[ flow.png |300]]', [], 'write <img src="./flow.png" width="300" alt="what it shows">'],
  ['![[flow.JPEG| 300x20 ]]', [], 'write <img src="./flow.JPEG" width="300" height="20" alt="what it shows">'],
  ['![[flow.png|300x20 or so]]', [], 'write ![what it shows](./flow.png)'],
  ['![[flow.png|about 300]]', [], 'write ![what it shows](./flow.png)'],
])('says what to write for %s beside %j', async (slide, files, fix) => {
  expect(await told(slide, files)).toEqual([`1:1 wiki-embed ${fix}`])
})

it.each([
  ['![[Note]]', '1:1 wiki-embed (care) write it here, or give the slide a frontmatter with src: ./file.md'],
  ['![[flow.png.md]]', '1:1 wiki-embed (care) write it here, or give the slide a frontmatter with src: ./file.md'],
  ['a\n\nb [[Note]]', '3:3 wiki-link (care) write Note, or [Note](https://…)'],
  ['[[Note#Part|these words]]', '1:1 wiki-link (care) write these words, or [these words](https://…)'],
  ['[[Note\\|words]]', '1:1 wiki-link (care) write words, or [words](https://…)'],
  ['[[ Note |  ]]', '1:1 wiki-link (care) write Note, or [Note](https://…)'],
  ['[[2 Notes]]', '1:1 wiki-link (care) write 2 Notes, or [2 Notes](https://…)'],
  ['a ==mark== b', '1:3 mark-signs (hint) write <mark>mark</mark>'],
  ['==two words==', '1:1 mark-signs (hint) write <mark>two words</mark>'],
  [`==${'x'.repeat(80)}==`, `1:1 mark-signs (hint) write <mark>${'x'.repeat(56)}</mark>`],
])('reads %j as a wiki does', async (slide, expected) => {
  expect(await told(slide)).toEqual([expected])
})

it.each(['[[1, 2], [3]]', '[[1.5; -2]]', '[[^1]]', '[[a]](b)', '[[a]][b]', '[[a]]{.b}', '[[a\nb]]', '[[]]', '[[Note]]\n\n[note]: https://example.org', 'a ===b== c', 'a ==b=== c', 'a== b ==c', '==a\nb==', '== a==', '==a ==', 'x==y==z', '{{ a ==b== c }}', '{{\n[[a]]\n}}'])('leaves %j alone', async (slide) => {
  expect(await told(slide)).toEqual([])
})

it('only hints where the project teaches Markdown more, and knows marks there', async () => {
  expect(await told('![[flow.png]] [[Note]] ==a==', ['talks/tides/setup/transformers.ts'])).toEqual([
    '1:1 wiki-embed (hint) write ![what it shows](./flow.png)',
    '1:15 wiki-link (hint) write Note, or [Note](https://…)',
  ])
})
