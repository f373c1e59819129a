import { Buffer } from 'node:buffer'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDeck } from '../../lib/article/create-deck.ts'
import { planDeck } from '../../lib/article/plan/plan-deck.ts'
import { readArticle } from '../../lib/article/read/read-article.ts'
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
  ['captions a table with its number, whatever ends it', `${lead}## Range\n\n${text} Two.\n\nTable 1. Heights by port.\n\n| a | b |\n|---|---|\n| c | d |\n\n${text} Two.\n\nIt has 1. And so.\n\n| e | f |\n|---|---|\n| g | h |\n`, [cover, `statement Range: ${text} (Two.)`, 'table Range: <ComparisonTable reveal="row" caption="Range">  | a | b | |---|---| | c | d |  </ComparisonTable> / Table 1. Heights by port.', `default Range: - ${text} / - It has 1. And so. (${text} Two.)`, 'table Range: <ComparisonTable reveal="row" caption="Range">  | e | f | |---|---| | g | h |  </ComparisonTable>', closing]],
  ['says what a box with a name of its own is below, and what leads to it', `${lead}## Range\n\nIn short\n\n> [!NOTE]\n> One.\n\n## Kinds\n\n${text} Two.\n\n> [!TIP]\n> Three.\n`, [cover, 'statement NOTE: One. (Range / In short)', `statement Kinds: ${text} (Two.)`, 'statement TIP: Three.', closing]],
  ['goes on below the heading that it is called by', 'Three things:\n\n- a b\n- c\n\n### High\n\n- x\n- y\n', ['cover High: Three things:', 'default High: - a b / - c', 'default High: - x / - y']],
  ['has the first entry of a list alone for its title', '- a b c\n- d\n', ['cover a b c: a b c', 'default a b c: - a b c / - d']],
  ['has the first head of a table alone for its title', '|  | b |\n|---|---|\n| c | d |\n', ['cover b: b', 'table b: <ComparisonTable reveal="row" caption="b">  |  | b | |---|---| | c | d |  </ComparisonTable>']],
  ['has a title of words, not of rights', `Copyright 2020 by me. All rights.\n\n${text} Two.\n\nThree here.\n`, [`cover ${text}: Copyright 2020 by me. (Copyright 2020 by me. All rights.)`, `default ${text}: - Two. / - Three here.`]],
  ['shows its only sentence', `${text}\n`, [`cover ${text}: ${text}`, `statement ${text}: ${text}`]],
  ['shows its only quotation on the cover, too', `# T\n\n> ${text}\n`, [`cover T: ${text}`, `quote T: > ${text}`]],
  ['leads with a label where there is no sentence', '# Tides\n\nA label\n\n## One\n\nWords of one.\n', ['cover Tides: A label', 'statement One: Words of one.']],
  ['leads with a sentence in quotation marks', '# Tides\n\nNo. 7\n\n“Is it so that the moon pulls?”\n\n## One\n\nWords of one.\n', ['cover Tides: “Is it so that the moon pulls?” (No. 7)', 'statement One: Words of one.']],
  ['says what stands below a list of its headings, and no list with more', `# Tides\n\n${text}\n\n## Contents\n\nWords there.\n\n## Inhalt:\n\n1. a\n\n## Contents\n\n- b\n\n> Quoted.\n`, [`${cover} (Words there.)`, 'statement Contents: b', 'quote Contents: > Quoted.']],
  ['says the name of a section whose first slide has another, once', `${lead}## One\n\nIn short:\n\n> Quoted.\n\nOr so:\n\n> More.\n\n## Two\n\n${text} Two.\n\nIn short:\n\n> Quoted.\n`, [cover, 'quote In short: > Quoted. (One)', 'quote Or so: > More.', `statement Two: ${text} (Two.)`, 'quote In short: > Quoted.', closing]],
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

it('shows as many slides of a heading as it may, and says the rest', () => {
  const article = `${lead}## Range\n\n${text} Two.\n\n- a\n- b\n\n\`\`\`sh\nls\n\`\`\`\n\n$$\nx^2\n$$\n\n| e | f |\n|---|---|\n| c | d |\n\n## Kinds\n\nWords of kinds.\n`
  const told = (most: number): string[] => {
    const { slides, remarks } = planDeck(readArticle(Buffer.from(article), 'a.md'), 'talk', () => undefined, new Map(), most)
    return [...slides.map(({ layout, title, notes }) => `${layout} ${title.words} (${notes.map(({ markdown }) => markdown).filter(Boolean).join(' / ')})`), ...remarks.map(({ line, end, text: words }) => `${line}-${end} ${words}`)]
  }
  const code = '12-14 code of an article that is too long for one deck'
  const formula = '16-18 a formula of an article that is too long for one deck'
  expect(told(1)).toEqual(['cover Tides ()', 'default Range (e / f / c / d)', 'statement Kinds ()', code, formula])
  expect(told(2)).toEqual(['cover Tides ()', 'default Range ()', 'code Range (e / f / c / d)', 'statement Kinds ()', 'closing Tides ()', formula])
  expect(told(4).filter(line => /^\d/.test(line))).toEqual([])
})
