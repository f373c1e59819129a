import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '../project/root.ts'
import { readTokens } from './tokens.ts'

const require = createRequire(import.meta.url)
/** Where the faces of slides are imported. */
export const facesFile: string = join(root, 'theme/styles/faces.ts')

/** The face that labels are measured in: the first of `--brand-font`, in which slides show them. */
export function readFace(css: string = readTokens()): string {
  const first = /--brand-font:\s*([^,;]+)/.exec(css)?.[1]?.trim()
  return first
    ? `${first}, sans-serif`
    : 'sans-serif'
}

/**
 * Style sheets of packages that bring faces: `@fontsource/inter/400.css`.
 *
 * @param source text of `theme/styles/faces.ts`
 */
export function readFaceSheets(source: string = readFileSync(facesFile, 'utf8')): string[] {
  return Array.from(source.matchAll(/^import '(@[\w-]+\/[\w-]+\/[^']+\.css)'/gm), ([, sheet = '']) => sheet)
}

/** Folder of an installed package, from a path within it: `@fontsource/inter/400.css`. */
export function packageFolder(path: string): string {
  return dirname(require.resolve(`${path.split('/').slice(0, 2).join('/')}/package.json`))
}
