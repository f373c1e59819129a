import type { Recording } from '../../cage/recording.ts'
import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Rule } from '../../project/rule.ts'
import type { AddOns } from './add-ons.ts'
import type { Snippet } from './load-snippet.ts'
import type { Use } from './used-snippets.ts'
import { isLocal } from '../../cage/recording.ts'
import { LecternError } from '../../project/problem.ts'
import { defineRule } from '../../project/rule.ts'
import { snippetRoot } from '../../project/snippet-root.ts'
import { deckRoots } from '../../slidev/roots.ts'
import { loadTalkSetup } from '../../slidev/talk-setup.ts'
import { drift } from './compare.ts'
import { openFreshRuns } from './fresh-runs.ts'
import { loadSnippet } from './load-snippet.ts'
import { endingProblem } from './record.ts'
import { loadRecording, shownPart } from './show-snippet.ts'
import { usedSnippets } from './used-snippets.ts'

/** Refuses snippets that cannot be shown, or are not recorded as they are. */
export const snippets: Rule = defineRule([
  { id: 'snippet', kind: 'source', severity: 'error', why: 'A snippet that cannot be shown leaves a hole on the slide.' },
  { id: 'snippet-recording', kind: 'truth', severity: 'error', why: 'Slides and PDFs show the recording, which must be of the code beside it.' },
], deck => recordingsOf(deck).problems)

/** Runs each recorded snippet afresh, and refuses those that no longer give what was recorded. */
export const recordings: Rule = defineRule({ id: 'recording-drift', kind: 'truth', severity: 'error', why: 'The slide shows an output that the code beside it does not give.' }, async (deck) => {
  const { recorded } = recordingsOf(deck)
  const { addOns } = await loadTalkSetup(deckRoots(deck))
  return driftProblems(snippetRoot(deck.folder), [...recorded.values()].sort((a, b) => a.snippet.src < b.snippet.src ? -1 : 1), addOns)
}, 'runs')

interface Recorded { snippet: Snippet, recording: Recording, place: Use['place'] }

/** The recordings that a deck shows and that can be made again here, by their snippet's path; and what is wrong with the others. */
function recordingsOf(deck: Deck): { problems: Problem[], recorded: Map<string, Recorded> } {
  const projectRoot = snippetRoot(deck.folder)
  const problems: Problem[] = []
  const recorded = new Map<string, Recorded>()
  for (const { tag, src, place } of usedSnippets(deck)) {
    try {
      const snippet = loadSnippet(projectRoot, src)
      shownPart(snippet, tag.attributes.region)
      if (!snippet.options.run || tag.attributes[':run'] === 'false')
        continue
      const recording = loadRecording(projectRoot, src)
      if (!recording || recording.source !== snippet.hash)
        problems.push(recordingProblem(snippet, recording, place))
      else if (!isLocal(recording))
        recorded.set(src, { snippet, recording, place })
    }
    catch (error) {
      if (!(error instanceof LecternError))
        throw error
      // The tag is where the author looks for a wrong name; the snippet's own file, for what is wrong inside it.
      problems.push(...error.problems.map(problem => problem.line
        ? problem
        : {
            ...problem,
            ...place,
          }))
    }
  }
  return { problems, recorded }
}

function recordingProblem({ src }: Snippet, recording: Recording | undefined, place: Use['place']): Problem {
  return {
    ...place,
    rule: 'snippet-recording',
    found: recording
      ? `snippets/${src} changed since it was recorded on ${recording.recorded}`
      : `snippets/${src} has no recording`,
    expected: 'a recording of the file as it is now: slides and PDFs show it, also where a live run fails',
    fix: `lectern record ${src}`,
  }
}

async function driftProblems(projectRoot: string, entries: Recorded[], addOns: AddOns): Promise<Problem[]> {
  if (entries.length === 0)
    return []
  const runs = await openFreshRuns(projectRoot, entries.map(({ snippet }) => snippet), addOns)
  try {
    const problems: Problem[] = []
    for (const { snippet, recording, place } of entries) {
      const fresh = await runs.run(snippet)
      const lines = drift(recording, fresh, snippet.options.vary)
      if (lines.length > 0) {
        problems.push({
          ...place,
          found: `snippets/${snippet.src} no longer gives what was recorded on ${recording.recorded}:\n${lines.map(line => `    ${line}`).join('\n')}`,
          expected: 'the recorded output (-), or a recording of the new one (+)',
          fix: endingProblem(snippet, fresh)?.fix ?? `lectern record ${snippet.src}, or name what may differ in its front matter: vary: ['…']`,
        })
      }
    }
    return problems
  }
  finally {
    await runs.close()
  }
}
