import type { Deck, Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readMarkup } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'
import { hasOwnMarkdown } from '../slidev/names.ts'
import { placeAt } from './place.ts'
import { proseAlone } from './prose.ts'

/** What another tool reads. */
interface Sign {
  form: RegExp
  /** Follows the quoted text: "is shown …". */
  found: string
  fix: string
}

/** Words for the speaker or the author alone, by tools that hide them. Slidev shows them to everybody. */
const hidden: Sign[] = [
  { form: /^[ \t]*:{3,}[ \t]*(?:notes\b|\{[^}\n]*\.notes\b).*$/gm, found: 'begins speaker notes in Pandoc and Quarto, and is shown with all of them', fix: 'write the notes as <!-- a comment --> at the slide\'s end' },
  { form: /%%(?![%\s]*$)[^%\n]+%%|^[ \t]*%%[ \t]*\n(?:(?![ \t]*%%)[^\n]*\n)+[ \t]*%%/gm, found: 'is a comment in Obsidian, and is shown', fix: 'write it as <!-- a comment -->' },
]

/** Where a file has marks of reveal.js or nothing of Slidev's, since a slide may well say "Note: …". */
const revealNotes: Sign = { form: /^Notes?:(?=\s|$).*$/gim, found: 'begins speaker notes in reveal.js, and is shown with all that follows', fix: 'write the notes as <!-- a comment --> at the slide\'s end' }

const signs: Sign[] = [
  { form: /^[ \t]*:{3,}[ \t]*(?:\{[^}\n]*\}|[a-z])[^\n]*$/gim, found: 'begins a block in Pandoc and Quarto, and is shown as it is written', fix: 'write HTML, a layout\'s slot (::right::) or a component' },
  { form: /^[ \t]*\.[ \t]\.[ \t]\.[ \t]*$/gm, found: 'is a pause in Pandoc and Quarto, and is shown as three dots', fix: 'put what follows in <v-click>' },
  { form: /(?<=^[ \t]*#{1,6}[ \t][^\n]*[ \t])\{(?:[^{}\n]*[ \t])?(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}(?=[ \t]*$)/gm, found: 'sets attributes in Pandoc and Quarto, and is shown as it is written', fix: 'remove it; the slide\'s frontmatter has class, layout and background' },
  { form: /\[-?@[\w:.-][^[\]\n]*\](?![([])/g, found: 'is a citation in Pandoc and Quarto, and is shown as it is written', fix: 'write <Cite id="…" />, and the source in references.yml' },
]

const revealMark = /^\s*\.(?:slide|element):\s/

/** Finds what presentation tools other than Marp read and Slidev shows, or passes over. */
export const otherTools: Rule = defineRule([
  { id: 'shown-notes', kind: 'source', severity: 'error', why: 'The audience reads what was meant for the speaker alone.' },
  { id: 'other-tools-syntax', kind: 'source', severity: 'warning', why: 'The audience sees another tool\'s signs, or misses what they were for.', isCommon: true },
], (deck) => {
  // Slidev's own further syntax has blocks and attributes too.
  if ([deck.headmatter.comark, deck.headmatter.mdc].some(value => value !== undefined && value !== false))
    return []
  // What changes the Markdown first may know these.
  const severity = hasOwnMarkdown(deck) ? { severity: 'hint' as const } : {}
  const comments = deck.slides.map(commentsOf)
  const isReveal = comments.flat().some(({ text }) => revealMark.test(text))
  return deck.slides.flatMap((slide, index): Problem[] => {
    const text = proseAlone(slide.content)
    const shown = [
      ...hidden.flatMap(sign => matches(sign, text, slide)),
      ...(isReveal || isBare(deck) ? matches(revealNotes, text, slide) : []).map(problem => ({ ...isReveal ? {} : { severity: 'notice' as const }, ...problem })),
    ].map(problem => ({ ...problem, rule: 'shown-notes', expected: 'nothing on the slide that is for the speaker alone', ...severity }))
    const told = signs.flatMap(sign => matches(sign, text, slide, sign.found)).filter(({ line }) => !shown.some(other => other.line === line))
    const passedOver = (comments[index] ?? []).filter(({ text }) => revealMark.test(text)).map(({ text, place }): Problem => ({ ...place, cause: 'reveal', found: `"<!-- ${text.trim().slice(0, 60)} -->" sets attributes in reveal.js, and has no effect`, expected: '', fix: 'remove it; the slide\'s frontmatter has class, layout and background, and <v-click> shows parts one by one' }))
    return [...shown, ...[...told, ...passedOver].map(problem => ({ severity: 'care' as const, ...problem, rule: 'other-tools-syntax', expected: 'Slidev\'s Markdown', ...severity }))]
  })
})

function matches({ form, found, fix }: Sign, text: string, slide: Slide, cause?: string): Problem[] {
  return [...text.matchAll(form)].map(({ index, 0: written }) => {
    const start = index + /^\s*/.exec(written)![0].length
    return { ...placeAt(slide, start), ...cause === undefined ? {} : { cause }, found: `"${written.trim().split('\n')[0]!.slice(0, 60)}" ${found}`, expected: '', fix }
  })
}

/** Comments of a slide, that which Slidev takes for its notes too. */
function commentsOf(slide: Slide): { text: string, place: Pick<Problem, 'file' | 'line' | 'slide'> }[] {
  const { comments } = readMarkup(slide.content)
  return [
    ...comments.map(([start, end]) => ({ text: slide.content.slice(start, end).replace(/^<!--|-->$/g, ''), place: placeAt(slide, start) })),
    ...slide.notes.split('\n').filter(line => revealMark.test(line)).map(text => ({ text, place: { file: slide.file, line: slide.line, slide: slide.no } })),
  ]
}

/** A file of slides without any word to Slidev: no headmatter, no frontmatter. */
function isBare({ slides, translation }: Deck): boolean {
  return translation === undefined && slides.every(({ keys }) => keys.length === 0)
}
