import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { facesFile } from '../look/face.ts'
import { splitSchemes, systemDark } from '../look/schemes.ts'
import { smallFonts } from '../look/small-fonts.ts'
import { readTokens } from '../look/tokens.ts'
import { root } from '../project/root.ts'
import { hashedFolder } from '../slidev/client/never-changes.ts'

/**
 * Writes the style sheet of the gallery, the reader and the 404 page, with its faces.
 *
 * @returns its path below the site
 */
export async function writeSiteStyles(site: string): Promise<string> {
  const { base, dark, classless } = splitSchemes(`${readTokens()}\n${await readFile(join(import.meta.dirname, 'site.css'), 'utf8')}`)
  const css = [
    await writeFaces(site),
    base,
    // Paper is always light; without scripts nobody sets the class.
    `@media screen {\n${dark}\n}`,
    `@media screen and (scripting: none) and ${systemDark} {\n${classless}\n}`,
  ].join('\n')
  return writeHashed(site, 'site', 'css', css)
}

/** Puts the font files into `by.hash/`; returns their `@font-face` rules. */
async function writeFaces(site: string): Promise<string> {
  // Not read as a command starts: lib/features/snippet/build-cage.ts says why.
  const { build } = await import('vite')
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    base: './',
    plugins: [smallFonts()],
    build: { write: false, assetsDir: hashedFolder, assetsInlineLimit: 0, cssCodeSplit: true, rollupOptions: { input: facesFile } },
  })
  const assets = (Array.isArray(result) ? result : [result]).flatMap(one => 'output' in one ? one.output : []).filter(file => file.type === 'asset')
  for (const { fileName, source } of assets.filter(({ fileName }) => !fileName.endsWith('.css')))
    await writeFile(join(site, fileName), source)
  return assets.filter(({ fileName }) => fileName.endsWith('.css')).map(({ source }) => String(source)).join('\n')
}

/** Writes `by.hash/<name>-<hash>.<ending>`, a file that may be kept for ever. */
export async function writeHashed(site: string, name: string, ending: string, text: string): Promise<string> {
  const path = `${hashedFolder}/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.${ending}`
  await writeFile(join(site, path), text)
  return path
}
