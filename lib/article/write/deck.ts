import type { DeckPlan } from '../plan/plan-deck.ts'
import type { Note, Part, PlannedSlide } from '../plan/slide.ts'
import { stringify } from 'yaml'

/** Headmatter of a deck made from an article. */
interface Head {
  /** The article's file beside the deck. */
  source: string
  plan: DeckPlan
}

/**
 * A planned deck as Slidev's Markdown. Above each slide's title a comment tells the lines of the article that it comes
 * from, part by part, then those of its notes; comments are no part of a built talk.
 */
export function writeDeck({ source, plan }: Head): string {
  const [cover, ...slides] = plan.slides
  const head = stringify({ title: plan.title, lang: plan.language, ...plan.author && { author: plan.author }, layout: 'cover' }, { lineWidth: 0 })
  return `${[
    `---\n${head}---\n\n${cover ? writeSlide(cover, source) : ''}`,
    ...slides.map(slide => `---\n${slide.layout === 'default' ? '' : `layout: ${slide.layout}\n---\n`}\n${writeSlide(slide, source)}`),
  ].join('\n\n')}\n`
}

/** A slide's Markdown without its frontmatter: trace, title, parts, notes. */
export function writeSlide(slide: PlannedSlide, source: string): string {
  const { title, parts, notes, style } = slide
  return [
    traceOf(slide, source),
    `# ${title.markdown}`,
    slide.layout === 'default' && parts.some(isItem) ? writeItems(parts) : slide.layout === 'closing' ? joinItems(parts) : parts.map(part => part.markdown).join('\n\n'),
    ...style ? [`<style>\n${style}\n</style>`] : [],
    ...notes.some(note => note.markdown !== '') ? [writeNotes(notes)] : [],
  ].filter(Boolean).join('\n\n')
}

function isItem({ markdown }: Part): boolean {
  return /^(?:-|\d+\.) /.test(markdown)
}

function writeItems(parts: readonly Part[]): string {
  const lead = parts.filter(part => !isItem(part))
  return [...lead.map(part => part.markdown), `<v-clicks>\n\n${joinItems(parts.filter(isItem))}\n\n</v-clicks>`].join('\n\n')
}

function joinItems(parts: readonly Part[]): string {
  return parts.map(part => part.markdown).join('\n')
}

function writeNotes(notes: readonly Note[]): string {
  return `<!--\n${notes.map(note => `${note.click ? '[click] ' : ''}${note.markdown}`.trim()).join('\n\n')}\n-->`
}

/** `<!-- from article.md: 3; 14-16; notes 18 -->` */
function traceOf({ title, parts, notes }: PlannedSlide, source: string): string {
  const lines = ({ line, end }: { line: number, end: number }): string => end > line ? `${line}-${end}` : String(line)
  const said = [...new Set(notes.filter(note => note.markdown !== '').map(lines))]
  const shown = [title, ...parts].filter(({ line }) => line > 0).map(lines)
  return shown.length === 0 ? '' : `<!-- from ${source}: ${shown.join('; ')}${said.length > 0 ? `; notes ${said.join(', ')}` : ''} -->`
}
