import type { BuiltDeck } from '../../render/chunks/build.ts'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTokens } from '../../render/tokens.ts'

/** The faces of pages without a player, as files of the shared client: a visitor who goes on to a talk has them. */
const faces = [
  { family: 'Atkinson Hyperlegible Next Variable', file: 'atkinson-hyperlegible-next-latin-wght-normal', style: 'normal' },
  { family: 'Atkinson Hyperlegible Next Variable', file: 'atkinson-hyperlegible-next-latin-wght-italic', style: 'italic' },
  { family: 'Atkinson Hyperlegible Mono Variable', file: 'atkinson-hyperlegible-mono-latin-wght-normal', style: 'normal' },
]

/**
 * Writes the style sheet of the gallery, the reader and the 404 page.
 *
 * @returns its path below the site
 */
export async function writeSiteStyles([first]: BuiltDeck[], site: string): Promise<string> {
  const files = first
    ? readdirSync(join(first.client.folder, 'assets'))
    : []
  const fonts = faces.flatMap(({ family, file, style }) => {
    const found = files.find(name => name.startsWith(`${file}-`))
    return found
      ? [`@font-face{font-family:'${family}';font-style:${style};font-display:swap;font-weight:200 800;src:url(./${found}) format('woff2-variations')}`]
      : []
  })
  const css = [
    ...fonts,
    readTokens(),
    await readFile(join(import.meta.dirname, 'site.css'), 'utf8'),
  ].join('\n')
  return writeHashed(site, 'site', 'css', css)
}

/** Writes `assets/<name>-<hash>.<ending>`, a file that may be kept for ever. */
export async function writeHashed(site: string, name: string, ending: string, text: string): Promise<string> {
  const path = `assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.${ending}`
  await writeFile(join(site, path), text)
  return path
}
