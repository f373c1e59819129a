import { relative } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { traceDeck } from '../lib/article/trace/trace-deck.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { deckOptions, wantedDecks } from './options.ts'

export default defineCommand({
  meta: { name: 'trace', description: 'Shows which lines of its article each line of a talk comes from, what is only in the notes, and what was left out.' },
  args: { ...deckOptions },
  async run({ args }) {
    for (const entry of findDecks(process.cwd(), wantedDecks(args))) {
      const deck = await loadDeck(entry, process.cwd())
      const { slides, articles } = traceDeck(deck, process.cwd())
      console.log(`${relative(process.cwd(), entry.entry)}\n`)
      for (const { no, title, source, lines, notes } of slides) {
        console.log(`${no}  ${title}${source ? '' : '  (from no article)'}`)
        const tell = ({ text, line, end }: typeof lines[number], mark: string): void => console.log(`   ${(line === 0 ? '?' : end > line ? `${line}-${end}` : String(line)).padStart(7)} ${mark} ${text.length > 96 ? `${text.slice(0, 95)}…` : text}`)
        if (source) {
          lines.forEach(line => tell(line, '│'))
          notes.forEach(line => tell(line, '·'))
        }
      }
      for (const { source, article, onSlides, inNotes, nowhere } of articles) {
        console.log(`\n${source}: ${onSlides.length} sentences on slides (│), ${inNotes.length} in notes (·), ${nowhere.length} nowhere`)
        for (const { line, text } of nowhere)
          console.log(`  ${source}:${line}: nowhere: ${text.slice(0, 100)}${whyOf(article.remarks, line)}`)
        for (const { line, kind, text } of article.remarks)
          console.log(`  ${source}:${line}: ${kind}: ${text}`)
      }
      if (articles.length === 0)
        console.log('\nno slide has a comment "from …": this talk was not made from an article')
    }
  },
})

function whyOf(remarks: { line: number, end: number, text: string, kind: string }[], at: number): string {
  const remark = remarks.find(({ line, end, kind }) => kind === 'left out' && line <= at && at <= end)
  return remark ? ` (${remark.text})` : ''
}
