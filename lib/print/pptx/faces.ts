import type { Page } from 'playwright'
import type { Face } from './in-page/faces.ts'
import { Buffer } from 'node:buffer'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fontConfiguration } from '../../browser/fontconfig.ts'
import { ownFaces } from './in-page/faces.ts'
import { escapeXml } from './paragraphs.ts'

/**
 * Puts the faces of opened slides where LibreOffice finds them, so that it shows what a reader sees who has them.
 *
 * @param folder a scratch folder
 * @returns path of a configuration for `FONTCONFIG_FILE`
 */
export async function placeFaces(page: Page, folder: string): Promise<string> {
  const faces = chooseFaces(await page.evaluate(ownFaces))
  const rules = await Promise.all(faces.map(async ({ family, isBold, isItalic, address }, index) => {
    const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
    const isTrueType = bytes.readUInt32BE(0) === 0x00010000 || bytes.toString('latin1', 0, 4) === 'OTTO'
    if (!isTrueType)
      return ''
    const file = join(folder, `${index}.ttf`)
    await writeFile(file, bytes)
    const set = (name: string, value: string): string => `<edit name="${name}" mode="assign">${value}</edit>`
    return `<match target="scan"><test name="file"><string>${escapeXml(file)}</string></test>${set('family', `<string>${escapeXml(family)}</string>`)}${set('weight', `<const>${isBold ? 'bold' : 'regular'}</const>`)}${set('slant', `<const>${isItalic ? 'italic' : 'roman'}</const>`)}</match>`
  }))
  const configuration = join(folder, 'fonts.conf')
  await writeFile(configuration, fontConfiguration(folder, rules.join('')))
  return configuration
}

/** Office programs know two weights of a face: of each the file nearest to it, with Latin letters where there is one. */
export function chooseFaces(faces: Face[]): (Face & { isBold: boolean })[] {
  const groups = Map.groupBy(faces.map(face => ({ ...face, isBold: face.weight >= 600 })), ({ family, isBold, isItalic }) => `${family} ${isBold} ${isItalic}`)
  const away = ({ weight, isBold, ranges }: Face & { isBold: boolean }): number => Math.abs(weight - (isBold ? 700 : 400)) + (hasLatin(ranges) ? 0 : 10_000)
  return [...groups.values()].map(group => group.reduce((best, face) => away(face) < away(best) ? face : best))
}

/** `U+0-FF, U+131` => true */
function hasLatin(ranges: string): boolean {
  return ranges === '' || ranges.split(',').some((range) => {
    const [from = Number.NaN, to = from] = range.trim().replace(/^u\+/i, '').split('-').map(code => Number.parseInt(code, 16))
    return from <= 0x41 && to >= 0x41
  })
}
