/**
 * Themes style slides by what is around them: `#app`, which would be around the whole handout, or the stage, for which
 * `useStageRules` names the print page's container. Lets such rules find each picture of a slide, with the same weight;
 * what they say of `#app` itself stays out. Runs in the page, so it uses nothing from outside itself.
 */
export function useRulesAround(): void {
  const below = /#app(?![\w-])(?=[^\s,>+~]*(?:\s*[>+~]|\s+[^\s,]))/g
  const alone = /#app(?![\w-])/g
  const app = ':is(#app, .picture)'
  const walk = (holder: CSSStyleSheet | CSSGroupingRule | CSSStyleRule): void => {
    for (const [index, rule] of [...holder.cssRules].entries().toArray().reverse()) {
      if (rule instanceof CSSStyleRule) {
        const selector = rule.selectorText.replace(/, \.print-slide-container\)/g, ', .print-slide-container, .slide-snapshot)')
        const own = selector.replace(below, app)
        const isNested = rule.cssRules.length > 0
        const wanted = isNested ? selector.replace(alone, app) : own
        const { style } = rule
        if (wanted !== rule.selectorText)
          rule.selectorText = wanted
        if (wanted !== own) {
          holder.insertRule(`${own} { ${style.cssText} }`, index)
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
