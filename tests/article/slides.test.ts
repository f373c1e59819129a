import { Buffer } from 'node:buffer'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDeck } from '../../lib/article/create-deck.ts'
import { make } from './make.ts'

const text = 'The moon pulls on the water of the whole earth.'
const lead = `# Tides\n\n${text}\n\n`
const cover = `cover Tides: ${text}`
const closing = `closing Tides: ${text}`

/** So many words, which are no sentence yet. */
function many(count: number): string {
  return Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
}

/** They and a word more are as many words as a slide has; a sixth is one too many. */
const names = [`One ${many(7)}`, `Two ${many(8)}`, `Three ${many(7)}`, `Four ${many(7)}`, `Five ${many(6)}`, 'Six']

/** Slide by slide its layout, title and parts, and in parentheses what is said. */
function planned(article: string): string[] {
  return make(article).plan.slides.map(({ layout, title, parts, notes }) => {
    const said = notes.flatMap(({ markdown }) => markdown === '' ? [] : [markdown])
    return `${layout} ${title.markdown}: ${parts.map(({ markdown }) => markdown.replace(/\n/g, ' ')).join(' / ')}${said.length > 0 ? ` (${said.join(' / ')})` : ''}`
  })
}

it.each<[what: string, article: string, slides: string[]]>([
  ['names its sections on the cover where it has no lead', `# Tides\n\n- One of them\n- Two of them\n\n## Range\n\n${text}\n\n## Kinds\n\n${text} Two.\n`, ['cover Tides: Range · Kinds', 'default Tides: - One of them / - Two of them', `statement Range: ${text}`, `statement Kinds: ${text} (Two.)`]],
  ['names four of them at most', '# Tides\n\n## Range\n\nA label\n\n## Kinds\n\n- a b c\n- d e f\n\n## Five\n\nX\n\n## Six\n\nY\n\n## Seven\n\nZ\n', ['cover Tides: Range · Kinds · Five · Six', 'statement Range: A label', 'default Kinds: - a b c / - d e f', 'statement Five: X', 'statement Six: Y', 'statement Seven: Z']],
  ['says what stands above the lead, and the whole of the lead', `# Tides\n\nNo. 7\n\n${text} It pulls twice.\n\n## Range\n\n${text}\n`, [`${cover} (No. 7 / ${text} It pulls twice.)`, `statement Range: ${text}`]],
  ['shows no lead on the cover that is its title', `# ${text}\n\n${text}\n\n## Range\n\nMore of it is said here in words.\n`, [`cover ${text}: Range`, `statement ${text}: ${text}`, 'statement Range: More of it is said here in words.']],
  ['names quotations by the words above that begin a sentence, and says those that go on with one', `${lead}## Range\n\nIn plain words:\n\n> The sea goes up.\n\nor in others:\n\n> It goes down.\n\n${many(9)}.\n\n> It stays.\n`, [cover, 'quote In plain words: > The sea goes up. (Range)', 'quote Range: > It goes down. (or in others:)', `statement Range: ${many(9)}.`, 'quote Range: > It stays.', closing]],
  ['names a list by what leads to it, where its section was named before and that says enough', `${lead}## Range\n\n${text}\n\nNot all of them are high:\n\n- One\n- Two\n\nSome are:\n\n- Three\n- Four\n`, [cover, `statement Range: ${text}`, 'default Not all of them are high: - One / - Two', 'default Range: Some are: / - Three / - Four', closing]],
  ['joins lists of one entry, and no others', `${lead}## Range\n\n- One\n\n<!-- -->\n\n* Two\n\n<!-- -->\n\n+ Three\n+ Four\n`, [cover, 'default Range: - One / - Two', 'default Range: - Three / - Four']],
  ['wraps a long formula of one row among words, and sets others large', `${lead}## Range\n\n$$\n${'a + '.repeat(60)}b\n$$\n\n$$\nx\n$$\n`, [cover, `default Range: $${'a + '.repeat(60)}b$`, 'figure Range: $$ x $$']],
  ['closes with its summary, cut to the room there is, after whatever else that shows', `${lead}## Range\n\n${text} Two.\n\n## Summary\n\n${many(50)}. And more.\n\n> Quoted in the end by others.\n`, [cover, `statement Range: ${text} (Two.)`, 'quote Summary: > Quoted in the end by others.', `closing Summary: ${many(39)}… (${many(50)}. And more. / Quoted in the end by others.)`]],
  ['closes with its lead where it has no summary', `${lead}## Range\n\n${text} Two.\n\n## Kinds\n\nA b c d e f.\n\n## More\n\nG h i j k l.\n`, [cover, `statement Range: ${text} (Two.)`, 'statement Kinds: A b c d e f.', 'statement More: G h i j k l.', closing]],
  ['closes with no lead where it has three slides', `${lead}## Range\n\n${text} Two.\n\n## Conclusion\n\n\`\`\`sh\nls\n\`\`\`\n`, [cover, `statement Range: ${text} (Two.)`, 'code Conclusion: ```sh ls ```']],
  ['opens a section without text by the names below it, and says a heading with nothing below', `${lead}## Range\n\n### Deep\n\n${text}\n\n## Empty\n\n## End\n\n${text} Two.\n`, [cover, 'section Range: Deep', `statement Deep: ${text} (Empty)`, `statement End: ${text} (Two.)`, closing]],
  ['opens a section without text by as many of the names below it as fit, long ones cut', `${lead}## Range\n\n${names.map(name => `### ${name}\n\n- a b c\n- d e f\n`).join('\n')}`, [cover, `section Range: One ${many(7)} · Two ${many(7)}… · Three ${many(7)} · Four ${many(7)} · Five ${many(6)}`, ...names.map(name => `default ${name}: - a b c / - d e f`), closing]],
  ['shows of a quotation what fits beside who said it, and says the whole', `${lead}## Range\n\n> ${many(39)}. More of it.\n>\n> — Ada\n`, [cover, `quote Range: > ${many(38)}… / Ada (${many(39)}. More of it.)`]],
])('a talk %s', (_, article, slides) => {
  expect(planned(article)).toEqual(slides)
})

it('shows a picture with its caption, else with what leads to it, and says what it does not show', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-pictures-'))
  for (const name of ['a.png', 'b.png', 'c.png'])
    writeFileSync(join(folder, name), 'png')
  const figure = (name: string, caption: string): string => `<figure><img src="${name}" alt="A [map]">${caption}</figure>`
  const { plan, files } = createDeck(Buffer.from(`<h1>Tides</h1><p>${text}</p><h2>Range</h2><p>A lead to it:</p>${figure('a.png', '<figcaption>Its caption.</figcaption>')}<p>Another lead:</p>${figure('b.png', '')}${figure('c.png', '')}`), 'tides.html', 'talk', folder)
  expect(plan.slides.filter(({ layout }) => layout === 'figure').map(({ parts, notes }) => [...parts.map(({ markdown }) => markdown), ...notes.map(({ markdown }) => `(${markdown})`)])).toEqual([
    ['![A map](/a.png)', 'Its caption.', '(A lead to it:)'],
    ['![A map](/b.png)', 'Another lead:'],
    ['![A map](/c.png)'],
  ])
  expect([...files.keys()].filter(name => name.endsWith('.png'))).toHaveLength(3)
})
