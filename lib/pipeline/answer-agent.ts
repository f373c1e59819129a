import type { Answer, ToolAnswer, ToolCall } from '../stage/agents/tools.ts'
import { Buffer } from 'node:buffer'
import { realpathSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { reason } from '../check/look.ts'
import { jsonReport } from '../check/report/json.ts'
import { loadDeck } from '../project/deck.ts'
import { findDeck, findDecks } from '../project/decks.ts'
import { findWords } from '../project/find-words.ts'
import { outline } from '../project/outline.ts'
import { formatProblem, LecternError, UseError } from '../project/problem.ts'
import { ownManifest } from '../project/version.ts'
import { examine } from './examine.ts'
import { pictureOf } from './picture.ts'

/** Milliseconds for a slide to come to rest, as the commands have it. */
const patience = { check: 20_000, picture: 120_000 }

/**
 * Answers agents by what the commands do, one call after the other: two builds of a deck would be in each other's way.
 *
 * @param projectRoot absolute path of the folder whose decks may be asked for
 * @param shown the deck that a call means which names none
 */
export function answerAgents(projectRoot: string, shown?: string): Answer {
  let last: Promise<unknown> = Promise.resolve()
  return (call) => {
    const answer = last.then(() => {
      if (call.deck !== undefined)
        refuseOutside(projectRoot, call.deck)
      return answerAgent(projectRoot, { ...call, deck: call.deck ?? shown })
    }).catch(refusal)
    last = answer
    return answer
  }
}

async function answerAgent(projectRoot: string, call: ToolCall): Promise<ToolAnswer> {
  const names = call.deck === undefined ? [] : [call.deck]
  if (call.tool === 'check') {
    const { rules = [], severity: least = 'hint', sourceOnly = false } = call
    const report = await examine(projectRoot, { names, rules, least, sourceOnly, run: true, patience: patience.check, changed: false, strict: false, baseline: 'none' })
    return text(jsonReport(report, { version: ownManifest().version, colour: false }))
  }
  if (call.tool === 'picture') {
    const { slide, click = 0, dark = false } = call
    const { png } = await pictureOf(projectRoot, { name: call.deck, slide, click, dark, limit: patience.picture })
    return { content: [{ type: 'image', data: Buffer.from(png).toString('base64'), mimeType: 'image/png' }] }
  }
  const deck = await loadDeck(findDeck(projectRoot, call.deck), projectRoot)
  return text(JSON.stringify(call.tool === 'outline' ? outline(deck, projectRoot) : findWords(deck, call.words, projectRoot), null, 2))
}

function text(words: string): ToolAnswer {
  return { content: [{ type: 'text', text: words }] }
}

/** An agent may have been talked into anything, and a picture runs the code of its deck. */
function refuseOutside(projectRoot: string, name: string): void {
  const outside = findDecks(projectRoot, [name]).find(({ entry }) => {
    const path = relative(realpathSync(projectRoot), realpathSync(entry))
    return isAbsolute(path) || path.split(/[\\/]/)[0] === '..'
  })
  if (outside)
    throw new UseError({ file: '', found: `"${name}" lies outside of the project`, expected: 'a deck in the folder that Lectern was started in', fix: 'start Lectern in the deck\'s folder' })
}

function refusal(error: unknown): ToolAnswer {
  const words = error instanceof LecternError ? error.problems.map(formatProblem).join('\n\n') : reason(error)
  return { ...text(words), isError: true }
}
