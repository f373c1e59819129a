import type { DefaultTreeAdapterMap } from 'parse5'
import type { Browser } from 'playwright'
import type { StaticServer } from '../../lib/browser/serve.ts'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import JSZip from 'jszip'
import { parse } from 'parse5'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { escapeHtml } from '../../lib/markdown/escape-html.ts'
import { buildSite } from '../../lib/pipeline/build.ts'
import { exportDecks } from '../../lib/pipeline/export.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { filesOf } from '../site/find-leaks.ts'

type Node = DefaultTreeAdapterMap['node']

const folder = mkdtempSync(join(tmpdir(), 'lectern-markup-'))
const project = join(folder, 'project')
const site = join(folder, 'out/site')
let browser: Browser
let server: StaticServer

/** What ends any string, tag, element of text and comment, and then is an element; each field has a word of its own. */
const mark = (field: string): string => `${field}Quokka"'></title></style></script></textarea></noscript>--><xss onxss="1">`
/** The same as an author writes it who means these letters. */
const letters = (field: string): string => escapeHtml(mark(field)).replaceAll('\'', '&#39;').replaceAll('-', '&#45;').replaceAll('/', '&#47;')
const yaml = (field: string): string => JSON.stringify(mark(field))

/** Shown on a page by these fields' words; all the others are looked for in what is exported too. */
const fields = ['title', 'author', 'info', 'heading', 'words', 'alt', 'cell', 'code', 'question', 'choice', 'source', 'note', 'diagram']

const talk = `---
title: ${yaml('title')}
author: ${yaml('author')}
info: ${yaml('info')}
keywords: ${yaml('keywords')}
lang: en
theme: none
notes: public
---

# ${letters('heading')}

${letters('words')} and \`${mark('code')}\`

<img src="./dot.svg" alt="${letters('alt')}">

<!-- ${letters('note')} -->

---
routeAlias: ../../escaped
---

| ${letters('cell')} | b |
| --- | --- |
| 1 | 2 |

\`\`\`html
${mark('fence')}
\`\`\`

<Cite id="one" />

---
routeAlias: '"><xss onxss=1>'
---

# A question

<Poll question="${letters('question')}" choices="${letters('choice')} | b" />

---

# A drawing

\`\`\`mermaid
flowchart LR
  one["diagramQuokka #lt;xss onxss=1#gt;"] --> two
\`\`\`

---

<ReferenceList />
`

beforeAll(async () => {
  mkdirSync(project)
  mkdirSync(join(folder, 'out'))
  writeFileSync(join(project, 'talk.md'), talk)
  writeFileSync(join(project, 'dot.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9v9"/></svg>')
  writeFileSync(join(project, 'references.yml'), `- id: one\n  authors: ${yaml('authors')}\n  year: 2026\n  title: ${yaml('source')}\n  where: ${yaml('where')}\n  url: https://example.org/one\n`)
  process.env.LECTERN_SITE_URL = 'https://talks.example/'
  await buildSite({ projectRoot: project, output: site, names: ['talk.md'] })
  for (const format of isLong ? ['html', 'pptx'] as const : [])
    await exportDecks({ projectRoot: project, output: join(folder, 'out'), names: ['talk.md'], format, notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4' } })
  server = await serveFolder(site)
  browser = await openBrowser()
}, 600_000)
afterAll(async () => {
  delete process.env.LECTERN_SITE_URL
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every element of a page and of the pages in it, with what its text and its attributes say. */
function read(html: string, scriptingEnabled: boolean): { made: string[], said: string } {
  const made: string[] = []
  let said = ''
  const walk = (node: Node): void => {
    if ('value' in node)
      said += `${node.value}\n`
    if ('attrs' in node) {
      if (node.tagName === 'xss')
        made.push(node.tagName)
      for (const { name, value } of node.attrs) {
        if (/xss/.test(name))
          made.push(name)
        said += `${value}\n`
        if (name === 'srcdoc')
          made.push(...read(value, scriptingEnabled).made)
      }
    }
    if ('content' in node)
      walk(node.content)
    if ('childNodes' in node)
      node.childNodes.forEach(walk)
  }
  walk(parse(html, { scriptingEnabled }))
  return { made, said }
}

it('makes an element of no word of a deck, on any page and in the one file', () => {
  const pages = [...filesOf(site).filter(file => file.endsWith('.html')).map(file => join(site, file)), ...readdirSync(join(folder, 'out')).filter(file => file.endsWith('.html')).map(file => join(folder, 'out', file))]
  expect(pages.length).toBeGreaterThan(15)
  let said = ''
  for (const page of pages) {
    for (const scripting of [true, false]) {
      const found = read(readFileSync(page, 'utf8'), scripting)
      expect(found.made, page).toEqual([])
      said += found.said
    }
  }
  // Each is there, and as its letters.
  expect(fields.filter(field => !new RegExp(`${field}Quokka[^\\n]*<xss`).test(said))).toEqual([])
})

it.runIf(isLong)('makes one of none in a browser either: gallery, search, slides, presenter and reader', async () => {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const made = (): Promise<number> => page.evaluate(() => document.querySelectorAll('xss, [onxss]').length)
  await page.goto(server.url)
  await page.getByRole('searchbox').fill('headingQuokka')
  await page.locator('a[href*="talk/"]', { hasText: 'headingQuokka' }).first().waitFor()
  expect(await made()).toBe(0)
  for (const path of ['1/', '2/', '3/', '4/', '5/', 'presenter/1/', 'overview/', 'notes/']) {
    await page.goto(`${server.url}talk/${path}`)
    await page.waitForFunction(() => document.querySelector('#app')?.firstElementChild)
    await page.waitForLoadState('networkidle')
    expect(await made(), path).toBe(0)
  }
  await page.goto(`${server.url}talk/read/`)
  expect(await made()).toBe(0)
  await page.close()
})

function refuseFault(level: string, message: string): never {
  throw new Error(`${level}: ${message}`)
}

it.runIf(isLong)('writes whole XML into PowerPoint and pictures', async () => {
  const file = readdirSync(join(folder, 'out')).find(name => name.endsWith('.pptx'))!
  const zip = await JSZip.loadAsync(readFileSync(join(folder, 'out', file)))
  const parts = await Promise.all(Object.values(zip.files).filter(({ name }) => /\.(?:xml|rels)$/.test(name)).map(part => part.async('string')))
  const drawings = filesOf(site).filter(name => /\.(?:svg|xml)$/.test(name)).map(name => readFileSync(join(site, name), 'utf8'))
  expect(parts.length).toBeGreaterThan(10)
  let said = ''
  for (const xml of [...parts, ...drawings]) {
    const document = new DOMParser({ onError: refuseFault }).parseFromString(xml, 'text/xml')
    expect(document.getElementsByTagName('xss').length).toBe(0)
    said += document.documentElement?.textContent ?? ''
  }
  for (const field of ['title', 'author', 'info', 'heading', 'words', 'code', 'cell'])
    expect(said).toContain(mark(field))
})

it('writes no page outside the site, and none of a name that no folder can have everywhere', () => {
  expect(readdirSync(join(folder, 'out')).filter(name => /escaped/.test(name))).toEqual([])
  expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /escaped|xss/.test(name))).toEqual([])
})
