import type { Page } from 'playwright'
import { cutFont } from './cut-font.ts'
import { replaceFaces, usedVariableFaces } from './in-page/static-fonts.ts'

/**
 * Replaces every variable face a page uses by static ones, cut at exactly the weights in use. Chromium embeds
 * a static face as a real font; a variable one it can only draw as nameless Type 3 glyphs.
 * Shapes and widths are those of the variable face at that weight, so nothing moves.
 *
 * @returns names of all families that the page includes
 */
export async function useStaticFonts(page: Page): Promise<string[]> {
  const faces = await page.evaluate(usedVariableFaces)
  const files = new Map<string, Promise<Buffer>>()
  const rules = await Promise.all(faces.map(async (face) => {
    const file = files.get(face.url) ?? fetch(face.url).then(async response => Buffer.from(await response.arrayBuffer()))
    files.set(face.url, file)
    const font = await cutFont(await file, face.weight)
    return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};${face.unicodeRange
      ? `unicode-range:${face.unicodeRange};`
      : ''}src:url(data:font/ttf;base64,${font.toString('base64')})}`
  }))
  return page.evaluate(replaceFaces, {
    css: rules.join('\n'),
    families: [
      ...new Set(faces.map(face => face.family)),
    ],
  })
}
