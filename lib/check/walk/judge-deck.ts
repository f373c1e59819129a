import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Seen } from './seen.ts'
import { packagesFor } from '../../look/project-faces.ts'
import { lineAt } from '../../markdown/markup.ts'
import { more } from './judge.ts'

/** From so many on, a fault is not the slide's own. */
const manySlides = 4

/** What two slides' sentences have in common when one style sheet is to blame: a pair of colours, whatever the words. */
function samenessOf(found: string): string {
  return / has a contrast of .*$/.exec(found)?.[0] ?? found.replace(/\d+(?:\.\d+)?/g, '#')
}

/** What a foot or a component shows wrongly on many slides is one mistake, told of the first of them. */
export function onEverySlide(problems: Problem[]): Problem[] {
  return [...Map.groupBy(problems, ({ rule, found }) => JSON.stringify([rule, samenessOf(found)])).values()].flatMap((same) => {
    const slides = new Set(same.map(({ slide }) => slide))
    return slides.size < manySlides ? same : same.slice(0, 1).map(first => ({ ...first, found: `${first.found}; slides with the same: ${slides.size}` }))
  })
}

/**
 * What other hosts were asked for: one finding a host, on the slide that names it where one does.
 *
 * @param before what the sources have wrong: a picture that they name on another host has been told
 */
export function judgeRemote(heard: { slide: number, what: string }[], deck: Deck, before: readonly Problem[]): Problem[] {
  const pictures = before.filter(({ rule }) => rule === 'remote-picture')
  const untold = heard.filter(({ what }) => !pictures.some(({ found }) => found.includes(what.replace(/\/$/, ''))))
  return [...Map.groupBy(untold, ({ what }) => new URL(what).host)].map(([host, asked]): Problem => {
    const naming = deck.slides.find(({ content }) => content.includes(host))
    const slide = naming ?? deck.slides.find(({ no }) => no === asked[0]!.slide)
    const line = naming && { line: naming.line + lineAt(naming.content, naming.content.indexOf(host)) }
    return {
      file: slide?.file ?? '',
      ...naming && { slide: naming.no },
      ...line,
      rule: 'remote-request',
      severity: 'notice',
      found: `${host} is asked for ${new Set(asked.map(({ what }) => what)).size === 1 ? asked[0]!.what : `${new Set(asked.map(({ what }) => what)).size} files, the first ${asked[0]!.what}`}`,
      expected: 'slides that are complete without the network',
      fix: 'put the file in public/, or make sure that the stage has a network',
    }
  })
}

/** Letters that are shown as empty boxes: one finding for those that one face would have, on the first slide that has some. */
export function judgeLetters(seen: Map<number, Seen>, deck: Deck): Problem[] {
  const lang = typeof deck.headmatter.lang === 'string' ? deck.headmatter.lang : ''
  const shown = [...seen].sort(([a], [b]) => a - b).flatMap(([no, { states }]) => states.flatMap(({ shapeless }) => [...shapeless].map(letter => ({ no, letter }))))
  // Nobody has a face for a letter that is assigned to nothing, which a broken encoding leaves behind: each is a mistake of its own.
  const causeOf = (letter: string): string => /\p{Cn}/u.test(letter) ? letter : packagesFor(letter, lang)[0]?.replace(/-(?:jp|kr|sc|tc|hk)$/, '-cjk') ?? 'other'
  return [...Map.groupBy(shown, ({ letter }) => causeOf(letter)).values()].map((group): Problem => {
    const [first, ...rest] = new Set(group.map(({ letter }) => letter))
    const slides = new Set(group.map(({ no }) => no))
    const packages = packagesFor([first, ...rest].join(''), lang)
    return {
      file: deck.slides.find(({ no }) => slides.has(no))?.file ?? '',
      slide: group[0]!.no,
      rule: 'letters-without-face',
      severity: 'care',
      found: `"${first}" (U+${first!.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})${more(rest.length)} is in no font of the deck or of this machine${slides.size > 1 ? `; slides with the same: ${slides.size}` : ''}`,
      expected: 'letters that some font has',
      fix: packages.length > 0 ? `add their face to the project: npm install ${packages.join(' ')} (our theme finds it there; under another one, import it in styles/index.css)` : 'replace these letters, or add a font that has them',
    }
  })
}

/** Faces that are not there: one finding a face, on the first slide that is set in it. */
export function judgeFaces(seen: Map<number, Seen>, deck: Deck): Problem[] {
  const first = new Map<string, number>()
  for (const [no, { states }] of [...seen].sort(([a], [b]) => a - b))
    states.flatMap(({ faces }) => faces).filter(face => !first.has(face)).forEach(face => first.set(face, no))
  return [...first].map(([face, no]): Problem => ({
    file: deck.slides.find(slide => slide.no === no)?.file ?? '',
    slide: no,
    rule: 'font-fallback',
    severity: 'hint',
    found: `words are set in ${face}, which neither the deck nor this machine has`,
    expected: 'a face that the deck includes',
    fix: 'add the face\'s file with @font-face, or install its package',
  }))
}
