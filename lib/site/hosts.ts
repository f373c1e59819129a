import type { RemoteSources } from '../print/settle/snapshot.ts'
import type { Deck } from '../project/deck.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { DeckPagesOptions } from './deck-pages.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml } from '../markdown/escape-html.ts'
import { addressOf } from '../project/decks.ts'
import { hashedFolder } from '../slidev/client/never-changes.ts'
import { policy, referrerPolicy } from './csp.ts'
import { inlineScripts } from './inline-scripts.ts'
import { licencesPage } from './licences.ts'
import { notFoundPage } from './not-found.ts'
import { writeServiceWorker } from './service-worker.ts'

/** What one deck's pages may do more than others. */
export interface Freedom {
  remote: RemoteSources
  /** Inline scripts of its author's. */
  scripts: string[]
}

/** Headers for every page; the cage brings its own policy and must not get the pages'. */
function pageHeaders({ remote, scripts }: Freedom = { remote: {}, scripts: [] }): Record<string, string> {
  return {
    // What `<meta>` cannot say: which pages may frame this one. The site frames only its own cage.
    'Content-Security-Policy': `${policy([...inlineScripts(), ...scripts], remote)}; frame-ancestors 'self'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': referrerPolicy(remote),
    'Permissions-Policy': 'geolocation=(), payment=(), usb=()',
  }
}

const forEver = 'public, max-age=31536000, immutable'

/**
 * Writes what hosts look for at a site's root: the page for missing addresses, headers, the sitemap, the
 * service worker.
 *
 * @param built the decks
 * @param pages every page's path below the site, `''` for the gallery
 * @param styles the style sheet's path below the site
 * @param freedoms of decks that take something from other hosts, by name
 * @param options where to write, and the site's address
 */
export async function writeHostFiles(built: BuiltDeck[], pages: string[], styles: string, freedoms: Map<string, Freedom>, options: DeckPagesOptions): Promise<void> {
  const { site, siteUrl } = options
  const decks = built.map(({ deck }) => deck)
  const write = (name: string, text: string): Promise<void> => writeFile(join(site, name), text)
  await write('404.html', notFoundPage(decks, await readFile(join(site, styles), 'utf8'), siteUrl))
  await write('_headers', headersFile(decks.map(deck => addressOf(deck.name)), pagePaths(decks, freedoms)))
  await write('vercel.json', `${JSON.stringify(vercel(decks.map(deck => addressOf(deck.name)), pagePaths(decks, freedoms)), null, 2)}\n`)
  // GitHub's own page builder would drop files whose names start with an underscore.
  await write('.nojekyll', '')
  await write('robots.txt', `User-agent: *\nAllow: /\n${siteUrl
    ? `Sitemap: ${siteUrl}sitemap.xml\n`
    : ''}`)
  if (siteUrl)
    await write('sitemap.xml', sitemap(pages.map(page => siteUrl + page)))
  await writeServiceWorker(built, site)
}

/**
 * Pages with the player or the gallery; neither the cage nor its runtimes, nor scripts. Hosts redirect a page's address
 * to its final slash. Netlify reads a rule as if that slash were optional, so pictures and PDFs beside the pages have
 * the policy there too: Chromium's viewer shows them all the same.
 */
function pagePaths(decks: Deck[], freedoms: Map<string, Freedom>): [path: string, headers: Record<string, string>][] {
  return [
    ...['/', '/404.html', `/${licencesPage}`].map((path): [string, Record<string, string>] => [path, pageHeaders()]),
    ...decks.flatMap(({ name }) => {
      const headers = pageHeaders(freedoms.get(name))
      return ['', ':page/', 'presenter/:page/'].map((page): [string, Record<string, string>] => [`/${addressOf(name)}/${page}`, headers])
    }),
  ]
}

/** Where files are whose names change with their content; an author's own folders are answered afresh each time. */
const hashedFolders = (decks: string[]): string[] => ['', ...decks.map(name => `/${name}`)].map(folder => `${folder}/${hashedFolder}/`)

/** Netlify's and Cloudflare Pages' file. */
function headersFile(decks: string[], pages: ReturnType<typeof pagePaths>): string {
  const block = (path: string, headers: Record<string, string>): string =>
    [
      path,
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ].join('\n')
  return `${[
    ...pages.map(([path, headers]) => block(path, headers)),
    ...hashedFolders(decks).map(path => block(`${path}*`, { 'Cache-Control': forEver })),
    block('/sw.js', { 'Cache-Control': 'no-cache' }),
  ].join('\n')}\n`
}

function vercel(decks: string[], pages: ReturnType<typeof pagePaths>): object {
  const rule = (source: string, headers: Record<string, string>): object =>
    ({ source, headers: Object.entries(headers).map(([key, value]) => ({ key, value })) })
  return {
    cleanUrls: false,
    trailingSlash: true,
    headers: [
      ...pages.map(([path, headers]) => rule(path, headers)),
      ...hashedFolders(decks).map(path => rule(`${path}(.*)`, { 'Cache-Control': forEver })),
      rule('/sw.js', { 'Cache-Control': 'no-cache' }),
    ],
  }
}

function sitemap(addresses: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map(address => `<url><loc>${escapeHtml(address)}</loc></url>`).join('\n')}
</urlset>
`
}
