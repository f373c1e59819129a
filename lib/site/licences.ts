import type { BuiltDeck } from '../slidev/build.ts'
import type { Shipped } from '../slidev/shipped.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageFolder, readFaceSheets } from '../look/face.ts'
import { escapeHtml } from '../markdown/escape-html.ts'
import { parseJson } from '../project/json.ts'
import { packagesOf, shippedFile, shippedSchema, sorted } from '../slidev/shipped.ts'
import { writePage } from './page.ts'

/** No deck can be named so, for the dot. */
export const licencesPage = 'licences.html'

/** Of what the gallery is made, apart from Lectern: its search and its faces. */
function gallery(): Shipped[] {
  return packagesOf([createRequire(import.meta.url).resolve('minisearch'), ...readFaceSheets().map(sheet => join(packageFolder(sheet), 'index.css'))])
}

/**
 * Writes the page that says whose work the site is made of, and under which terms: what the bundler really put in, the
 * faces, the icons, the runtimes.
 *
 * @param site absolute path of the site's folder
 * @param styles the style sheet's path below the site
 */
export async function writeLicences(built: BuiltDeck[], site: string, styles: string): Promise<void> {
  const lists = await Promise.all(built.map(async ({ app }) => parseJson(shippedSchema, await readFile(join(app.folder, shippedFile), 'utf8'), join(app.folder, shippedFile))))
  const packages = sorted([...lists.flat(), ...gallery()])
  await writeFile(join(site, licencesPage), writePage({
    lang: 'en',
    title: 'Licences',
    description: `Terms of the ${packages.length} packages that these talks are made of.`,
    icon: './icon.svg',
    htmlClass: 'lectern-site',
    styles: [`./${styles}`],
    body: licencesBody(packages),
  }))
}

/** @param packages each once, by name */
export function licencesBody(packages: Shipped[]): string {
  const texts = Map.groupBy(packages.filter(({ text }) => text), ({ text }) => text!)
  const entry = ({ name, version, licence, source }: Shipped): string => `<li>${source ? `<a href="${escapeHtml(source)}" rel="noreferrer">${escapeHtml(name)}</a>` : escapeHtml(name)} ${escapeHtml(version)} · ${escapeHtml(licence)}</li>`
  return `<header class="top"><p class="brand"><a href="./">Talks</a></p>
<h1>Licences</h1>
<p>These talks are made of the work of others. Below are the ${packages.length} packages of which something is published here, with their terms; each links to its source. What the talks themselves say and show belongs to their authors.</p></header>
<main>
<ul>
${packages.map(entry).join('\n')}
</ul>
<h2>The texts</h2>
${[...texts].map(([text, group]) => `<details><summary>${group.map(({ name }) => escapeHtml(name)).join(', ')}</summary>\n<pre style="white-space:pre-wrap">${escapeHtml(text)}</pre></details>`).join('\n')}
</main>`
}
