/**
 * Slides measure themselves by the window, which on paper is a page: lets them find the window that they have as slides,
 * in units such as `5vw` and in conditions such as `(min-width: 768px)`. The handout's own rules keep the page. Runs in
 * the page, so it uses nothing from outside itself.
 *
 * @returns how many declarations and conditions were settled
 */
export function useSlideWindow({ width, height }: { width: number, height: number }): number {
  const frame = document.createElement('iframe')
  frame.style.cssText = `position: fixed; visibility: hidden; border: 0; width: ${width}px; height: ${height}px`
  document.body.append(frame)
  const window = frame.contentWindow!
  const [least, most] = [Math.min(width, height), Math.max(width, height)]
  const sizes: Record<string, number> = { vw: width, vi: width, vh: height, vb: height, vmin: least, vmax: most }
  const unit = /(?<![\w#-])([+-]?(?:\d+(?:\.\d*)?|\.\d+))[dsl]?(vw|vh|vi|vb|vmin|vmax)\b/g
  const isSized = (condition: string): boolean => /width|height|aspect-ratio|orientation/.test(condition)
  let count = 0
  const settle = (style: CSSStyleDeclaration): void => {
    for (const name of style) {
      const value = style.getPropertyValue(name)
      const settled = value.replace(unit, (_, number: string, name: string) => `${Number(number) * sizes[name]! / 100}px`)
      if (settled === value)
        continue
      style.setProperty(name, settled, style.getPropertyPriority(name))
      count++
    }
  }
  const choose = (media: MediaList): void => {
    if (!isSized(media.mediaText))
      return
    media.mediaText = window.matchMedia(media.mediaText).matches ? 'all' : 'not all'
    count++
  }
  /** Another host lets nobody read its sheet. */
  const rulesOf = (sheet: CSSStyleSheet): Iterable<CSSRule> => {
    try {
      return sheet.cssRules
    }
    catch {
      return []
    }
  }
  const walk = (rules: Iterable<CSSRule>): void => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule || (rule instanceof CSSImportRule && rule.styleSheet))
        choose(rule.media)
      if (rule instanceof CSSImportRule && rule.styleSheet)
        walk(rulesOf(rule.styleSheet))
      if (rule instanceof CSSStyleRule || rule instanceof CSSKeyframeRule)
        settle(rule.style)
      if ('cssRules' in rule)
        walk(rule.cssRules as CSSRuleList)
    }
  }
  for (const sheet of document.styleSheets) {
    if (sheet.ownerNode instanceof Element && sheet.ownerNode.hasAttribute('data-handout'))
      continue
    walk(rulesOf(sheet))
    choose(sheet.media)
  }
  for (const element of document.querySelectorAll<HTMLElement>('.slide-snapshot [style*="v"]'))
    settle(element.style)
  frame.remove()
  return count
}
