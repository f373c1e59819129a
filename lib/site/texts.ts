import type { Snapshot } from '../print/settle.ts'
import type { Deck } from '../project/deck.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import type { DeckPagesOptions } from './deck-pages.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addressOf } from '../project/decks.ts'
import { describeDeck } from '../project/describe.ts'

/**
 * Writes what programs that read text take: `llms.txt` (llmstxt.org) lists the talks, `<deck>/index.md` has what a talk's
 * slides say.
 */
export async function writeTexts(built: BuiltDeck[], captures: Map<BuiltDeck, Capture>, { site, siteUrl = '' }: DeckPagesOptions): Promise<void> {
  await writeFile(join(site, 'llms.txt'), `# Talks

> ${built.map(({ deck }) => oneLine(deck.title)).join(' · ')}

## Talks

${built.map(({ deck }) => `- [${oneLine(deck.title)}](${siteUrl}${addressOf(deck.name)}/index.md): ${describeDeck(deck)}`).join('\n')}
`)
  for (const one of built)
    await writeFile(join(site, one.deck.name, 'index.md'), deckText(one.deck, captures.get(one)!.snapshot))
}

/** A talk as its slides say it, word for word, with the notes where those are public. */
export function deckText(deck: Pick<Deck, 'title' | 'slides' | 'publicNotes'>, { slides }: Pick<Snapshot, 'slides'>): string {
  const parts = slides.map(({ no, title, text }) => {
    // The slide's first line is its title, where it has one.
    const said = title !== '' && text.startsWith(title) ? text.slice(title.length).trim() : text.trim()
    const notes = deck.publicNotes ? deck.slides[no - 1]?.notes.trim() ?? '' : ''
    return [`## ${no}${title ? `. ${oneLine(title)}` : ''}`, said, notes && `### Notes\n\n${notes}`].filter(Boolean).join('\n\n')
  })
  return `# ${oneLine(deck.title)}\n\n${parts.join('\n\n')}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
