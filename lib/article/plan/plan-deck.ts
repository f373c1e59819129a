import type { Article, Block, Paragraph, Section } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Citation, Context } from './context.ts'
import type { DeckFile, Note, PlannedSlide } from './slide.ts'
import { fitsCover } from '../fit/room.ts'
import { beside, plainOf, unlinked } from '../rich.ts'
import { addressOf } from '../write/markdown.ts'
import { claimOf, noteOf, partOf, shorten, words } from './context.ts'
import { isContents, notesOf, planBlocks, planClosing, planSection } from './sections.ts'
import { titleOf } from './title.ts'

/** A deck before it is written. */
export interface DeckPlan {
  title: string
  language: string
  author?: string
  slides: PlannedSlide[]
  files: DeckFile[]
  citations: Citation[]
  remarks: Article['remarks']
}

/** The only words of a deck that its article may lack: the title of the list of sources. */
export const sourcesTitle: Record<string, string> = { en: 'Sources', de: 'Quellen', fr: 'Sources', es: 'Fuentes', pt: 'Fontes', it: 'Fonti', nl: 'Bronnen', pl: 'Źródła', sv: 'Källor', ru: 'Источники', uk: 'Джерела', ja: '出典', zh: '来源', ko: '출처', ar: 'المصادر', fa: 'منابع', he: 'מקורות', tr: 'Kaynaklar' }

/**
 * Plans a talk from an article: a cover with its lead, an opening, slides for each section, its summary as the closing
 * slide, the sources it links to. Every word of a slide is the article's; what no slide shows is said in the notes.
 *
 * @param name of the deck, for the names of files
 * @param pictureOf address within the deck of a picture that the article names
 * @param sources the article's bibliography, by key
 * @param most slides below one heading; what they have no room for is said
 */
export function planDeck(article: Article, name: string, pictureOf: Context['pictureOf'], sources: Context['sources'] = new Map(), most?: number): DeckPlan {
  const context: Context = { article, ...most !== undefined && { most }, slides: [], files: [], remarks: [...article.remarks], citations: new Map(), wholeTitles: new Map(), sources, name, pictureOf }
  const lead = planCover(context)
  planBlocks(article.title, article.blocks.filter(block => !lead.taken.includes(block)), context)
  for (const section of article.sections)
    planRest(section, lead.taken, context)
  const last = context.slides.at(-1)
  if (last && last.layout !== 'closing' && lead.claim && context.slides.length > 3)
    planClosing(article.title, [{ kind: 'paragraph', text: lead.claim, line: lead.claim[0]?.line ?? 1, end: lead.claim[0]?.line ?? 1 }], context)
  planFootnotes(context)
  planSources(context)
  const { slides, files, remarks, citations } = context
  const said = new Set<Note>()
  for (const slide of slides) {
    slide.notes = slide.notes.filter(note => !said.has(note))
    slide.notes.forEach(note => said.add(note))
    slide.notes = slide.notes.map(note => ({ ...note, markdown: withoutCited(note.markdown, citations) }))
  }
  return {
    title: plainOf(unlinked(article.title)).trim(),
    language: article.language,
    ...article.author && { author: plainOf(article.author) },
    slides,
    files,
    citations: [...citations.values()],
    remarks: remarks.sort((a, b) => a.line - b.line),
  }
}

/** A section without what the cover has of it. */
function planRest(section: Section, taken: readonly Block[], context: Context): void {
  const blocks = section.blocks.filter(block => !taken.includes(block))
  if (blocks.length < section.blocks.length && blocks.length + section.sections.length === 0)
    context.slides.at(-1)?.notes.push(noteOf(section.title))
  else
    planSection(blocks.length < section.blocks.length ? { ...section, blocks } : section, context)
}

/** The theme takes the last line of a cover for its foot; a lead alone is none. */
const largeLead = '.slidev-layout.cover h1 + p:last-child {\n  margin: 0 0 auto;\n  font-size: var(--lectern-size-lead);\n  line-height: 1.25;\n}'

function planCover(context: Context): { taken: Block[], claim?: Rich } {
  const { article } = context
  const { title, notes } = titleOf(article.title, context, 12)
  const isSentence = (block: Block): block is Paragraph => block.kind === 'paragraph' && words(plainOf(block.text), context) >= 6 && /[.!?…。！？؟।]["”’')]*\s*$/u.test(plainOf(block.text))
  const firstOther = article.blocks.findIndex(block => block.kind !== 'paragraph')
  const early = article.blocks.slice(0, firstOther < 0 ? undefined : firstOther)
  // An article that starts with a heading has its lead below it.
  const sections = article.sections.filter(section => !isContents(section))
  const below = article.blocks.length === 0 ? sections.find(({ blocks }) => blocks.length > 0)?.blocks.find(isSentence) : undefined
  const lead = early.find(isSentence) ?? early[0] as Paragraph | undefined ?? below
  // A line above the lead that is no sentence is the page's own: number, tags, date.
  const above = lead && lead !== below ? early.slice(0, early.indexOf(lead)) : []
  const claim = lead && plainOf(lead.text) !== plainOf(article.title) ? claimOf(lead.text, context) : undefined
  const foot = [article.author ?? [], article.date ?? []].filter(text => text.length > 0 && plainOf(text).length < 60)
  const shown = claim && fitCover(title.words, claim, foot.length > 0, context)
  const parts = [...shown ? [partOf(shown, context)] : [], ...shown && foot.length > 0 ? [partOf(beside(foot), context, { cite: false })] : []]
  const rest = lead && shown && plainOf(shown).trim() !== plainOf(lead.text).trim() ? [noteOf(lead.text)] : []
  if (parts.length === 0) {
    const first = sections[0]
    const others = sections.filter(({ title: name }) => plainOf(name) !== plainOf(article.title))
    const names = (others.length > 0 ? others : sections).slice(0, 4).map(({ title: name }) => shorten(unlinked(name), 5, context))
    const text = article.blocks.flatMap(notesOf)[0]
    if (!first && claim)
      parts.push(partOf(shorten(claim, 8, context), context))
    else if (!first && text)
      parts.push({ markdown: text.markdown.slice(0, 60), words: '', line: text.line, end: text.end })
    if (first)
      parts.push(partOf(beside(names), context, { cite: false }))
  }
  context.slides.push({ layout: 'cover', title, parts, notes: [...notes, ...above.flatMap(notesOf), ...rest], ...shown && parts.length === 1 && { style: largeLead } })
  // A single paragraph also has a slide: a cover alone is no talk.
  const isAll = article.blocks.length === above.length + 1 && article.sections.length === 0
  const isOnly = lead === below && article.sections.length === 1 && article.sections[0]!.blocks.length === 1 && article.sections[0]!.sections.length === 0
  return { taken: [...above, ...shown && lead && !isAll && !isOnly ? [lead] : []], ...claim && { claim } }
}

/** The cover's column is narrow and its title large: the lead takes what is left. */
function fitCover(title: string, claim: Rich, hasFoot: boolean, context: Context): Rich | undefined {
  return [Math.min(26, 40 - words(title, context)), 18, 12, 8].map(most => shorten(claim, most, context)).find(shown => fitsCover(title, plainOf(shown), hasFoot))
}

/** What slides cite has its address among the sources: in the notes its words are enough. */
function withoutCited(markdown: string, citations: Context['citations']): string {
  const addresses = new Set([...citations.keys()].map(addressOf))
  return markdown.replace(/\[((?:[^[\]\\]|\\.)+)\]\(([^()\s]+)\)/g, (link, words: string, address: string) => addresses.has(address) ? words : link)
}

/** What a footnote says is said where its mark is: on the slide that has the fewest lines around it. */
function planFootnotes({ slides, article }: Context): void {
  for (const { line, paragraphs } of article.footnotes) {
    const height = (slide: PlannedSlide): number => Math.min(...[slide.title, ...slide.parts, ...slide.notes].filter(place => place.line <= line && line <= place.end).map(place => place.end - place.line))
    const [first] = slides.toSorted((one, other) => height(one) - height(other));
    (first && Number.isFinite(height(first)) ? first : slides.at(-1))?.notes.push(...paragraphs.map(text => noteOf(text)))
  }
}

function planSources({ slides, citations, article }: Context): void {
  // What was cited by words that in the end no slide has room for.
  const shown = slides.flatMap(({ parts }) => parts.map(({ markdown }) => markdown)).join('\n')
  for (const [href, { id }] of citations) {
    if (!shown.includes(`<Cite id="${id}" />`))
      citations.delete(href)
  }
  if (citations.size === 0)
    return
  const words = sourcesTitle[article.language.split('-')[0] ?? ''] ?? 'Sources'
  const place = { line: 0, end: 0 }
  const closing = slides.at(-1)?.layout === 'closing' ? slides.pop() : undefined
  slides.push({ layout: 'references', title: { markdown: words, words, ...place }, parts: [{ markdown: '<ReferenceList />', words: '', ...place }], notes: [] }, ...closing ? [closing] : [])
}
