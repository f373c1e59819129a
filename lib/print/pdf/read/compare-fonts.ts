import type { Problem } from '../../../project/problem.ts'
import type { ReadPage } from './read-page.ts'
import { packagesFor } from '../../../look/project-faces.ts'

/**
 * Letters that the deck's own fonts lack are set in whatever the printing machine has, or as empty boxes. A face of the
 * machine that is in the file shows every letter, so it is only worth a word.
 *
 * @param families names of the fonts that the page includes
 * @param lang the deck's, which decides what package Chinese letters are told to take
 */
export function compareFonts(pages: ReadPage[], families: string[], file: string, lang = ''): Problem[] {
  const plain = (name: string): string => name.replace(/variable|[^a-z0-9]/gi, '').toLowerCase()
  const own = families.map(plain)
  const expected = `letters of the deck's own fonts${families.length > 0 ? `: ${[...new Set(families)].join(', ')}` : ''}`
  const foreign = pages.flatMap((page, index) => page.fonts
    .filter(font => font.text.trim() !== '' && (!font.embedded || !own.some(name => plain(font.name).startsWith(name))))
    .map(font => ({ ...font, name: font.name || 'a font without name', page: index + 1 })))
  const told = (fonts: typeof foreign): string => [...Map.groupBy(fonts, ({ name }) => name)].map(([name, uses]) => {
    const rest = new Set(uses.map(({ page }) => page)).size - 1
    return `page ${uses[0]!.page}${rest > 0 ? ` and ${rest} more` : ''}: "${uses[0]!.text.trim().slice(0, 30)}" is set in ${name}`
  }).join('; ')
  const packages = packagesFor([...foreign.map(({ text }) => text), ...pages.filter(page => page.shapeless > 0).map(page => page.text)].join(''), lang)
    .filter(name => !own.some(family => family.startsWith(plain(name.split('/')[1]!))))
  const fix = packages.length > 0
    ? `add their face to the project: npm install ${packages.join(' ')} (our theme finds it there; under another one, import it in styles/index.css)`
    : 'replace these letters, or add a font that has them'
  const shapeless = pages.flatMap((page, index) => page.shapeless > 0 ? [{ page: index + 1, count: page.shapeless }] : [])
  const sum = shapeless.reduce((total, { count }) => total + count, 0)
  const [loose, kept] = [foreign.filter(({ embedded }) => !embedded), foreign.filter(({ embedded }) => embedded)]
  return [
    ...shapeless.length > 0 ? [{ file, found: `page ${shapeless[0]!.page}${shapeless.length > 1 ? ` and ${shapeless.length - 1} more` : ''}: ${sum} letters have no shape in any font`, expected, fix: packages.length > 0 ? fix : 'add a font that has them to the deck, or install one on this machine (Debian: fonts-noto-core, fonts-noto-cjk)' }] : [],
    ...loose.length > 0 ? [{ file, found: `${told(loose)}, which the file does not include`, expected, fix, cause: 'faces are not in the file' }] : [],
    ...kept.length > 0 ? [{ file, found: `${told(kept)}, which the deck does not include`, expected, fix, cause: 'letters are set in faces of this machine', severity: 'notice' as const }] : [],
  ]
}
