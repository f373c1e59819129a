/**
 * Themes style slides by what is around them, `#app`, which would be around the whole handout: lets rules for what is
 * below it find each picture of a slide in its place, with the same weight. What they say of `#app` itself stays out.
 * Runs in the page, so it uses nothing from outside itself.
 */
export function useAppRules(): void {
  const before = /#app(?![\w-])(?=[^\s,>+~]*(?:\s*[>+~]|\s+[^\s,]))/g
  const alone = /#app(?![\w-])/g
  const slide = ':is(#app, .slide-snapshot)'
  const walk = (holder: CSSStyleSheet | CSSGroupingRule | CSSStyleRule): void => {
    for (const [index, rule] of [...holder.cssRules].entries().toArray().reverse()) {
      if (rule instanceof CSSStyleRule && rule.selectorText.includes('#app')) {
        const { selectorText, style } = rule
        rule.selectorText = selectorText.replace(rule.cssRules.length > 0 ? alone : before, slide)
        if (rule.cssRules.length > 0) {
          holder.insertRule(`${selectorText.replace(before, slide)} { ${style.cssText} }`, index)
          style.cssText = ''
        }
      }
      if ('cssRules' in rule)
        walk(rule as CSSGroupingRule)
    }
  }
  for (const sheet of document.styleSheets) {
    try {
      walk(sheet)
    }
    catch {
      // Another host lets nobody read its sheet.
    }
  }
}
