import type { Plugin } from 'vite'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fallback, looseObject, optional, record, string, unknown } from 'valibot'
import { readJson } from '../project/json.ts'
import { facesFile, packageFolder, readFaceSheets, readFace as readOwnFace } from './face.ts'
import { tokensFile } from './tokens.ts'

/** A face that a project has added for a script that the theme's own lack. */
export interface ProjectFace {
  /** `@fontsource/noto-sans-thai@5.2.8` */
  id: string
  /** As a style sheet names it. */
  family: string
  /** Absolute paths of style sheets: the weights of words and of titles. */
  sheets: string[]
}

/** A script's, or a style of it; symbols are the theme's own matter, and Lectern itself depends on some. */
const facePackage = /^@fontsource(?:-variable)?\/noto-(?!emoji|color|\w+-symbols)/
const dependencies = fallback(optional(record(string(), unknown()), {}), {})
const manifest = looseObject({ version: fallback(optional(string(), ''), ''), dependencies, devDependencies: dependencies })

/**
 * Faces of Noto that the nearest `package.json` at or above a folder depends on and that are installed, those for the
 * deck's language first: a Chinese and a Japanese face have the same letters in shapes of their own.
 *
 * @param lang the deck's `lang`
 */
export function findProjectFaces(folder: string, lang = ''): ProjectFace[] {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) {
    return dirname(folder) === folder
      ? []
      : findProjectFaces(dirname(folder), lang)
  }
  const { dependencies, devDependencies } = readJson(manifest, file)
  const ours = readFileSync(tokensFile, 'utf8')
  const first = ideographs(lang)
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter(name => facePackage.test(name))
    .flatMap(name => readFace(name, file) ?? [])
    .filter(({ family }) => !ours.includes(`'${family}'`))
    .sort((one, other) => Number(other.id.includes(`-${first}@`)) - Number(one.id.includes(`-${first}@`)))
}

/**
 * The face of a name that a brand gives, from a package of Fontsource that can be found from a folder, with all weights
 * in one file before one file a weight.
 *
 * @param name as it is called: `JetBrains Mono`
 * @param folder absolute path of the deck's
 * @returns nothing where no such package is installed
 */
export function findNamedFace(name: string, folder: string): ProjectFace | undefined {
  return facePackages(name).map(known => readFace(known, join(folder, 'package.json'))).find(face => face !== undefined)
}

/** The face that a deck's diagrams are measured and drawn in. */
export interface LabelFace {
  /** As CSS has it, with what stands in for letters that it lacks. */
  family: string
  /** Absolute paths of style sheets. */
  sheets: string[]
  /** The package of a face that is a brand's, with its version. */
  id?: string
}

/** The theme's own face, or the one before it that a brand names. */
export function labelFace(font: string | undefined, folder: string): LabelFace {
  const own = { family: readOwnFace(), sheets: readFaceSheets().map(sheet => join(packageFolder(sheet), ...sheet.split('/').slice(2))) }
  const named = font === undefined ? undefined : findNamedFace(font, folder)
  return named
    ? { family: `'${named.family}', ${own.family}`, sheets: [...named.sheets, ...own.sheets], id: named.id }
    : own
}

/** The faces of a deck's words for a place without the token sheet, as CSS has them: its brand's, the theme's, the project's. */
export function wordFaces(font: string | undefined, folder: string, lang: string): string {
  const { family } = labelFace(font, folder)
  return family.replace(/(?=sans-serif$)/, findProjectFaces(folder, lang).map(face => `'${face.family}', `).join(''))
}

/** Packages that have a face: `JetBrains Mono` => `@fontsource-variable/jetbrains-mono` and `@fontsource/jetbrains-mono`. */
export function facePackages(name: string): string[] {
  const slug = name.trim().toLowerCase().replace(/[^a-z\d]+/g, '-')
  return ['@fontsource-variable', '@fontsource'].map(scope => `${scope}/${slug}`)
}

function readFace(name: string, from: string): ProjectFace | undefined {
  let folder: string
  try {
    folder = dirname(createRequire(from).resolve(`${name}/package.json`))
  }
  catch {
    return undefined
  }
  const existing = (names: string[]): string[] => names.map(sheet => join(folder, sheet)).filter(sheet => existsSync(sheet))
  const sheets = existing(['400.css', '700.css', '400-italic.css'])
  const all = sheets.length > 0 ? sheets : existing(['index.css', 'wght-italic.css'])
  const family = /font-family:\s*['"]([^'"]+)['"]/.exec(all[0] ? readFileSync(all[0], 'utf8') : '')?.[1]
  return family === undefined
    ? undefined
    : { id: `${name}@${readJson(manifest, join(folder, 'package.json')).version}`, family, sheets: all }
}

/** What names a deck's faces: where it is, in which language, and what its brand asks for by key of `themeConfig`. */
export interface FacesOf {
  /** Absolute path of the deck's folder. */
  folder: string
  lang: string
  brand: ReadonlyMap<string, string>
}

/** The faces that a deck's brand names and its project has, and the token sheet that names them. */
export function deckFaces({ folder, lang, brand }: FacesOf): { faces: ProjectFace[], withFaces: (css: string) => string } {
  const project = findProjectFaces(folder, lang)
  const own = [...brand].flatMap(([key, name]) => {
    const face = findNamedFace(name, folder)
    return face ? [[key, face] as const] : []
  })
  return {
    faces: [...project, ...own.map(([, face]) => face)],
    withFaces: css => addBrandFaces(addFamilies(css, project.map(({ family }) => family)), own.map(([key, { family }]) => [key, family])),
  }
}

/**
 * Gives a deck its own faces: their style sheets, and their names before those of the machine.
 *
 * @param of the deck as it is now, which a live server reads again at each edit
 */
export function projectFaces(of: () => FacesOf): Plugin {
  return {
    name: 'lectern:project-faces',
    enforce: 'pre',
    // A site's pages may load no font from a `data:` address, which Vite makes of a small one.
    config: () => ({ build: { assetsInlineLimit: file => /\.woff2?$/.test(file) ? false : undefined } }),
    transform(code, id) {
      const file = id.split('?')[0]
      if (file === facesFile)
        return `${deckFaces(of()).faces.flatMap(({ sheets }) => sheets).map(sheet => `import ${JSON.stringify(sheet)}\n`).join('')}${code}`
      return file === tokensFile ? deckFaces(of()).withFaces(code) : undefined
    },
  }
}

/** The token sheet with families at the end of the brand's own, before what a machine may have. */
export function addFamilies(css: string, families: string[]): string {
  return css.replaceAll('\'Noto Emoji\'', found => [...families.map(family => `'${family}'`), found].join(', '))
}

/**
 * The token sheet with a brand's faces before the theme's own, which have the letters that those may lack.
 *
 * @param families by key of `themeConfig`: `mono` => `JetBrains Mono Variable`
 */
export function addBrandFaces(css: string, families: Iterable<readonly [key: string, family: string]>): string {
  return [...families].reduce((sheet, [key, family]) => sheet.replace(key === 'mono' ? '--brand-font-mono: ' : '--brand-font: ', found => `${found}'${family}', `), css)
}

/** Scripts in use, by the names that Unicode and, in small letters, Noto give them; the theme has faces for the others. */
const scripts = ['Armenian', 'Balinese', 'Bengali', 'Cherokee', 'Ethiopic', 'Georgian', 'Gujarati', 'Gurmukhi', 'Javanese', 'Kannada', 'Khmer', 'Lao', 'Malayalam', 'Mongolian', 'Myanmar', 'Oriya', 'Sinhala', 'Sundanese', 'Syriac', 'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tifinagh']

/**
 * Packages with faces for the letters of a text that the theme's own lack: `@fontsource/noto-sans-thai`.
 *
 * @param lang the deck's `lang`, which decides whose shapes Chinese letters get
 */
export function packagesFor(text: string, lang = ''): string[] {
  const has = (script: string): boolean => new RegExp(`\\p{Script=${script}}`, 'u').test(text)
  const slugs = new Set(scripts.filter(has).map(script => script.toLowerCase()))
  if (['Hiragana', 'Katakana'].some(has))
    slugs.add('jp')
  if (has('Hangul'))
    slugs.add('kr')
  if (has('Han') && !slugs.has('jp') && !slugs.has('kr'))
    slugs.add(ideographs(lang) || 'sc')
  return [...slugs].map(slug => `@fontsource/noto-sans-${slug}`)
}

/** How Noto calls the face of a language's ideographs; empty for a language without. */
function ideographs(lang: string): string {
  const [base = '', ...rest] = lang.toLowerCase().split('-')
  if (base === 'zh')
    return rest.includes('hk') ? 'hk' : rest.some(part => ['tw', 'mo', 'hant'].includes(part)) ? 'tc' : 'sc'
  return ({ ja: 'jp', ko: 'kr' } as Record<string, string>)[base] ?? ''
}
