import { expect, it } from 'vitest'
import { otherTools } from '../../lib/rules/other-tools.ts'
import { deckOf } from './on-slide.ts'

interface Given { notes?: string, headmatter?: Record<string, unknown>, keys?: string[] }

async function told(content: string, { notes = '', headmatter = {}, keys = ['title'] }: Given = {}): Promise<string[]> {
  const deck = deckOf(content, { notes, keys: keys.map(key => ({ key, value: '', head: true, file: 'talk.md', line: 2 })) })
  return (await otherTools.find({ ...deck, headmatter: { ...deck.headmatter, ...headmatter } }, '/')).map(({ line, column, rule, severity, found }) => `${line}${column ? `:${column}` : ''} ${rule}${severity ? ` (${severity})` : ''} ${found}`)
}

it.each([
  ['a\n\n  ::: notes\nb\n:::', '3:3 shown-notes "::: notes" begins speaker notes in Pandoc and Quarto, and is shown with all of them'],
  [':::: {.notes .x}', '1:1 shown-notes ":::: {.notes .x}" begins speaker notes in Pandoc and Quarto, and is shown with all of them'],
  ['a %%b c%% d', '1:3 shown-notes "%%b c%%" is a comment in Obsidian, and is shown'],
  ['a\n%%\nb\nc\n%%', '2:1 shown-notes "%%" is a comment in Obsidian, and is shown'],
  ['::: columns', '1:1 other-tools-syntax (care) "::: columns" begins a block in Pandoc and Quarto, and is shown as it is written'],
  ['::: {#id}', '1:1 other-tools-syntax (care) "::: {#id}" begins a block in Pandoc and Quarto, and is shown as it is written'],
  ['a\n\n. . .\n\nb', '3:1 other-tools-syntax (care) ". . ." is a pause in Pandoc and Quarto, and is shown as three dots'],
  ['# A {.b}', '1:5 other-tools-syntax (care) "{.b}" sets attributes in Pandoc and Quarto, and is shown as it is written'],
  ['###### A {#b .c}  ', '1:10 other-tools-syntax (care) "{#b .c}" sets attributes in Pandoc and Quarto, and is shown as it is written'],
  ['# A {b=c}', '1:5 other-tools-syntax (care) "{b=c}" sets attributes in Pandoc and Quarto, and is shown as it is written'],
  ['so [-@knuth1984] says', '1:4 other-tools-syntax (care) "[-@knuth1984]" is a citation in Pandoc and Quarto, and is shown as it is written'],
  [`[@${'k'.repeat(80)}]`, `1:1 other-tools-syntax (care) "[@${'k'.repeat(58)}" is a citation in Pandoc and Quarto, and is shown as it is written`],
  ['a\n<!-- .element: class="fragment" -->\nb', '2:1 other-tools-syntax (care) "<!-- .element: class="fragment" -->" sets attributes in reveal.js, and has no effect'],
  [`<!-- .slide: ${'x'.repeat(80)} -->`, `1:1 other-tools-syntax (care) "<!-- .slide: ${'x'.repeat(52)} -->" sets attributes in reveal.js, and has no effect`],
])('knows in %j another tool\'s signs', async (slide, found) => {
  expect(await told(slide)).toEqual([found])
})

it.each([':: right ::', '::: ', ':::', '::: 5', '100 %% of it', 'a %% b', '%%', '. . . .', '. . . a', 'a {.b}', '# A{.b}', '# A {.b} c', '# A {b}', '# A {{ .b }}', '####### A {.b}', '[@ada](https://example.org)', '[@ada][b]', '[a@b.c]', '[@ ada]', '<!-- slide -->', '<!-- see .slide: x -->', '`::: a`', 'Note: so it is'])('leaves %j alone', async (slide) => {
  expect(await told(slide)).toEqual([])
})

it('reads "Note:" as reveal.js does where the file has its marks, and supposes it where it has no word to Slidev', async () => {
  const words = 'begins speaker notes in reveal.js, and is shown with all that follows'
  expect(await told('# A\n\nNote: say it')).toEqual([])
  expect(await told('# A\n\nNotes:\nsay it', { keys: [] })).toEqual([`3:1 shown-notes (notice) "Notes:" ${words}`])
  expect(await told('# A\n\nnote: say it', { notes: 'more\n.slide: class="x"\nlast' })).toEqual([
    `3:1 shown-notes "note: say it" ${words}`,
    '1 other-tools-syntax (care) "<!-- .slide: class="x" -->" sets attributes in reveal.js, and has no effect',
  ])
  for (const other of ['Noted: a', 'Note:a', 'a Note: b'])
    expect(await told(other, { keys: [] }), other).toEqual([])
})

it.each([[{ comark: true }, 0], [{ mdc: true }, 0], [{ mdc: false }, 1], [{ comark: {} }, 0]])('leaves blocks and attributes to Slidev\'s own %j', async (headmatter, count) => {
  expect(await told('# A {.b}', { headmatter })).toHaveLength(count)
})
