import type { BuiltDeck } from '../../render/chunks/build.ts'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTokens } from '../../render/tokens.ts'
import { splitSchemes, systemDark } from './schemes.ts'

/**
 * Writes the style sheet of the gallery, the reader and the 404 page. Its faces are the shared client's, file for
 * file: a visitor who goes on to a talk has them.
 *
 * @returns its path below the site
 */
export async function writeSiteStyles([first]: BuiltDeck[], site: string): Promise<string> {
  const tokens = readTokens()
  const { base, dark, classless } = splitSchemes(`${tokens}\n${await readFile(join(import.meta.dirname, 'site.css'), 'utf8')}`)
  const css = [
    ...first
      ? readFaces(join(first.client.folder, 'assets'), tokens)
      : [],
    base,
    // Paper is always light; without scripts nobody sets the class.
    `@media screen {\n${dark}\n}`,
    `@media screen and (scripting: none) and ${systemDark} {\n${classless}\n}`,
  ].join('\n')
  return writeHashed(site, 'site', 'css', css)
}

/** The `@font-face` rules of a folder's style sheets for the families that the tokens name. */
function readFaces(folder: string, tokens: string): string[] {
  const sheets = readdirSync(folder).filter(name => name.endsWith('.css')).sort()
  const rules = sheets.flatMap(name => readFileSync(join(folder, name), 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [])
  return [...new Set(rules)].filter(rule => tokens.includes(`'${/font-family:\s*["']?([^;"']+)/.exec(rule)?.[1]}'`))
}

/** Writes `assets/<name>-<hash>.<ending>`, a file that may be kept for ever. */
export async function writeHashed(site: string, name: string, ending: string, text: string): Promise<string> {
  const path = `assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.${ending}`
  await writeFile(join(site, path), text)
  return path
}
