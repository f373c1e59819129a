import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildSite } from '../../lib/pipeline/build.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { root } from '../../lib/project/root.ts'
import { filesOf, findLeaks, readable } from './find-leaks.ts'

const project = join(root, 'tests/fixtures/decks/site')
const site = join(mkdtempSync(join(tmpdir(), 'lectern-')), 'site')
const built: string[] = []

beforeAll(async () => {
  process.env.LECTERN_SITE_URL = 'https://talks.example/base'
  process.env.CANARY_VARIABLE = 'CANARY-ENVIRONMENT'
  built.push(...await buildSite({ projectRoot: project, output: site, names: [] }))
}, 300_000)
afterAll(() => {
  delete process.env.LECTERN_SITE_URL
  rmSync(site, { recursive: true, force: true })
})

const allFiles = (): string[] => filesOf(site).map(file => join(site, file))
const filesWith = (text: string): string[] => findLeaks(site, { text }).filter(({ what }) => what === 'text').map(({ file }) => `/${file}`)

const secrets = {
  'a speaker note': 'CANARY-NOTE',
  'a hidden slide': 'CANARY-HIDDEN',
  'a draft deck': 'CANARY-DRAFT',
  'a line of the headmatter that is nobody\'s business': 'CANARY-HEADMATTER',
  'a part of a snippet that is only shown': 'CANARY-SNIPPET',
  'a file hidden by its name': 'CANARY-DOTFILE',
  'the environment': 'CANARY-ENVIRONMENT',
  'the path of the project': root,
}

it('what an author did not publish is in no file', () => {
  expect(findLeaks(site, secrets)).toEqual([])
})

it('the search finds each of them, and source maps, where they are planted in a copy of the site', async () => {
  const copy = join(site, '../copy')
  cpSync(site, copy, { recursive: true })
  const pdf = await PDFDocument.load(readFileSync(join(copy, 'alpha/slides.pdf')))
  pdf.setTitle('CANARY-NOTE-ONE')
  writeFileSync(join(copy, 'alpha/slides.pdf'), await pdf.save())
  const planted: [what: string, file: string, text: string][] = [
    ['a speaker note', 'alpha/2/index.html', '<!-- CANARY-NOTE-TWO -->'],
    ['a hidden slide', 'alpha/read/index.html', '<h2>CANARY-HIDDEN</h2>'],
    ['a draft deck', 'index.html', '<h2>CANARY-DRAFT</h2>'],
    ['a line of the headmatter that is nobody\'s business', 'by.hash/new.json', '{"planning":"CANARY-HEADMATTER"}'],
    ['a part of a snippet that is only shown', 'alpha/by.hash/slide.js', 'CANARY-SNIPPET'],
    ['a file hidden by its name', 'alpha/.env', 'CANARY-DOTFILE'],
    ['the environment', 'sw.js', ';var env={CANARY_VARIABLE:"CANARY-ENVIRONMENT"}'],
    ['the path of the project', 'beta/by.hash/new.js', `import "${join(root, 'lib/project/root.ts')}"`],
    ['the path of the project', 'beta/by.hash/new.css', `url(${encodeURIComponent(root)})`],
    ['a source map', 'alpha/by.hash/old.js.map', '{}'],
    ['a source map', 'alpha/by.hash/new.js', '//# sourceMappingURL=data:application/json;base64,e30='],
  ]
  for (const [, file, text] of planted)
    appendFileSync(join(copy, file), text)
  const byFile = (one: { file: string }, two: { file: string }): number => one.file < two.file ? -1 : 1
  expect(findLeaks(copy, secrets)).toEqual([
    { what: 'a speaker note', file: 'alpha/slides.pdf' },
    ...planted.map(([what, file]) => ({ what, file })),
  ].sort(byFile))
  rmSync(copy, { recursive: true })
})

it('the part of a snippet that is shown is published, and no runtime for one that does not run', () => {
  expect(filesWith('elderberry').some(file => file.startsWith('/alpha/'))).toBe(true)
  expect(filesOf(site).filter(file => file.includes('runtimes/'))).toEqual([])
})

it('the search for canaries finds what is there', () => {
  expect(filesWith('apricot').length).toBeGreaterThan(1)
})

it('the search looks into PDFs, whose streams are compressed', () => {
  const pdfs = allFiles().filter(file => file.endsWith('.pdf'))
  expect(pdfs.length).toBe(4)
  for (const file of pdfs) {
    const plain = readFileSync(file)
    expect(plain.includes('/StructElem')).toBe(false)
    expect(readable(file).includes('/StructElem')).toBe(true)
  }
})

it('the words on PDF pages are the slides\', and notes only where they are public', async () => {
  const words = async (path: string): Promise<string> => (await readPdf(readFileSync(join(site, path)))).pages.map(page => page.text).join('\n')
  for (const file of ['alpha/slides.pdf', 'alpha/handout.pdf']) {
    const text = await words(file)
    expect(text, file).toContain('apricot')
    expect(text, file).not.toMatch(/CANARY|dragonfruit/)
  }
  expect(await words('beta/slides.pdf')).not.toContain('dragonfruit')
  expect(await words('beta/handout.pdf')).toContain('dragonfruit')
})

it('no PowerPoint file is published', () => {
  expect(allFiles().filter(file => file.endsWith('.pptx'))).toEqual([])
})

it('the gallery offers both PDFs of each talk', () => {
  const html = readFileSync(join(site, 'index.html'), 'utf8')
  const files = [...html.matchAll(/href="\.\/([^"]+\.pdf)" download/g)].map(match => match[1]!)
  expect(files).toEqual(['alpha/slides.pdf', 'alpha/handout.pdf', 'beta/slides.pdf', 'beta/handout.pdf'])
  for (const file of files)
    expect(allFiles()).toContain(join(site, file))
})

it('`notes: public` puts a deck\'s notes in, and only that deck\'s', () => {
  const found = filesWith('dragonfruit')
  expect(found.some(file => file.startsWith('/beta/by.hash/'))).toBe(true)
  expect(found.some(file => file.startsWith('/by.hash/search-'))).toBe(true)
  expect(found.some(file => file.startsWith('/alpha/'))).toBe(false)
})

it('addresses are absolute when the site\'s is known', () => {
  const html = readFileSync(join(site, 'alpha/2/index.html'), 'utf8')
  expect(html).toContain('<link rel="canonical" href="https://talks.example/base/alpha/2/">')
  expect(html).toContain('<meta property="og:image" content="https://talks.example/base/alpha/card.png">')
  expect(readFileSync(join(site, 'alpha/1/index.html'), 'utf8')).toContain('href="https://talks.example/base/alpha/"')
  const sitemap = readFileSync(join(site, 'sitemap.xml'), 'utf8')
  expect(sitemap).toContain('<loc>https://talks.example/base/beta/read/</loc>')
  expect(sitemap).not.toContain('presenter')
})

it('an unchanged deck is not built again', async () => {
  expect(await buildSite({ projectRoot: project, output: site, names: [] })).toEqual([])
  expect(built.length).toBeLessThanOrEqual(2)
})
