import type { Line } from '../edits.ts'
import type { Notice } from '../notice.ts'
import type { MarpDeck, MarpSlide } from './deck.ts'
import type { Style } from './styles.ts'
import type { Background } from './texts.ts'
import { backgroundSide } from './frame.ts'
import { scalePixels } from './styles.ts'
import { isKnownTheme, isThemeClass, themeRules } from './themes.ts'

/** Where Slidev's own slides have their text begin, and where header, footer and page number stand. */
const margin = '3.5rem'

/** The classes in force on a slide. */
export function classesOf({ locals }: MarpSlide): string[] {
  return (locals.class?.value ?? '').split(/\s+/).filter(name => name !== '')
}

/** Whether every slide wants Marp's dark look, which then is the deck's. */
export function isDark(slides: readonly MarpSlide[]): boolean {
  return slides.every(slide => classesOf(slide).includes('invert'))
}

/**
 * The style of one slide: what Slidev's theme does not know of Marp's elements, then the author's CSS, then the
 * colours and pictures of directives, which Marp writes onto the slide itself. Empty when nothing asks for it.
 *
 * @param framed whether the slide has a header, footer or page number
 * @param theme what the deck names as its theme
 */
export function slideStyle(slide: MarpSlide, styles: readonly Style[], backgrounds: readonly Background[], framed: boolean, dark: boolean, scale: number, theme?: unknown): Line[] {
  const origin = slide.from + 1
  const classes = classesOf(slide)
  const themed = themeRules(theme, classes)
  const coloured = themed.length > 0 || classes.includes('invert') || Boolean(slide.locals.backgroundColor?.value || slide.locals.backgroundImage?.value)
  const side = backgroundSide(backgrounds)
  const room = side && `calc(${side.size} + ${margin})`
  const left = side?.side === 'left' && room ? room : margin
  const right = side?.side === 'right' && room ? room : margin
  const base = [
    ...framed || backgrounds.length > 0 || coloured ? ['.slidev-layout { isolation: isolate; min-height: 100%; }'] : [],
    ...side ? [`.slidev-layout.slidev-layout { padding-${side.side}: ${room}; }`] : [],
    ...framed
      ? [
          `.marp-header, .marp-footer, .marp-page { position: absolute; font-size: 0.7em; opacity: 0.75; text-align: left; }`,
          `.marp-header { top: 0.8rem; left: ${left}; right: ${right}; }`,
          `.marp-footer { bottom: 0.8rem; left: ${left}; right: calc(${right} + 3rem); }`,
          `.marp-page { bottom: 0.8rem; right: ${right}; }`,
          `.marp-header img, .marp-footer img { display: inline; }`,
        ]
      : [],
    ...classes.includes('lead') ? ['.slidev-layout { text-align: center; }'] : [],
    // Quieter words and lines of our theme are mixed for its own ground.
    ...coloured ? ['.slidev-layout.slidev-layout { --lectern-ink-soft: currentColor; --lectern-line: color-mix(in srgb, currentColor 25%, transparent); --lectern-line-strong: color-mix(in srgb, currentColor 60%, transparent); }'] : [],
    ...themed,
    ...classes.includes('invert') && !dark && themed.length === 0 ? ['.slidev-layout.slidev-layout { background: #15181d; color: #e8eaed; }', '.slidev-layout :is(h1, h2, h3, h4, h5, h6) { color: inherit; }', '.slidev-layout.slidev-layout a { color: #8ab4f8; }'] : [],
  ].map(text => ({ text, origin }))
  const inner = [...styles.flatMap(style => style.imports), ...base, ...styles.flatMap(style => style.rules), ...directiveRule(slide, scale)]
  return inner.length > 0
    ? [{ text: '<style>', origin }, ...inner, { text: '</style>', origin }]
    : []
}

function directiveRule({ locals }: MarpSlide, scale: number): Line[] {
  const { color, backgroundColor, backgroundImage, backgroundPosition, backgroundRepeat, backgroundSize } = locals
  const image = backgroundImage?.value
  const declarations: [string, typeof color | undefined, string | undefined][] = [
    ['color', color, color?.value],
    ['background-color', backgroundColor, backgroundColor?.value],
    ['background-image', backgroundImage ?? backgroundColor, image || (backgroundColor?.value ? 'none' : undefined)],
    ['background-position', backgroundPosition ?? backgroundImage, image && (backgroundPosition?.value || 'center')],
    ['background-repeat', backgroundRepeat ?? backgroundImage, image && (backgroundRepeat?.value || 'no-repeat')],
    ['background-size', backgroundSize ?? backgroundImage, image && (backgroundSize?.value || 'cover')],
  ]
  const lines = declarations.flatMap(([property, written, value]) => value && written
    ? [{ text: `  ${property}: ${scalePixels(value.replace(/[;{}<>]/g, ''), scale)};`, origin: written.line }]
    : [])
  const [first] = lines
  return first
    ? [
        { text: '.slidev-layout.slidev-layout {', origin: first.origin },
        ...lines,
        { text: '}', origin: first.origin },
        ...color?.value ? [{ text: '.slidev-layout :is(h1, h2, h3, h4, h5, h6) { color: inherit; }', origin: color.line }] : [],
      ]
    : []
}

/** Which of the author's wishes about the look a theme of Slidev does not meet. */
export function lookNotices(deck: MarpDeck, styled: ReadonlySet<string>): Notice[] {
  const notices: Notice[] = []
  const { theme } = deck.globals
  if (theme && !isKnownTheme(theme.value)) {
    notices.push({
      line: theme.line,
      found: `\`theme: ${String(theme.value)}\`, a look made for Marp`,
      expected: '`default`, `gaia`, `uncover`, or no theme; the deck is shown in the look it gets without one',
      fix: 'nothing if the slides look right; a theme of Slidev comes with a deck in Slidev\'s own Markdown',
    })
  }
  const told = new Set(['lead', 'invert', ...styled])
  for (const slide of deck.slides) {
    for (const name of classesOf(slide)) {
      if (!told.has(name) && !isThemeClass(theme?.value, name)) {
        notices.push({
          line: slide.locals.class?.line ?? slide.from + 1,
          found: `the class \`${name}\`, for which this file has no CSS`,
          expected: '`lead`, `invert`, or a class with rules in the file\'s own `style`',
          fix: `add rules for \`section.${name}\` to the file's \`style\`, or delete the class; it has no effect`,
        })
        told.add(name)
      }
    }
  }
  return notices
}
