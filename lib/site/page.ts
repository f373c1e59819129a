import type { RemoteSources } from '../print/settle/snapshot.ts'
import { escapeHtml } from '../markdown/escape-html.ts'
import { policy, referrerPolicy } from './csp.ts'
import { folderScript, schemeScript, slashScript } from './inline-scripts.ts'

/** What differs from page to page. Addresses are relative to the page unless said otherwise. */
export interface Page {
  lang: string
  title: string
  description: string
  /** Absolute address of the page; without one, no canonical link and no card picture are written. */
  canonical?: string
  /** Absolute address of the card picture. */
  card?: string
  icon: string
  /** Last part of the page's address; left out for pages that may stand anywhere. */
  folder?: string
  /** Classes of `<html>`. */
  htmlClass?: string
  /** The page's only colour scheme; left out, it follows the visitor's. */
  scheme?: 'light' | 'dark'
  styles: string[]
  /** Fetched at once, beside the entry. */
  preload?: string[]
  fonts?: string[]
  entry?: string
  /** More lines for the head. */
  head?: string
  /** Inline scripts that `head` and `body` contain, so that the policy lets them run. */
  moreScripts?: string[]
  /** Other hosts that the page may take something from. */
  remote?: RemoteSources
  body: string
}

/** A whole HTML page with its policy. */
export function writePage(page: Page): string {
  const scripts = [
    slashScript,
    ...page.scheme ? [] : [schemeScript],
    folderScript,
  ]
  const htmlClass = [page.htmlClass, page.scheme === 'dark' && 'dark'].filter(Boolean).join(' ')
  const meta = (name: string, content: string | undefined, key = 'name'): string => content
    ? `<meta ${key}="${name}" content="${escapeHtml(content)}">\n`
    : ''
  return `<!doctype html>
<html lang="${escapeHtml(page.lang)}"${htmlClass
  ? ` class="${escapeHtml(htmlClass)}"`
  : ''}${page.folder
  ? ` data-folder="${escapeHtml(page.folder)}"`
  : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy([
  ...scripts,
  ...(page.moreScripts ?? []),
], page.remote))}">
${scripts.map(code => `<script>${code}</script>\n`).join('')}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
${meta('description', page.description)}${meta('referrer', referrerPolicy(page.remote ?? {}))}${meta('color-scheme', page.scheme ?? 'light dark')}${page.canonical
  ? `<link rel="canonical" href="${escapeHtml(page.canonical)}">\n`
  : ''}${meta('og:title', page.title, 'property')}${meta('og:description', page.description, 'property')}${meta('og:type', 'website', 'property')}${meta('og:url', page.canonical, 'property')}${meta('og:image', page.card, 'property')}${meta('twitter:card', page.card && 'summary_large_image')}${page.head ?? ''}<link rel="icon" href="${escapeHtml(page.icon)}">
${[
  ...(page.fonts ?? []).map(href => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${escapeHtml(href)}">`),
  ...page.styles.map(href => `<link rel="stylesheet" href="${escapeHtml(href)}">`),
  ...(page.preload ?? []).map(href => `<link rel="modulepreload" href="${escapeHtml(href)}">`),
  ...(page.entry
    ? [`<script type="module" src="${escapeHtml(page.entry)}"></script>`]
    : []),
].join('\n')}
</head>
<body>
${page.body}
</body>
</html>
`
}
