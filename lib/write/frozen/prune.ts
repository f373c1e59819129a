/**
 * Deletes style rules that no element of the page can match and fonts that it does not show, so that a browser
 * has less to read. A rule that cannot be judged stays. Runs in the page, whose slides must not change any more.
 */
export function pruneStyles(): void {
  const plain = (family: string): string => family.trim().replace(/^["']|["']$/g, '')
  /** Browsers say `normal` for a weight that a rule gives as 400. */
  const faceKey = (family: string, style: string, weight: string, range: string): string => [plain(family), style, weight.replace('normal', '400').replace('bold', '700'), range].join('|')
  const shown = new Set([...document.fonts].filter(face => face.status === 'loaded').map(face => faceKey(face.family, face.style, face.weight, face.unicodeRange)))
  /** Paper has no pointer and no focus; pseudo-elements belong to the element they hang on. */
  const matches = (selector: string): boolean => {
    try {
      return document.querySelector(selector.replace(/::[\w-]+(?:\([^)]*\))?|:(?:before|after)\b/g, '').replace(/(^|[\s,>+~(])(?=[,)]|$)/g, '$1*')) !== null
    }
    catch {
      return true
    }
  }
  const prune = (list: { cssRules: CSSRuleList, deleteRule: (index: number) => void }): void => {
    for (let index = list.cssRules.length - 1; index >= 0; index--) {
      const rule = list.cssRules[index]
      if (rule instanceof CSSFontFaceRule) {
        const value = (name: string, otherwise: string): string => rule.style.getPropertyValue(name).trim() || otherwise
        if (!shown.has(faceKey(value('font-family', ''), value('font-style', 'normal'), value('font-weight', 'normal'), value('unicode-range', 'U+0-10FFFF'))))
          list.deleteRule(index)
      }
      else if (rule instanceof CSSStyleRule) {
        if (rule.cssRules.length === 0 && !matches(rule.selectorText))
          list.deleteRule(index)
      }
      else if (rule instanceof CSSConditionRule || rule instanceof CSSLayerBlockRule) {
        prune(rule)
      }
    }
  }
  for (const sheet of document.styleSheets)
    prune(sheet)
}
