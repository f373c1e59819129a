/**
 * A style sheet in which the class `dark` of `html` decides, as one in which the reader's system does: no script
 * has to set the class. Paper is always light.
 *
 * @param css flat rules; those for the dark scheme start with `html.dark` or `.dark`
 */
export function bySystemScheme(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/([^{}]*\.dark\b[^{}]*)\{([^{}]*)\}/g, (_, selectors: string, rules: string) =>
      `\n@media screen and (prefers-color-scheme: dark) {${selectors.replace(/(?:html)?\.dark\b/g, 'html:root')}{${rules}}}\n`)
    .replace(/\n\s*\n/g, '\n')
}
