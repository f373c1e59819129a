/** One face that a page uses at one weight. */
interface UsedFace {
  /** Address of the font file. */
  url: string
  family: string
  weight: number
  style: string
  unicodeRange: string
}

/** Every variable face that the page uses, once for each weight. Runs in the page. */
export function usedVariableFaces(): UsedFace[] {
  const plain = (family: string): string => family.trim().replace(/^["']|["']$/g, '')
  const weights = new Map<string, Set<number>>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
  const add = (style: CSSStyleDeclaration): void => {
    for (const family of style.fontFamily.split(',').map(plain)) {
      const set = weights.get(family) ?? new Set()
      weights.set(family, set.add(Number(style.fontWeight)))
    }
  }
  while (walker.nextNode()) {
    const element = walker.currentNode as Element
    add(getComputedStyle(element))
    for (const part of ['::before', '::after', '::marker']) {
      const style = getComputedStyle(element, part)
      if (part === '::marker'
        ? getComputedStyle(element).display === 'list-item'
        : !['none', 'normal'].includes(style.content)) {
        add(style)
      }
    }
  }
  const loaded = new Set([...document.fonts].filter(face => face.status === 'loaded').map(face => [
    plain(face.family),
    face.style,
    face.weight,
    face.unicodeRange,
  ].join()))
  const declared: (Omit<UsedFace, 'weight'> & { from: number, to: number, shown: boolean })[] = []
  /** Another host's sheet may be applied and not read: its faces are printed as they are. */
  const rulesOf = (sheet: CSSStyleSheet): CSSRule[] => {
    try {
      return [...sheet.cssRules]
    }
    catch {
      return []
    }
  }
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSFontFaceRule))
        continue
      const value = (name: string): string => rule.style.getPropertyValue(name).trim()
      const family = plain(value('font-family'))
      const style = value('font-style') || 'normal'
      const weight = value('font-weight')
      const unicodeRange = value('unicode-range')
      const address = /url\("?([^")]+)"?\)/.exec(value('src'))?.[1]
      const [from, to] = weight.split(/\s+/).map(Number)
      if (from === undefined || to === undefined || !address)
        continue
      declared.push({
        url: new URL(address, sheet.href ?? location.href).href,
        family,
        style,
        unicodeRange,
        from,
        to,
        shown: loaded.has([family, style, weight, unicodeRange || 'U+0-10FFFF'].join()),
      })
    }
  }
  // A browser draws a weight with the rules alone whose range is nearest to it.
  const away = (wanted: number, { from, to }: { from: number, to: number }): number => Math.max(from - wanted, wanted - to, 0)
  return declared.filter(({ shown }) => shown).flatMap(({ from, to, shown: _, ...face }) => {
    const rivals = declared.filter(({ family, style }) => family === face.family && style === face.style)
    const nearest = [...weights.get(face.family) ?? []].filter(wanted => rivals.every(rival => away(wanted, rival) >= away(wanted, { from, to })))
    return [...new Set(nearest.map(wanted => Math.min(to, Math.max(from, wanted))))].map(weight => ({ ...face, weight }))
  })
}

/**
 * Runs in the page.
 *
 * @returns names of all families that the page includes
 */
export async function replaceFaces({ css, families }: { css: string, families: string[] }): Promise<string[]> {
  const isReadable = (sheet: CSSStyleSheet): boolean => {
    try {
      return sheet.cssRules.length >= 0
    }
    catch {
      return false
    }
  }
  for (const sheet of [...document.styleSheets].filter(isReadable)) {
    for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
      const rule = sheet.cssRules[index]
      if (rule instanceof CSSFontFaceRule && families.includes(rule.style.getPropertyValue('font-family').trim().replace(/^["']|["']$/g, '')))
        sheet.deleteRule(index)
    }
  }
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  // Every cut is used, if only on paper: a face that is asked for when the printer lays out comes too late for it.
  const plain = (family: string): string => family.replace(/^["']|["']$/g, '')
  await Promise.all([...document.fonts].filter(face => families.includes(plain(face.family))).map(face => face.load().catch(() => {})))
  await document.fonts.ready
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await document.fonts.ready
  return [...document.fonts].map(face => face.family.replace(/"/g, ''))
}
