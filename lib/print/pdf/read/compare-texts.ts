import type { ExpectedPage } from '../in-page/measure.ts'
import type { Difference } from './compare-parts.ts'
import { foldCase } from './squeeze.ts'

/** A mark that a list or a counter puts before an item, or an ellipsis that ends a long title; the live page keeps no text for it. */
const markers = /\d+[.)]?|[a-z][.)]|\.{3}|[•◦▪▸‣–—…■□○●-]/gi

/** Every run must be there, letter by letter; what is left over must be a marker or meant for listeners. */
export function textDifferences(page: ExpectedPage, text: string): Difference[] {
  const filtered = page.filtered ?? []
  const runs = [...page.runs]
  for (const { text } of filtered) {
    if (runs.includes(text))
      runs.splice(runs.indexOf(text), 1)
  }
  return [
    ...differences({ runs, extras: [...page.extras, ...filtered.map(({ text }) => text)] }, text),
    ...unsearchable(filtered.filter(run => !run.isBlurred && !text.includes(run.text)).map(({ text }) => text)),
  ]
}

/** Words in the right picture alone, where everybody sees them and nobody finds them. */
function unsearchable(words: string[]): Difference[] {
  return words.length === 0
    ? []
    : [{
        found: `${words.slice(0, 3).map(word => `"${word.slice(0, 40)}"`).join(', ')}${words.length > 3 ? ` and ${words.length - 3} more` : ''} can be seen on the page, and neither searched nor read aloud: a filter makes a picture of words`,
        wanted: 'words; text-shadow, colour and opacity keep them',
        severity: 'care',
        cause: 'a filter makes pictures of words, which are neither searched nor read aloud',
      }]
}

function differences(page: Pick<ExpectedPage, 'runs' | 'extras'>, text: string): Difference[] {
  let rest = text
  const wrong: Difference[] = []
  const apart: string[] = []
  for (const run of [...page.runs].sort((a, b) => b.length - a.length)) {
    const without = withoutPieces(run, rest)
    if (without === undefined)
      apart.push(run)
    else
      rest = without
  }
  // A scrolled output is painted in part: that part goes before single letters are looked for in the rest.
  for (const extra of apart.length > 0 ? page.extras : [])
    rest = withoutShared(extra, rest)
  for (const run of apart) {
    const without = inOtherCase(run, rest)
    if (without !== undefined)
      rest = without
    else if (scattered(run, rest))
      rest = withoutLetters(run, rest)
    else
      wrong.push({ found: `the page lacks the text "${run.slice(0, 60)}"`, wanted: 'all text of the slide' })
  }
  for (const extra of [...page.extras].sort((a, b) => b.length - a.length))
    rest = rest.includes(extra) ? rest.replace(extra, () => '\n') : withoutShared(extra, withoutBeginning(extra, rest))
  // A scrolled output may be painted in part: what is left of it is still its own text.
  // Surplus words that can be seen are a difference of the pictures; these are there for who listens or searches.
  const surplus = rest.split('\n').filter(part => !page.extras.some(extra => extra.includes(part))).join(' ').replace(markers, '').trim()
  if (surplus.length > 0 && wrong.length === 0)
    wrong.push({ found: `the page says "${surplus.slice(0, 60)}", which the slide does not show`, wanted: 'only the text of the slide', severity: 'care' })
  return wrong
}

/** Shorter pieces of two texts are alike by chance. */
const leastShared = 12

/**
 * `rest` without `run`, which may be there in pieces, in order: a page's foot comes between them where a text
 * goes on overleaf. Undefined when a piece is missing or too short to be more than chance.
 */
function withoutPieces(run: string, rest: string): string | undefined {
  if (rest.includes(run))
    return rest.replace(run, () => '\n')
  let left = rest
  for (let todo = run; todo !== '';) {
    let length = 0
    for (let step = 1 << Math.floor(Math.log2(todo.length)); step >= 1; step >>= 1) {
      if (left.includes(todo.slice(0, length + step)))
        length = Math.min(todo.length, length + step)
    }
    if (length < Math.min(leastShared, todo.length))
      return undefined
    left = left.replace(todo.slice(0, length), () => '\n')
    todo = todo.slice(length)
  }
  return left
}

/** `rest` without `run`, which a style may have set in capitals, in part or in all of it; pictures tell a case that is wrong. */
function inOtherCase(run: string, rest: string): string | undefined {
  const at = foldCase(rest).indexOf(foldCase(run))
  return at < 0 ? undefined : `${rest.slice(0, at)}\n${rest.slice(at + run.length)}`
}

/** `rest` without the beginning of `extra` that an ellipsis ends, however short: what a line has no room for. */
function withoutBeginning(extra: string, rest: string): string {
  for (const { index } of rest.matchAll(/\.{3}|…/g)) {
    let length = Math.min(index, extra.length - 1)
    while (length > 0 && !rest.endsWith(extra.slice(0, length), index))
      length--
    if (length > 0)
      return `${rest.slice(0, index - length)}\n${rest.slice(index)}`
  }
  return rest
}

/** `rest` without the longest piece that it shares with `extra`, where that is long enough to be no chance. */
function withoutShared(extra: string, rest: string): string {
  const part = extra.length < leastShared ? '' : longestShared(extra, rest)
  return part.length < leastShared ? rest : rest.replace(part, () => '\n')
}

/** The longest piece that is in both texts. */
function longestShared(a: string, b: string): string {
  let before = new Uint16Array(b.length + 1)
  let length = 0
  let end = 0
  for (let i = 1; i <= a.length; i++) {
    const now = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      if (a[i - 1] !== b[j - 1])
        continue
      const shared = (before[j - 1] ?? 0) + 1
      now[j] = shared
      if (shared > length) {
        length = shared
        end = i
      }
    }
    before = now
  }
  return a.slice(end - length, end)
}

/** Lines of one run may be painted apart, with other text between them: then all its letters must still be there. */
function scattered(run: string, rest: string): boolean {
  const counts = new Map<string, number>()
  for (const letter of rest)
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...run].every((letter) => {
    const left = counts.get(letter) ?? 0
    counts.set(letter, left - 1)
    return left > 0
  })
}

function withoutLetters(run: string, rest: string): string {
  const letters = [...rest]
  for (const letter of run) {
    const at = letters.indexOf(letter)
    if (at >= 0)
      letters.splice(at, 1)
  }
  return letters.join('')
}
