import type { Slide } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Heard, Moved, Seen, State, Violation } from './seen.ts'
import { ratioInWords } from '../../look/contrast.ts'
import { lineAt } from '../../markdown/markup.ts'
import { onFoot } from '../../print/pdf/read/overprint.ts'
import { placeOfError } from './place-of-error.ts'

const descriptions = new Set(['image-alt', 'svg-img-alt', 'role-img-alt', 'input-image-alt', 'object-alt', 'area-alt'])

/**
 * What is wrong with a slide that was seen at all its clicks. A fault that several clicks show is told of the first.
 *
 * @param least the smallest size that the back row reads, in pixels of the canvas
 */
export function judge({ states, heard, stuck }: Seen, slide: Slide, least: number): Problem[] {
  const place = { file: slide.file, slide: slide.no }
  // What throws at its start shows nothing: that is one mistake.
  const isTold = heard.some(({ kind }) => kind === 'error') && /^the slide is still (?:empty|loading)/.test(stuck ?? '')
  const found = [
    ...heard.filter(({ kind }) => kind !== 'remote').map(each => told(each, slide)),
    ...stuck === undefined || isTold ? [] : [{ ...place, rule: 'never-settles', found: `the slide does not settle: ${stuck}`, expected: 'a slide that is complete: its fonts, pictures, diagrams and outputs', fix: 'open this slide in the browser, and correct what it waits for' }],
    ...[...states].sort((a, b) => a.click - b.click).flatMap(state => ofState(state, slide, least)),
  ]
  const seen = new Set<string>()
  return found.filter((problem) => {
    const key = JSON.stringify([problem.rule, ['text-too-small', 'low-contrast'].includes(problem.rule ?? '') ? '' : problem.found.replace(/, and \d+ more$/, '').replace(/\d+/g, '#')])
    return !seen.has(key) && seen.add(key)
  })
}

function ofState({ click, faults, small, pale, tiny, moved, violations }: State, { file, no }: Slide, least: number): Problem[] {
  const place = { file, slide: no, click, severity: 'care' as const }
  return [
    ...faults.map((found): Problem => ({
      ...place,
      // What the slide says is in quotes before.
      ...found.endsWith(' beyond the slide')
        ? { rule: 'picture-beyond-slide', severity: 'hint' }
        : found.endsWith(onFoot)
          ? { rule: 'words-overlap', severity: 'hint' }
          : { rule: found.endsWith(' are printed over each other') ? 'words-overlap' : 'text-cut-off' },
      found,
      expected: 'everything on the slide inside its frame, no words over others',
      fix: 'shorten it, move it, split the slide, or choose a smaller size',
    })),
    ...small
      ? [{
          ...place,
          rule: 'text-too-small',
          found: `"${small.words}"${more(small.more)} is ${small.size.toFixed(1)} px high`,
          expected: `at least ${least} px on this canvas, which the back row can read`,
          fix: 'say less on this slide, or give the words more room',
        }]
      : [],
    ...pale
      ? [{
          ...place,
          rule: 'low-contrast',
          found: `"${pale.words}"${more(pale.more)} has a contrast of ${ratioInWords(pale.ratio)} to 1: ${pale.colour} on ${pale.ground}`,
          expected: `at least ${pale.wanted} to 1 for words of this size`,
          fix: 'make the words darker or their ground lighter, or the other way round',
        }]
      : [],
    ...tiny
      ? [{
          ...place,
          rule: 'picture-too-small',
          severity: 'hint' as const,
          found: `the picture "${tiny.what}" is ${tiny.width} × ${tiny.height} px: what is above and below it leaves no more room`,
          expected: 'a picture in which the back row sees what it shows',
          fix: 'say less on this slide, give the picture a slide of its own, or give it a height',
        }]
      : [],
    ...moved ? [ofMove(moved, place)] : [],
    // Code that is cut off scrolls, which axe says of it in other words.
    ...violations.filter(({ rule }) => rule !== 'scrollable-region-focusable' || !faults.some(fault => fault.includes('cut off'))).map(violation => ofAxe(violation, place)),
  ]
}

/** What comes late may come in time on the stage; what moves by itself does so before every audience. */
function ofMove({ what, pixels, cause, after = 0 }: Moved, place: Pick<Problem, 'file' | 'slide' | 'click' | 'severity'>): Problem {
  return {
    ...place,
    ...cause !== undefined && { severity: 'hint' },
    rule: 'layout-shift',
    found: `${what} moves by ${Math.round(pixels)} px ${cause === undefined ? `${Math.round(after)} ms after the slide was complete` : `when ${cause} comes`}`,
    expected: 'nothing that moves after it was first seen',
    fix: cause === undefined
      ? 'leave room from the start for what comes later (min-height, aspect-ratio)'
      : cause.startsWith('the face') ? 'use the face on the first slide too, or preload it' : 'give the picture its width and height, or a height in its style',
  }
}

function ofAxe({ rule, help, html, message, more: rest }: Violation, place: Pick<Problem, 'file' | 'slide' | 'click' | 'severity'>): Problem {
  return descriptions.has(rule)
    ? { ...place, rule: 'no-description', found: `${html}${more(rest)} says nothing to people who cannot see it`, expected: 'alt="…" or aria-label="…" with what it shows; alt="" or aria-hidden="true" for decoration', fix: 'describe it' }
    : { ...place, rule: 'accessibility', found: `${html}${more(rest)}: ${message} (axe: ${rule})`, expected: help, fix: `look up ${rule} in axe's list of rules` }
}

function told({ kind, what }: Heard, slide: Slide): Problem {
  const place = { file: slide.file, slide: slide.no }
  if (kind === 'missing')
    return { ...place, ...lineOf(slide, what), rule: 'failed-request', found: `${what} is not there`, expected: 'a file of the deck', fix: 'correct the address, or add the file' }
  if (kind === 'undrawn')
    return { ...place, rule: 'script-error', found: `a diagram is not drawn: ${what}`, expected: 'a diagram in its place', fix: 'try its source in Mermaid\'s live editor, or another kind of diagram' }
  const at = placeOfError(what, slide.content)
  const where = at === undefined ? {} : { line: slide.line + lineAt(slide.content, at.start), column: at.start - slide.content.lastIndexOf('\n', at.start - 1) }
  return kind === 'error'
    ? { ...place, ...where, rule: 'script-error', found: `${at ? `"${at.words}" throws` : 'the slide throws'}: ${what}`, expected: 'expressions and components that work with the values they get', fix: 'set the value before it is used, or check that it is there: value?.name' }
    : { ...place, ...where, rule: 'console-error', severity: 'care', found: `an error is reported: ${what}`, expected: 'slides that report no error', fix: 'open this slide in the browser, and fix what its console shows' }
}

/** ` (and 3 more)`. */
export function more(rest: number): string {
  return rest > 0 ? ` (and ${rest} more)` : ''
}

/** Line of an address in a slide, where it is written there. */
function lineOf({ content, line }: Slide, address: string): Pick<Problem, 'line'> {
  const name = address.replace(/[?#].*$/, '').split('/').at(-1) ?? ''
  const at = name === '' ? -1 : content.indexOf(name)
  return at < 0 ? {} : { line: line + lineAt(content, at) }
}
