import type { DeckRule, Problem } from 'lectern/setup'

/** Refuses slides without planned minutes, and more minutes than the talk's `duration`. */
export const minutes: DeckRule = ({ slides, headmatter }) => {
  const unplanned = slides.filter(({ frontmatter }) => typeof frontmatter.minutes !== 'number').map((slide): Problem => ({
    file: slide.file,
    line: slide.line,
    slide: slide.no,
    found: 'no planned minutes',
    expected: 'minutes: 1 in the slide\'s frontmatter, 0 for one that is not shown',
    fix: 'say how long it is shown',
  }))
  const planned = slides.reduce((sum, { frontmatter }) => sum + Number(frontmatter.minutes ?? 0), 0)
  return unplanned.length > 0 || planned <= Number.parseFloat(String(headmatter.duration))
    ? unplanned
    : [{
        file: slides[0]?.file ?? '',
        line: 1,
        found: `slides of ${planned} minutes in a talk of ${String(headmatter.duration)}`,
        expected: 'no more minutes than the duration',
        fix: 'give a slide less time, or leave one out',
      }]
}
