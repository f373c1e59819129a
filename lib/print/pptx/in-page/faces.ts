/** A face that the page includes, in the name by which the file calls it. */
export interface Face { family: string, weight: number, isItalic: boolean, ranges: string, address: string }

/** Runs in the page. */
export function ownFaces(): Face[] {
  const plain = (name: string): string => name.trim().replace(/^["']|["']$/g, '')
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules]
    }
    catch {
      return []
    }
  }).flatMap((rule): Face[] => {
    if (!(rule instanceof CSSFontFaceRule))
      return []
    const value = (name: string): string => rule.style.getPropertyValue(name)
    const [, address = ''] = /url\("?(data:[^")]+)"?\)/.exec(value('src')) ?? []
    return address.includes(';base64,')
      ? [{ family: plain(value('font-family')).replace(/ Variable$/, ''), weight: Number.parseInt(value('font-weight'), 10) || (value('font-weight') === 'bold' ? 700 : 400), isItalic: value('font-style') === 'italic', ranges: value('unicode-range'), address }]
      : []
  })
}
