import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineRule } from '../project/rule.ts'
import { textOf } from '../project/source-text.ts'

/** A comment that lies over the ends of slides. */
export interface Swallowing {
  /** Of its `<!--`, from 1. */
  line: number
  column: number
  /** How many ends of slides lie in it. */
  slides: number
  /** It begins with the end of a slide: whole slides were taken out, as authors do on purpose. */
  onPurpose: boolean
}

/** Refuses a comment that only a later slide closes: Slidev takes everything between for the speaker's notes. */
export const swallowedSlides: Rule = defineRule({ id: 'swallowed-slides', kind: 'source', severity: 'error', why: 'The slides up to the end of the comment are lost without a warning.' }, (deck, projectRoot) =>
  [...new Set(deck.slides.map(({ file }) => file))].flatMap(file => swallowing(linesOf(deck, file, projectRoot)).map(({ line, column, slides, onPurpose }): Problem => ({
    file,
    line,
    column,
    slide: deck.slides.findLast(slide => slide.file === file && slide.line <= line + 1)?.no,
    ...onPurpose && { severity: 'hint' },
    found: `a comment begins here and ends ${slides === 1 ? 'on the next slide' : `${slides} slides later`}`,
    expected: 'a comment that ends on its slide',
    fix: 'add --> where the comment should end; to leave a slide out, give it the frontmatter "hide: true"',
  }))))

function linesOf({ entry, translation }: Deck, file: string, projectRoot: string): string[] {
  const path = resolve(join(projectRoot, file))
  return path === resolve(entry) && translation ? translation.lines : textOf(readFileSync(path)).split(/\r?\n/)
}

/** Finds comments that hold the end of a slide, `---` on a line of its own, outside code. */
export function swallowing(lines: readonly string[]): Swallowing[] {
  const found: Swallowing[] = []
  let fence = ''
  let open: Swallowing & { isEmpty: boolean } | undefined
  lines.forEach((text, index) => {
    let rest = text
    if (!open) {
      const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1]
      if (fence !== '')
        fence = mark?.startsWith(fence) && text.trim() === mark ? '' : fence
      else if (mark)
        fence = mark
      if (fence !== '' || mark)
        return
    }
    else if (/^-{3,}\s*$/.test(text)) {
      open.onPurpose ||= open.isEmpty && open.slides === 0
      open.slides++
      return
    }
    for (;;) {
      if (open) {
        const end = rest.indexOf('-->')
        // A second beginning shows that the first one's end was forgotten.
        if (rest.slice(0, end < 0 ? undefined : end).includes('<!--') && open.slides > 0)
          open.onPurpose = false
        if (end < 0) {
          open.isEmpty &&= rest.trim() === ''
          return
        }
        if (open.slides > 0)
          found.push({ line: open.line, column: open.column, slides: open.slides, onPurpose: open.onPurpose })
        open = undefined
        rest = rest.slice(end + 3)
      }
      // Code on a line may show a comment's beginning.
      const start = commentIn(rest)
      if (start === undefined)
        return
      open = { line: index + 1, column: text.length - rest.length + start + 1, slides: 0, onPurpose: false, isEmpty: true }
      rest = rest.slice(start + 4)
    }
  })
  return found
}

function commentIn(text: string): number | undefined {
  for (const { 0: mark, index } of text.matchAll(/(`+)[^`]*\1|<!--/g)) {
    if (mark === '<!--')
      return index
  }
  return undefined
}
