/** The colours of one of Marp Core's themes, for a slide of each class that has its own. */
interface Colours { paper: string, ink: string, link: string }

/**
 * Marp Core's themes, as far as their authors count on them: grounds, inks, and where text stands. The colours of links are
 * darker than Marp's where those are too pale to be read. Layout, faces and sizes are those of the theme in Slidev.
 */
const themes: Record<string, { plain: Colours, classes: Record<string, Colours>, rules: string[] }> = {
  gaia: {
    plain: { paper: '#fff8e1', ink: '#455a64', link: '#01639c' },
    classes: {
      invert: { paper: '#455a64', ink: '#fff8e1', link: '#a6e1fb' },
      gaia: { paper: '#0277bd', ink: '#fffdf6', link: '#d4f0fd' },
    },
    rules: [],
  },
  uncover: {
    plain: { paper: '#fdfcff', ink: '#202228', link: '#00658a' },
    classes: { invert: { paper: '#202228', ink: '#fdfcff', link: '#60d0f0' } },
    rules: [
      '.slidev-layout { display: flex; flex-direction: column; justify-content: center; text-align: center; }',
      '.slidev-layout :is(ul, ol, table) { margin-left: auto; margin-right: auto; }',
      '.slidev-layout :is(ul, ol) { display: table; text-align: left; }',
    ],
  },
}

/** Whether the translation brings the look of one of Marp's themes. */
export function isKnownTheme(theme: unknown): boolean {
  return theme === 'default' || (typeof theme === 'string' && Object.hasOwn(themes, theme))
}

/** Whether a class is one of a theme's own. */
export function isThemeClass(theme: unknown, name: string): boolean {
  return typeof theme === 'string' && Object.hasOwn(themes, theme) && Object.hasOwn(themes[theme]!.classes, name)
}

/**
 * CSS for one slide of a deck in one of Marp's themes.
 *
 * @returns nothing for Marp's default, which has the look that a deck gets here, and for themes of others
 */
export function themeRules(theme: unknown, classes: readonly string[]): string[] {
  const known = typeof theme === 'string' && Object.hasOwn(themes, theme) ? themes[theme] : undefined
  if (!known)
    return []
  const own = classes.find(name => Object.hasOwn(known.classes, name))
  const { paper, ink, link } = own ? known.classes[own]! : known.plain
  return [
    `.slidev-layout.slidev-layout { background: ${paper}; color: ${ink}; }`,
    '.slidev-layout :is(h1, h2, h3, h4, h5, h6) { color: inherit; }',
    `.slidev-layout.slidev-layout a { color: ${link}; }`,
    ...known.rules,
  ]
}
