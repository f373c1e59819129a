/**
 * Letters of a slide that no face has: each is drawn as the empty box that a letter is drawn as which nobody has assigned.
 * Letters are drawn once for each face they are set in.
 *
 * Runs inside the player, so it uses nothing from outside itself.
 */
export function inspectLetters(selector: string): string {
  const slide = document.querySelector(selector)
  const context = Object.assign(document.createElement('canvas'), { width: 64, height: 64 }).getContext('2d', { willReadFrequently: true })
  if (!slide || !context)
    return ''
  const known = (window as { lecternShapes?: Map<string, string> }).lecternShapes ??= new Map<string, string>()
  const shapeOf = (letter: string, font: string): string => {
    const key = `${letter} ${font}`
    const shape = known.get(key)
    if (shape !== undefined)
      return shape
    context.clearRect(0, 0, 64, 64)
    context.font = font
    context.fillText(letter, 8, 48)
    const drawn = String.fromCharCode(...context.getImageData(0, 0, 64, 64).data.filter((_, index) => index % 4 === 3))
    known.set(key, drawn)
    return drawn
  }
  const shapeless = new Set<string>()
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // Every face has the letters of Western Europe; blanks, marks and signs that shape others are not drawn by themselves.
    const letters = (node.textContent ?? '').match(/[^\0-\u024F\p{M}\p{P}\p{Z}\p{Cf}\p{Cs}]/gu) ?? []
    const element = node.parentElement
    if (letters.length === 0 || !element || element.closest('.sr-only, .only-read, style, script, title, desc, math, .katex-mathml') || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue
    const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element)
    const font = `${fontStyle} ${fontWeight} 32px ${fontFamily}`
    for (const letter of new Set(letters)) {
      // U+0378 and U+0379 are assigned to nothing.
      if (shapeOf(letter, font) === shapeOf(letter === '\u0378' ? '\u0379' : '\u0378', font))
        shapeless.add(letter)
    }
  }
  return [...shapeless].join('')
}
