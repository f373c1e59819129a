/**
 * Gives slides on paper what rules for the stage around a slide say: themes colour `#slide-content`, which Slidev's
 * print page does not have, and style headings by it. Adds a copy of these rules for the print page, of the same weight,
 * where something there is concerned: others would have all slides settle a second time for nothing.
 *
 * Runs in the page, and uses nothing from outside itself.
 *
 * @returns whether there are such rules
 */
export function useStageRules(): boolean {
  const slide = '.print-slide-container'
  const names: [RegExp, string][] = [
    [/#slide-content(?![\w-])/g, `:is(#slide-content, ${slide})`],
    [/\.slidev-slide-content(?![\w-])/g, `:is(.slidev-slide-content, ${slide})`],
    // What is around all slides there has a size and a place of its own.
    [/#slideshow(?=\s*[\s>])/g, `:is(#slideshow, ${slide})`],
    [/#slide-container(?=\s*[\s>])/g, ':is(#slide-container, #print-content)'],
    [/\.slidev-slide-container(?=\s*[\s>])/g, ':is(.slidev-slide-container, :where(#print-content))'],
  ]
  const translate = (text: string): string => names.reduce((text, [name, translated]) => text.replace(name, translated), text)
  /** The selectors of a list, divided at its commas. */
  const divide = (list: string): string[] => {
    let depth = 0
    return [...list].reduce<string[]>((parts, letter) => {
      depth += Number('([{'.includes(letter)) - Number(')]}'.includes(letter))
      if (letter === ',' && depth === 0)
        return [...parts, '']
      return [...parts.slice(0, -1), `${parts.at(-1)}${letter}`]
    }, [''])
  }
  /** A pseudo-element is found by the element that has it; `&` stands for what only its rule knows. */
  const concerns = (selector: string): boolean => selector.includes('&')
    || document.querySelector(selector.replace(/(?<=^|[\s>+~(,])::[\w-]+/g, '*').replace(/::[\w-]+/g, '')) !== null
  const copies = (rules: CSSRuleList): string[] => [...rules].flatMap((rule) => {
    if (!('cssRules' in rule) || (rule instanceof CSSMediaRule && rule.media.mediaText.includes('print')))
      return []
    const inside = rule.cssRules as CSSRuleList
    if (rule instanceof CSSStyleRule) {
      const own = divide(rule.selectorText).filter(selector => translate(selector) !== selector && concerns(translate(selector)))
      if (own.length > 0)
        return [`${translate(own.join(','))} { ${rule.style.cssText} ${[...inside].map(({ cssText }) => cssText).join(' ')} }`]
    }
    const nested = copies(inside)
    return nested.length > 0 ? [`${rule.cssText.slice(0, rule.cssText.indexOf('{'))} { ${nested.join('\n')} }`] : []
  })
  const copied = [...document.styleSheets].flatMap((sheet) => {
    try {
      return copies(sheet.cssRules)
    }
    catch {
      // Another host lets nobody read its sheet.
      return []
    }
  })
  if (copied.length > 0)
    document.head.append(Object.assign(document.createElement('style'), { textContent: copied.join('\n') }))
  return copied.length > 0
}
