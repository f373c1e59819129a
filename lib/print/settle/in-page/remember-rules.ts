declare global {
  interface Window {
    /** Source of what scripts put into style sheets: a rule's, or a whole sheet's. */
    lecternSources?: WeakMap<CSSRule | CSSStyleSheet, string>
  }
}

/**
 * Notes the source text of rules as scripts insert them. The CSSOM cannot give it back: a shorthand with `var()` of
 * which a later declaration replaces a part is serialised empty. Has to run before any other script. Runs in the page,
 * and uses nothing from outside itself.
 */
export function rememberRules(): void {
  const sources = window.lecternSources = new WeakMap<CSSRule | CSSStyleSheet, string>()
  for (const holder of [CSSStyleSheet.prototype, CSSGroupingRule.prototype]) {
    const { insertRule } = holder
    holder.insertRule = function (rule, index = 0) {
      const at = insertRule.call(this, rule, index)
      const inserted = this.cssRules[at]
      if (inserted)
        sources.set(inserted, rule)
      return at
    }
  }
  const { replace, replaceSync } = CSSStyleSheet.prototype
  CSSStyleSheet.prototype.replaceSync = function (text) {
    replaceSync.call(this, text)
    sources.set(this, text)
  }
  CSSStyleSheet.prototype.replace = async function (text) {
    const sheet = await replace.call(this, text)
    sources.set(this, text)
    return sheet
  }
}
