/** When a page is dark by the reader's system. */
export const systemDark = '(prefers-color-scheme: dark)'

/**
 * Takes a style sheet in which the class `dark` of `html` decides apart.
 *
 * @param css flat rules; those for the dark scheme start with `html.dark` or `.dark`
 * @returns the other rules, the dark ones, and the dark ones as they hold without the class, for a media query
 */
export function splitSchemes(css: string): { base: string, dark: string, classless: string } {
  const dark: string[] = []
  const base = css.replace(/\/\*.*?\*\//gs, '').replace(/[^{}]*\.dark\b[^{}]*\{[^{}]*\}/g, (rule) => {
    dark.push(rule.trim())
    return ''
  })
  const rules = dark.join('\n')
  return {
    base: base.replace(/\n\s*\n/g, '\n').trim(),
    dark: rules,
    classless: rules.replace(/(?:html)?\.dark\b/g, 'html:root'),
  }
}
