import type { ExportDecksOptions } from '../../lib/pipeline/export.ts'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { exportDecks } from '../../lib/pipeline/export.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { patchDeck } from '../../lib/slidev/build.ts'
import { isLong } from '../long.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-words-')))
const output = join(folder, 'out')
mkdirSync(output)

/** With what a slide may have besides words: styles of its own, a list of marks, drawings by number, a table, code, a formula, clicks. */
function deck(word: string, { title = 'Second', more = '', other = 'Steps' } = {}): string {
  return `---
lang: en
---

Nothing here gives the talk a title.

---

# ${title}

The ${word} of a café: *said* and **shown**, with an icon <carbon-apple />.${more}

| One | Two |
| --- | --- |
| yes | yes |

<style>
p { letter-spacing: 0.5px }
</style>

---

# Third

\`\`\`ts
const answer = 42
\`\`\`

$E = mc^2$

---

# Fourth

<v-clicks>

- ${other}
- yes

</v-clicks>

<!-- What is said. -->
`
}

async function exported(text: string, verify: ExportDecksOptions['verify'] = 'changed'): Promise<{ files: string[], why: string[], words: string[] }> {
  writeFileSync(join(folder, 'talk.md'), text)
  const why: string[] = []
  await exportDecks({ projectRoot: folder, output, names: ['talk.md'], format: 'pdf', notes: true, handout: isLong ? { layout: 'notes', perPage: 3, paper: 'A4', isGrey: false } : undefined, verify, explain: line => why.push(line) })
  const files = ['talk.pdf', ...isLong ? ['talk-handout.pdf'] : []].map(name => readFileSync(join(output, name)))
  return { files: files.map(file => file.toString('base64')), why, words: (await readPdf(files[0]!)).pages.map(({ text }) => text) }
}

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

it('makes of changed words the very files that a whole build makes', async () => {
  await exported(deck('first word'))
  const changed = deck('second "word" \\ 🎈', { other: 'Other steps' })
  const short = await exported(changed)
  expect(short.why).toEqual([])
  expect(short.words[1]).toContain('Thesecond"word"\\🎈ofacafé')
  expect(short.words[3]).toContain('Othersteps')
  // Slidev calls a talk "Slidev" that has no title.
  expect(short.words.join()).not.toContain('Slidev')
  const whole = await exported(changed, 'all')
  expect(whole.words).toEqual(short.words)
  expect(whole.files.map((file, at) => file === short.files[at])).toEqual(isLong ? [true, true] : [true])
})

it.each([
  ['its title', deck('third', { title: 'Another' }), 'slide 2: its title or frontmatter changed, or its notes are published'],
  ['its elements', deck('third', { more: ' <b class="text-red">Red</b>' }), 'slide 2: more than its words changed'],
  ['one of two equal words', deck('third').replace('yes | yes', 'yes | no'), 'slide 2: its words cannot be told from others in its file'],
  ['the number of slides', `${deck('third')}\n---\n\n# Fifth\n`, 'more than the words of slides changed'],
  ['the headmatter', deck('third').replace('lang: en', 'lang: de'), 'more than the words of slides changed'],
])('leaves %s to a whole build', async (_, text, reason) => {
  writeFileSync(join(folder, 'talk.md'), text)
  const why: string[] = []
  expect(await patchDeck(await loadDeck(findDecks(folder, ['talk.md'])[0]!, folder), line => why.push(line))).toBeUndefined()
  expect(why).toEqual([reason])
})

it.runIf(isLong)('refuses what a whole build refuses, by a whole build', async () => {
  const tooMuch = deck(Array.from({ length: 400 }, (_, index) => `word${index}`).join(' '), { other: 'Other steps' })
  await expect(exported(tooMuch)).rejects.toThrow(/slide 2/)
})
