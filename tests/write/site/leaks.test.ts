import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../../lib/check/pdf/read-pdf.ts'
import { root } from '../../../lib/root.ts'
import { buildSite } from '../../../lib/write/site.ts'

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

function allFiles(): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}
const filesWith = (text: string): string[] => allFiles().filter(file => readable(file).includes(text)).map(file => file.slice(site.length))

/** A file's bytes, and for a PDF also what its compressed streams hold. Words on its pages are glyph numbers there: they are read below. */
function readable(file: string): Buffer {
  const bytes = readFileSync(file)
  return file.endsWith('.pdf') ? Buffer.concat([bytes, ...inflated(bytes)]) : bytes
}

function inflated(pdf: Buffer): Buffer[] {
  return [...pdf.toString('latin1').matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    try {
      return [inflateSync(pdf.subarray(index + mark.length), { finishFlush: 2 })]
    }
    catch {
      return []
    }
  })
}

describe('what an author did not publish is in no file', () => {
  it.each([
    ['a speaker note', 'CANARY-NOTE'],
    ['a hidden slide', 'CANARY-HIDDEN'],
    ['a draft deck', 'CANARY-DRAFT'],
    ['a line of the headmatter that is nobody\'s business', 'CANARY-HEADMATTER'],
    ['the environment', 'CANARY-ENVIRONMENT'],
    ['the path of the project', root],
  ])('%s', (_, canary) => {
    expect(filesWith(canary)).toEqual([])
  })

  it('a source map', () => {
    expect(allFiles().filter(file => file.endsWith('.map'))).toEqual([])
    expect(filesWith('sourceMappingURL=data')).toEqual([])
  })
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
  expect(found.some(file => file.startsWith('/beta/assets/'))).toBe(true)
  expect(found.some(file => file.startsWith('/assets/search-'))).toBe(true)
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

it('the two decks use one client, byte for byte', () => {
  const entry = (deck: string): string | undefined => /href="\.\.\/(assets\/client-[^"]*\.js)"/.exec(readFileSync(join(site, deck, 'index.html'), 'utf8'))?.[1]
  expect(entry('alpha')).toBeDefined()
  expect(entry('beta')).toBe(entry('alpha'))
  const size = (folder: string): number => readdirSync(join(site, folder)).reduce((sum, file) => sum + statSync(join(site, folder, file)).size, 0)
  expect(size('beta/assets')).toBeLessThan(60_000)
})

it('an unchanged deck is not built again', async () => {
  expect(await buildSite({ projectRoot: project, output: site, names: [] })).toEqual([])
  expect(built.length).toBeLessThanOrEqual(2)
})
