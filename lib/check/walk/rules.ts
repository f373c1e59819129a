import type { RuleInfo } from '../../project/rule.ts'

const rendered = (id: string, severity: RuleInfo['severity'], why: string): RuleInfo => ({ id, kind: 'rendered', severity, why })

/** What is found by looking at the slides as the audience sees them. */
export const renderedRules: RuleInfo[] = [
  rendered('deck-does-not-build', 'error', 'There is no talk to show.'),
  rendered('script-error', 'error', 'A slide whose code throws is blank or half there.'),
  rendered('console-error', 'warning', 'What a script reports as an error may be missing on the slide.'),
  rendered('never-settles', 'error', 'The audience waits for something that does not come.'),
  rendered('failed-request', 'error', 'A file that the slide asks for is not there.'),
  rendered('text-cut-off', 'warning', 'Nobody can read words that end at an edge.'),
  rendered('picture-beyond-slide', 'hint', 'Part of the picture is outside the slide, which may be intended.'),
  rendered('picture-too-small', 'hint', 'Nobody sees what a picture shows once words have taken its room.'),
  rendered('words-overlap', 'warning', 'Nobody can read words that lie over others.'),
  rendered('text-too-small', 'warning', 'The back row cannot read it.'),
  rendered('low-contrast', 'warning', 'A projector in a bright room washes pale words out (WCAG 2.2, 1.4.3).'),
  rendered('no-description', 'warning', 'Anyone who cannot see the picture learns nothing from it (WCAG 2.2, 1.1.1).'),
  rendered('accessibility', 'warning', 'Some listeners cannot use what the slide shows (axe, WCAG 2.2 A and AA).'),
  rendered('letters-without-face', 'warning', 'The audience sees empty boxes.'),
  rendered('font-fallback', 'hint', 'Where the face is not installed, words are wider or narrower than rehearsed.'),
  rendered('layout-shift', 'warning', 'The audience loses its place when words jump.'),
  rendered('remote-request', 'warning', 'A stage without a network shows the slide without it.'),
]
