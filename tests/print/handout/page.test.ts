import type { HandoutContent } from '../../../lib/print/handout/content.ts'
import type { Snapshot } from '../../../lib/print/settle.ts'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCorrections } from '../../../lib/print/handout/corrections.ts'
import { moveIds } from '../../../lib/print/handout/move-ids.ts'
import { renderNotes } from '../../../lib/print/handout/notes.ts'
import { recordedOutputs } from '../../../lib/print/handout/outputs.ts'
import { handoutPage } from '../../../lib/print/handout/page.ts'
import { findPosters } from '../../../lib/print/handout/posters.ts'
import { readPdf } from '../../../lib/print/pdf/read/read-pdf.ts'
import { snippetProject } from '../../built/snippet-site.ts'
import { openBrowser } from '../../shared-browser.ts'

it('gives each state of a slide ids of its own, and everything that points at them', () => {
  expect(moveIds('<svg id="a"><style>#a .x{}</style><defs><g id="b"></g></defs><use href="#b"/><path fill="url(#b)" marker-end="url(&quot;#b&quot;)"/></svg><a href="#other">o</a>', 's1-'))
    .toBe('<svg id="s1-a"><style>#s1-a .x{}</style><defs><g id="s1-b"></g></defs><use href="#s1-b"></use><path fill="url(#s1-b)" marker-end="url(#s1-b)"></path></svg><a href="#other">o</a>')
})

it('moves references of every kind, and leaves shown code and look-alikes as they are', () => {
  expect(moveIds('<p id="a" title="id=&quot;a&quot;">id="a" for="a" &lt;b id="a"&gt; url(#a)</p><label for="a">a</label><i aria-labelledby="a none" aria-details="a" style="mask:url(\'#a\')" headers="a"></i><svg><use xlink:href="#a"></use><text aria-owns=\'a\'>#a</text></svg><style>p#a, .b > #a:hover{color:#a;fill:url("#a")} @media print{#a{}} #aa{}</style><pre>\n\nid="a"</pre>', 'x-'))
    .toBe('<p id="x-a" title="id=&quot;a&quot;">id="a" for="a" &lt;b id="a"&gt; url(#a)</p><label for="x-a">a</label><i aria-labelledby="x-a none" aria-details="x-a" style="mask:url(#x-a)" headers="x-a"></i><svg><use xlink:href="#x-a"></use><text aria-owns="x-a">#a</text></svg><style>p#x-a, .b > #x-a:hover{color:#a;fill:url(#x-a)} @media print{#x-a{}} #aa{}</style><pre>\n\nid="a"</pre>')
})

it('renders notes as Markdown, keeps their headings below the slide\'s, and leaves out what directs the speaker', () => {
  expect(renderNotes('# Then\n\n[click] one [click:2] three')).toBe('<h4>Then</h4>\n<p>one three</p>\n')
  expect(renderNotes('(Pause.)\n\nOne sentence. (Pause, then look up.) Another.\n(Wait for hands (all of them).)\n\n[click]\n\n- (Smile.)\n- kept'))
    .toBe('<p>One sentence. Another.</p>\n<ul>\n<li>kept</li>\n</ul>\n')
  expect(renderNotes('(Line focus is on the names.)\n\n[click] (Pause.)\n\n*(Take one.)*')).toBe('')
  expect(renderNotes('It runs. *(Run it.)* Four kinds. *(Long pause.)*')).toBe('<p>It runs. Four kinds.</p>\n')
})

it('keeps parentheses that say something, and code as it is', () => {
  expect(renderNotes('(one) and (other)\n\nA claim (Pauses, 2021) stands.')).toBe('<p>(one) and (other)</p>\n<p>A claim (Pauses, 2021) stands.</p>\n')
  expect(renderNotes('```js\nwait()\n\n(click)\n```')).toBe('<pre><code class="language-js">wait()\n\n(click)\n</code></pre>\n')
})

it('reads corrections beside the slides, without the file\'s own title', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-corrections-'))
  try {
    expect(readCorrections(folder)).toBe('')
    await writeFile(join(folder, 'corrections.md'), '# Corrections\n\n## After the talk\n\n- Slide 3: it was 1948. <b>Sic</b>\n')
    expect(readCorrections(folder)).toBe('<h3>After the talk</h3>\n<ul>\n<li>Slide 3: it was 1948. &lt;b&gt;Sic&lt;/b&gt;</li>\n</ul>')
  }
  finally {
    await rm(folder, { recursive: true })
  }
})

/** Selectors that name no parent of the handout's own, so that they would match inside a slide as well. */
function reaching(css: string): string[] {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(@?[^{}@;]+)\{/g)
  return [...selectors].flatMap(([, list = '']) => list.split(/,(?![^(]*\))/)).map(selector => selector.trim()).filter(selector => selector !== '' && !selector.startsWith('@') && !/^(?:html)?\.handout(?:\.[\w-]+|:is\([^)]*\))*(?: (?:body|main(?: > \S.*)?|article\.\S.*|\.slide-snapshot|\.picture > \.unseen|\.output-\w+))?$/.test(selector))
}

it('has no rule that reaches into a slide, whose classes may be called the same', async () => {
  expect(reaching(await readFile(new URL('../../../lib/print/handout/handout.css', import.meta.url), 'utf8'))).toEqual([])
  expect(reaching('.handout .notes, .handout main > .way { a: b } .handout :is(.references ol, .x ul) { c: d }')).toEqual(['.handout .notes', '.handout :is(.references ol, .x ul)'])
})

it('shows what a snippet drew, by its own name', () => {
  const [output] = recordedOutputs('<RunnableSnippet src="bars.ts" region="draw" beside />', snippetProject)
  expect(output!.html).toContain('<img class="output-picture" alt="Three bars" src="data:image/svg+xml,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22')
})

it('undims the lines of code that stepped back, and keeps the mark of those that did not', () => {
  const html = '<pre><span class="line slidev-code-dishonored">one</span><span class="line slidev-code-highlighted">two</span></pre>'
  const content = { title: 'T', lang: 'en', author: '', info: '', canvas: { width: 980, height: 552 }, face: 'serif', slides: [{ no: 1, title: 'One', isSection: false, pictures: [{ click: 0, html }], notes: '', outputs: [], sources: [] }], references: [], corrections: '' } as unknown as HandoutContent
  expect(handoutPage(content, { htmlClass: '', styles: '', styleSheets: [], remote: {} } as unknown as Snapshot, { layout: 'notes', perPage: 3, paper: 'A4' }))
    .toContain('<pre><span class="line" data-undimmed="">one</span><span class="line slidev-code-highlighted">two</span></pre>')
})

it.each([
  ['es', ['Índice', 'Correcciones', 'Referencias', 'Fuentes: ', 'Todas las charlas'], ''],
  ['de-AT', ['Inhalt', 'Berichtigungen', 'Quellen', 'Quellen: ', 'Alle Vorträge'], ''],
  ['pl', ['Contents', 'Corrections', 'References', 'Sources: ', 'All talks'], ' lang="en"'],
])('is labelled in the language of a deck in %s, or says that it is not', (lang, labels, spoken) => {
  const reference = { id: 'a', number: 1, title: 'A source', where: 'W', url: 'https://example.org/', line: 1 }
  const slide = { no: 1, title: 'One', isSection: false, pictures: [{ click: 0, html: '<span class="b" data-button="">Run</span>' }], notes: '<p>n</p>', outputs: [], sources: [reference] }
  const content = { title: 'T', lang, author: '', info: '', canvas: { width: 980, height: 552 }, face: 'serif', slides: [slide], references: [reference], corrections: '<p>c</p>' } as unknown as HandoutContent
  const html = handoutPage(content, { htmlClass: '', styles: '', styleSheets: [], remote: {} } as unknown as Snapshot, { layout: 'notes', perPage: 3, paper: 'A4' })
  const [contents, corrections, references, sources, all] = labels
  expect(html).toContain(`<h2 class="contents-title"${spoken}>${contents}</h2>`)
  expect(html).toContain(`<h2${spoken}>${corrections}</h2>`)
  expect(html).toContain(`<h2${spoken}>${references}</h2>`)
  expect(html).toContain(`<p class="sources">${sources}`)
  expect(html).toContain(`>${all}</a>`)
  expect(html).toContain('<button class="b" data-button="">Run</button>')
})

it('prints a code and an address at a size of their own where slides are small, for what another host shows', () => {
  const poster = '<div class="lectern-poster"><p><strong>A film &amp; more</strong><a href="https://www.example.org/f?a=1&amp;b=2">example.org/f</a></p><svg></svg></div>'
  const html = `${poster}${poster.replace('<div', '<div hidden=""')}<div class="lectern-poster"><p><strong>Nowhere</strong><span>at://x</span></p></div>`
  expect(findPosters(html)).toEqual([{ title: 'A film & more', address: 'https://www.example.org/f?a=1&b=2' }])
  const slides = [{ no: 1, title: 'One', isSection: false, pictures: [{ click: 0, html: '' }, { click: 1, html }], notes: '', outputs: [], sources: [] }]
  const content = { title: 'T', lang: 'de', author: '', info: '', canvas: { width: 980, height: 552 }, face: 'serif', slides, references: [], corrections: '' } as unknown as HandoutContent
  const page = (layout: 'notes' | 'two-up'): string => handoutPage(content, { htmlClass: '', styles: '', styleSheets: [], remote: {} } as unknown as Snapshot, { layout, perPage: 3, paper: 'A4' })
  expect(page('two-up').match(/<p class="embed">.*?<\/p>/g)).toEqual([expect.stringMatching(/^<p class="embed"><svg role="img" aria-label="QR-Code von https:\/\/www\.example\.org\/f\?a=1&amp;b=2" .*<strong>A film &amp; more<\/strong><br><a href="https:\/\/www\.example\.org\/f\?a=1&amp;b=2">example\.org\/f\?a=1&amp;b=2<\/a>/)])
  expect(page('notes')).not.toContain('class="embed"')
})

it('breaks what is too wide in notes, so that no page is printed smaller for it', async () => {
  const slides = [{ no: 1, title: 'One', isSection: false, pictures: [{ click: 0, html: '<div class="slide-snapshot" style="width: 980px; height: 552px">slide</div>' }], notes: `${renderNotes(`\`\`\`\n${'wide_'.repeat(60)}\n\`\`\`\n\n| a | b |\n|---|---|\n| ${'wide_'.repeat(60)} | b |`)}<div style="width: 2000px">by hand</div>`, outputs: [], sources: [] }]
  const content = { title: 'T', lang: 'en', author: '', info: '', canvas: { width: 980, height: 552 }, face: 'serif', slides, references: [], corrections: '' } as unknown as HandoutContent
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(handoutPage(content, { htmlClass: '', styles: '', styleSheets: [], remote: {} } as unknown as Snapshot, { layout: 'notes', perPage: 3, paper: 'A4' }, {}))
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 672, height: 1000 })
    expect(await page.evaluate(() => [...document.querySelectorAll('.notes :is(pre, table)')].map(element => element.scrollWidth <= 672))).toEqual([true, true])
    const { pages } = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    // 0.5 of a slide, in points.
    expect(pages.flatMap(({ origins }) => origins.map(({ scale }) => scale)).some(scale => Math.abs(scale - 0.375) < 0.001)).toBe(true)
  }
  finally {
    await browser.close()
  }
})

it.each(['notes', 'two-up', 'reader'] as const)('fills pages as %s: slides without notes follow the contents and one another, and a heading does not stand alone', async (layout) => {
  const slides = Array.from({ length: 12 }, (_, index) => ({ no: index + 1, title: `Slide ${index + 1}`, isSection: false, pictures: [{ click: 0, html: '<div class="slide-snapshot" style="width: 980px; height: 552px"></div>' }], notes: '', outputs: [], sources: [] }))
  const references = [{ id: 'a', number: 1, title: 'A source', where: 'W', url: 'https://example.org/', line: 1 }]
  const content = { title: 'T', lang: 'en', author: '', info: '', canvas: { width: 980, height: 552 }, face: 'serif', slides, references, corrections: '' } as unknown as HandoutContent
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(handoutPage(content, { htmlClass: '', styles: '', styleSheets: [], remote: {} } as unknown as Snapshot, { layout, perPage: 3, paper: 'A4' }, {}))
    const { anchors, pages } = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    const contents = pages.findIndex(({ text }) => text.includes('References'))
    expect(anchors['slide-1']).toBe(contents + 1)
    expect(pages.at(-1)!.text).toMatch(/References.*Asource/)
    // Ten a page, where two have no notes beside them.
    expect(pages.length).toBe(layout === 'two-up' ? 2 : 5)
  }
  finally {
    await browser.close()
  }
})
