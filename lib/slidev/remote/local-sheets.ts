import type { Copies } from './use-copies.ts'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { copyPath, integrityOf } from '../../project/remote/copies.ts'
import { partsOf } from '../../project/remote/sheet.ts'
import { cssWithCopies } from './use-copies.ts'

/** Style sheets, and their dialects. */
export const style: RegExp = /\.(?:css|scss|sass|less|styl|stylus|pcss|postcss)$/
const imported = /\bimport\s*(["'])([^"']+)\1|<style\b[^>]*?\ssrc=(["'])([^"']+)\3/g

/** A style sheet that is to be written beside the copies, under the name of its content. */
export interface RewrittenSheet {
  path: string
  text: string
}

/**
 * Local style sheets that a file takes along, as absolute paths: by `@import` in a sheet, by `import` or
 * `<style src>` in a component or a script. Those of packages have their own rules.
 */
export function sheetsTaken(file: string, text: string): string[] {
  return style.test(file)
    ? importsOf(text, file).map(({ path }) => path)
    : [...text.matchAll(imported)].flatMap(match => existing(match[2] ?? match[4] ?? '', file) ?? [])
}

/**
 * A style sheet that names copies, also in the local sheets that it imports: Vite puts those into it unseen.
 *
 * @param onSheet called with each of them that changed, before its importer's
 * @param onRead called with each that was read
 */
export function sheetWithCopies(css: string, file: string, copies: Copies, onSheet: (sheet: RewrittenSheet) => void, onRead: (path: string) => void, above: string[] = []): string {
  const chain = [...above, file]
  let text = css
  for (const { path, start, end } of importsOf(css, file).reverse()) {
    if (chain.includes(path))
      continue
    onRead(path)
    const before = readFileSync(path, 'utf8')
    const after = sheetWithCopies(before, path, copies, onSheet, onRead, chain)
    if (after === before)
      continue
    const moved = withAbsolutePaths(after, path)
    const sheet = { path: copyPath({ integrity: integrityOf(moved), ending: 'local.css' }), text: moved }
    onSheet(sheet)
    text = `${text.slice(0, start)}${sheet.path.replaceAll('\\', '/')}${text.slice(end)}`
  }
  return cssWithCopies(text, copies)
}

function importsOf(css: string, file: string): { path: string, start: number, end: number }[] {
  return partsOf(css, written => written)
    .filter(({ kind }) => kind === 'style')
    .flatMap(({ address, start, end }) => {
      const path = existing(address, file)
      return path === undefined ? [] : [{ path, start, end }]
    })
}

function withAbsolutePaths(css: string, file: string): string {
  return partsOf(css, written => written).reverse().reduce((text, { address, start, end }) => {
    const path = existing(address.replace(/\?.*$/, ''), file)
    return path === undefined ? text : `${text.slice(0, start)}${path.replaceAll('\\', '/')}${address.replace(/^[^?]*/, '')}${text.slice(end)}`
  }, css)
}

/** A file beside another one; undefined for what is an address, a package's or nobody's. */
function existing(written: string, file: string): string | undefined {
  if (/^[a-z][\w+.-]*:|^\/\/|^#|^$/i.test(written) || isAbsolute(written))
    return undefined
  const path = join(dirname(file), written)
  return existsSync(path) ? path : undefined
}
