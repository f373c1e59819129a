import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { policy, referrerPolicy, scriptHash } from '../../lib/site/csp.ts'
import { readOwnPage } from '../../lib/site/own-page.ts'
import { writePage } from '../../lib/site/page.ts'
import { describeRemote, remoteSources } from '../../lib/site/remote-sources.ts'
import { openBrowser } from '../shared-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-own-page-'))

/** As Slidev and Vite leave a page whose author has an `index.html`. */
writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><head>
<meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>Slidev's</title><meta name="lectern-base" content="./">
<meta property="slidev:version" content="53.0.0"><meta name="description" content="short"><meta property="og:title" content="Mine"><meta name="author" content="A. N."><meta name="theme-color" content="#fff">
<link rel="icon" href="./mark.png"><link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter&display=swap"><link rel="stylesheet" href="./by.hash/index-1.css"><link rel="stylesheet" href="./extra.css"><link rel="preload" as="image" href="./a.png">
<script>window.mine = 1</script><script src="https://count.example/a.js"></script><script type="module" src="./by.hash/index-1.js"></script>
</head><body><div id="app"></div><div id="mermaid-rendering-container"></div><script async src="//embed.example/w.js"></script><p class="mine"><img src="./b.png"></p></body></html>`)

const own = readOwnPage(folder, address => `../${address.replace(/^\.\//, '')}`, name => ['by.hash/index-1.css', 'by.hash/index-1.js', 'og:title'].includes(name))

it('takes over what an author adds to the page around the slides, and of Slidev\'s only what its diagrams are drawn in', () => {
  expect(own.icon).toBe('../mark.png')
  expect(own.head.trim().split('\n')).toEqual([
    '<meta name="author" content="A. N.">',
    '<meta name="theme-color" content="#fff">',
    '<link rel="stylesheet" href="../extra.css">',
    '<script>window.mine = 1</script>',
    '<script src="https://count.example/a.js"></script>',
  ])
  // Another host's style sheet stands after the slides, so that they need not wait for it.
  expect(own.body.trim().split('\n')).toEqual([
    '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter&amp;display=swap">',
    // Mermaid draws nothing without it.
    '<div id="mermaid-rendering-container"></div>',
    '<script async="" src="//embed.example/w.js"></script>',
    '<p class="mine"><img src="../b.png"></p>',
  ])
  expect(own.scripts).toEqual(['window.mine = 1'])
})

it('names the hosts of a deck: those of its page, of its Markdown, and those that its slides asked', () => {
  const slides = [{ content: '![a](https://pictures.example/a.png)\n\n<Youtube id="x" />\n\n<iframe src="http://frames.example:8080/x?y" />\n\n`<img src="https://code.example/x.png">`', frontmatter: { image: '//cover.example/c.jpg' } }]
  const remote = remoteSources({ slides: slides as never, entry: 'talk.md', headmatter: {} }, own.remote, { media: ['https://films.example'], img: ['https://odd;host'] })
  expect(remote).toMatchObject({
    style: ['https://fonts.googleapis.com', 'https://count.example', 'https://embed.example'],
    frame: expect.arrayContaining(['https://www.youtube.com', 'http://frames.example:8080', 'https://count.example']) as string[],
    img: expect.arrayContaining(['https://pictures.example', 'https://cover.example']) as string[],
    media: expect.arrayContaining(['https://films.example']) as string[],
  })
  expect(remote.font).toContain('https://fonts.gstatic.com')
  expect(JSON.stringify(remote)).not.toMatch(/code\.example|odd/)
  expect(describeRemote({ img: ['https://a.example'], font: ['https://a.example'] })).toBe('a.example (img, font)')
})

it.each([
  ['<BlueSky uri="https://bsky.app/profile/sli.dev/post/3lgwg2vy44s2q" />', { script: ['https://embed.bsky.app'], connect: ['https://public.api.bsky.app', 'https://embed.bsky.app'] }],
  ['<blue-sky uri="at://a" />', { connect: ['https://public.api.bsky.app', 'https://embed.bsky.app'] }],
  ['<Tweet id="20" />', { script: ['https://platform.twitter.com'], frame: ['https://syndication.twitter.com', 'https://platform.twitter.com'] }],
  ['<youtube id="x" />', { frame: ['https://www.youtube.com'] }],
  ['```plantuml {scale: 0.5}\n@startuml\n```', { img: ['https://www.plantuml.com'] }],
])('names the hosts of Slidev\'s own %s', (content, hosts) => {
  expect(remoteSources({ slides: [{ content, frontmatter: {} }] as never, entry: 'talk.md', headmatter: {} })).toMatchObject(hosts)
})

it('names the server that a deck has PlantUML drawn by', () => {
  const slides = [{ content: '```plantuml\nA -> B\n```', frontmatter: {} }]
  expect(remoteSources({ slides: slides as never, entry: 'talk.md', headmatter: { plantUmlServer: 'https://uml.example/draw' } })).toEqual({ img: ['https://uml.example'] })
})

it('a deck without anything from elsewhere keeps the strict policy', () => {
  expect(remoteSources({ slides: [], entry: 'talk.md', headmatter: {} })).toEqual({})
  expect(policy([], {})).toBe(policy([]))
  expect(policy([])).toMatch(/img-src 'self' data: blob:;.*frame-src 'self';/)
  expect(referrerPolicy({})).toBe('no-referrer')
  expect(referrerPolicy({ frame: ['https://www.youtube.com'] })).toBe('strict-origin-when-cross-origin')
  expect(policy(['1'])).toContain(`script-src 'self' ${scriptHash('1')};`)
})

it('a deck of one colour scheme has it from its first picture on, whatever the visitor prefers', () => {
  const page = { lang: 'en', title: 'x', description: 'x', icon: '', styles: [], body: '', htmlClass: 'lectern-player' }
  expect(writePage({ ...page, scheme: 'dark' })).toMatch(/<html lang="en" class="lectern-player dark">[\s\S]*name="color-scheme" content="dark"/)
  expect(writePage({ ...page, scheme: 'light' })).not.toContain('prefers-color-scheme')
  expect(writePage(page)).toContain('prefers-color-scheme')
})

it('a browser shows what the author named, and asks no other host', async () => {
  writeFileSync(join(folder, 'page.html'), writePage({
    lang: 'en',
    title: 'x',
    description: 'x',
    icon: 'data:,',
    styles: [],
    moreScripts: own.scripts,
    remote: { img: ['https://named.example'] },
    head: '<script>window.mine = 1</script>',
    body: '<img id="a" src="https://named.example/a.svg"><img id="b" src="https://other.example/a.svg">',
  }))
  const [browser, server] = await Promise.all([openBrowser(), serveFolder(folder)])
  try {
    const page = await browser.newPage()
    const asked: string[] = []
    await page.route(/\.example\//, (route) => {
      asked.push(new URL(route.request().url()).host)
      return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' })
    })
    await page.goto(`${server.url}page.html`, { waitUntil: 'load' })
    expect(await page.evaluate(() => [...document.images].map(({ naturalWidth }) => naturalWidth))).toEqual([9, 0])
    expect(await page.evaluate('window.mine')).toBe(1)
    expect(asked).toEqual(['named.example'])
  }
  finally {
    await browser.close()
    await server.close()
  }
})
