import type { Snapshot } from '../settle.ts'
import type { RemoteSources } from '../settle/snapshot.ts'
import type { HandoutContent, HandoutSlide, NumberedReference } from './content.ts'
import type { Poster } from './posters.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deckPalettes } from '../../look/brand.ts'
import { iconAddress } from '../../look/icon.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'
import { wordsFor } from '../../project/words/languages.ts'
import { stageWords } from '../../project/words/stage.ts'
import { labelledCode } from '../../stage/embeds/code-of.ts'
import { bareAddress } from '../../stage/embeds/reader-address.ts'
import { editMarkup } from '../markup.ts'
import { findPosters } from './posters.ts'
import { fromHandout, moveAddresses, slideMarkup } from './slide-markup.ts'

/**
 * `notes`: slide and notes; `two-up`: the same side by side; `grid`: several slides a page with lines to write on;
 * `reader`: one flowing article; `summary`: all slides on one page.
 */
export type HandoutLayout = 'notes' | 'two-up' | 'grid' | 'reader' | 'summary'

/** How a handout is laid out. */
export interface HandoutOptions {
  layout: HandoutLayout
  /** Slides a page, for `grid`: 2, 3, 4 or 6. */
  perPage: number
  paper: 'A4' | 'Letter'
  /** Without colour, as a printer without colour shows it. */
  isGrey?: boolean
}

/** The page has no script, and shows what lies beside it, and pictures and faces of other hosts that the slides name. */
const policy = ({ img = [], font = [] }: RemoteSources = {}): string => `default-src 'none'; style-src 'self' 'unsafe-inline'; img-src ${['\'self\'', 'data:', ...img].join(' ')}; font-src ${['\'self\'', ...font].join(' ')}; base-uri 'none'; form-action 'none'`

/** Lines of contents that fit below a title on one page. */
const columnful = 28

const css = readFileSync(join(import.meta.dirname, 'handout.css'), 'utf8')

/**
 * The handout as one HTML page that needs no script. Its addresses are relative to `<deck>/handout/`.
 *
 * @param pages page of each anchor (`slide-3`), for the contents of the printed form; left out on the web
 */
export function handoutPage(content: HandoutContent, snapshot: Snapshot, options: HandoutOptions, pages?: Record<string, number>): string {
  const { title, lang, slides, references, corrections } = content
  const { words, lang: said } = wordsFor(lang)
  // Labels that are not in the deck's language say so.
  const spoken = lang.toLowerCase().startsWith(said) ? '' : ` lang="${said}"`
  const isSummary = options.layout === 'summary'
  const onWeb = pages === undefined
  const pageOf = pages ?? {}
  // The margins of a page lie outside the root: no browser promises them its variables.
  const { light } = deckPalettes(content.themeConfig)
  const margins = `color: ${light['ink-soft']}; font-family: ${content.face}`
  const isDark = snapshot.htmlClass.split(' ').includes('dark')
  const present = new Set(slides.map(slide => slide.no))
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" class="${escapeHtml(snapshot.htmlClass)} handout as-${options.layout} up-${options.perPage}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(snapshot.remote)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}: ${words.handout}</title>
<link rel="icon" href="${iconAddress(content.themeConfig)}">
${snapshot.styleSheets.map(href => `<link rel="stylesheet" href="${escapeHtml(fromHandout(href))}">`).join('\n')}
<style>${snapshot.styles.replaceAll('</style', '<\\/style')}</style>
<style data-handout>:root { --canvas-width: ${content.canvas.width}; --canvas-height: ${content.canvas.height}${isSummary ? `; --across: ${acrossOne(content, options)}` : ''} }
${css}
${isDark ? onPaper(light) : ''}
@page { size: ${options.paper}; @bottom-left { content: "${cssString(title)}"; ${margins} } @bottom-right { ${margins} } }</style>
</head>
<body>
<main>
${onWeb
  ? `<nav class="way"${spoken} aria-label="${words.thisTalk}"><a href="../">${words.play}</a> <a href="../read/">${words.read}</a> <a href="../handout.pdf">PDF</a> <a href="../../">${words.allTalks}</a></nav>\n`
  : ''}<header class="front">
<h1>${escapeHtml(title)}</h1>
${content.info
  ? `<p class="info">${escapeHtml(content.info)}</p>`
  : ''}
${content.author
  ? `<p class="author">${escapeHtml(content.author)}</p>`
  : ''}
${isSummary
  // A place that nothing leads to is not in the file.
  ? `<nav class="numbers" aria-label="${words.slides(slides.length)}">${slides.map(({ no }) => `<a href="#slide-${no}">${no}</a>`).join(' ')}</nav>`
  : `<nav aria-label="${words.contents}">
<h2 class="contents-title"${spoken}>${words.contents}</h2>
<ol class="contents${slides.length > columnful ? ' long' : ''}">
${slides.map(slide => contentsLine(slide, pageOf)).join('\n')}
${corrections ? appendixLine('corrections', words.corrections, pageOf) : ''}
${references.length > 0 ? appendixLine('references', words.references, pageOf) : ''}
</ol>
</nav>`}
</header>
${articles(content, options, present)}
${corrections && !isSummary
  ? `<section class="corrections" id="corrections">
<h2${spoken}>${words.corrections}</h2>
${editMarkup(corrections, element => moveAddresses(element, present))}
</section>`
  : ''}
${references.length > 0 && !isSummary
  ? `<section class="references" id="references">
<h2${spoken}>${words.references}</h2>
<ol>${references.map(reference => `<li value="${reference.number}">${citation(reference)}</li>`).join('\n')}</ol>
</section>`
  : ''}
</main>
${onWeb
  ? ''
  // Only places that something leads to are in the file: there each picture is looked for.
  : `<div style="display: none">${slides.flatMap(({ no, pictures }) => pictures.map((_, state) => `<a href="#${pictureName(no, state)}"></a>`)).join('')}</div>`}
</body>
</html>
`
}

/** Slides that are dark by their deck's own choice stay dark; paper around them is light all the same. */
function onPaper(light: Record<string, string>): string {
  return `.handout main > :is(.way, .front, .corrections, .references), .handout article.slide > :not(.picture) { ${Object.entries(light).map(([name, value]) => `--lectern-${name}: ${value}`).join('; ')} }`
}

/** Where a picture of a slide begins, as the file names it. */
export function pictureName(no: number, state: number): string {
  return `picture-${no}-${state}`
}

/** Whether a layout shows the last state of each slide alone. */
export function isLastAlone({ layout }: Pick<HandoutOptions, 'layout'>): boolean {
  return layout === 'grid' || layout === 'summary'
}

/** CSS pixels of a summary's page that pictures may fill, less margins and title; and those between two of them. */
const room = { A4: { width: 672, height: 830 }, Letter: { width: 672, height: 760 } }
const gap = 12

/** Pictures in a row, so that all are on one page. */
function acrossOne({ slides, canvas }: HandoutContent, { paper }: HandoutOptions): number {
  const { width, height } = room[paper]
  let across = 2
  while (across < 12 && Math.ceil(slides.length / across) * (((width - (across - 1) * gap) / across) * (canvas.height / canvas.width) + gap) > height)
    across++
  return across
}

function contentsLine(slide: HandoutSlide, pageOf: Record<string, number>): string {
  return `<li class="${slide.isSection ? 'part' : 'leaf'}"><a href="#slide-${slide.no}"><span>${escapeHtml(slide.title)}</span>${pageNumber(pageOf[`slide-${slide.no}`])}</a></li>`
}

function appendixLine(anchor: string, title: string, pageOf: Record<string, number>): string {
  return `<li class="part"><a href="#${anchor}"><span>${title}</span>${pageNumber(pageOf[anchor])}</a></li>`
}

function pageNumber(page: number | undefined): string {
  return page === undefined
    ? ''
    : ` <span class="leader" aria-hidden="true"></span> <span class="page">${page}</span>`
}

/** All slides, each with what belongs to it; on paper two that have no words are beside each other, where others have their notes. */
function articles({ slides, lang }: HandoutContent, options: HandoutOptions, present: Set<number>): string {
  const labels = { sources: wordsFor(lang).words.sources, codeOf: stageWords(lang).words.codeOf }
  const parts = slides.map((slide, index) => {
    const words = isLastAlone(options) ? '' : wordsBeside(slide, options, present, labels)
    return { isBare: words === '', html: slideArticle(slide, index, options, present, words) }
  })
  if (options.layout === 'summary')
    return `<div class="all">${parts.map(({ html }) => html).join('\n')}</div>`
  if (options.layout !== 'two-up')
    return parts.map(({ html }) => html).join('\n')
  const runs: { isBare: boolean, html: string[] }[] = []
  for (const { isBare, html } of parts) {
    const run = runs.at(-1)
    if (run && isBare && run.isBare)
      run.html.push(html)
    else
      runs.push({ isBare, html: [html] })
  }
  return runs.map(({ isBare, html }) => isBare ? `<div class="pairs">${html.join('\n')}</div>` : html.join('')).join('\n')
}

// A recorded output is no <figure>: as one, its words would need an alternative text in the PDF.
function wordsBeside(slide: HandoutSlide, { layout }: HandoutOptions, present: Set<number>, labels: { sources: string, codeOf: (address: string) => string }): string {
  return [
    slide.notes && `<div class="notes">${editMarkup(slide.notes, element => moveAddresses(element, present))}</div>`,
    // No phone reads a code from a slide as small as here.
    ...layout === 'two-up' ? slide.pictures.slice(-1).flatMap(({ html }) => findPosters(html)).map(poster => embedLine(poster, labels.codeOf(poster.address))) : [],
    ...slide.outputs.map(output => `<section class="output"><p class="output-head"><code>${escapeHtml(output.src)}</code> <span>${escapeHtml(output.runtime)}</span></p>${output.html}</section>`),
    slide.sources.length > 0 && `<p class="sources">${labels.sources}: ${slide.sources.map(reference => `<a href="#references">[${reference.number}]</a> ${escapeHtml([reference.authors ?? reference.title, reference.year].filter(Boolean).join(' '))}`).join('; ')}</p>`,
  ].filter(Boolean).join('\n')
}

function embedLine({ title, address }: Poster, label: string): string {
  return `<p class="embed">${labelledCode(address, label)} <span><strong>${escapeHtml(title)}</strong><br><a href="${escapeHtml(address)}">${escapeHtml(bareAddress(address))}</a></span></p>`
}

function slideArticle(slide: HandoutSlide, index: number, options: HandoutOptions, present: Set<number>, words: string): string {
  const opensPage = options.layout === 'grid' && index % options.perPage === 0
  const lines = options.layout === 'grid'
    ? '<div class="lines" aria-hidden="true"></div>'
    : ''
  return `<article id="slide-${slide.no}" class="slide${slide.isSection ? ' opens-part' : ''}${opensPage ? ' opens-page' : ''}${words === '' ? ' bare' : ''}">
${slide.pictures.map(({ html, ground }, state) => `<div class="picture" id="${pictureName(slide.no, state)}"${ground ? ` style="background: ${escapeHtml(ground)}"` : ''}>${slideMarkup(html, slide, state, present, options.layout === 'summary')}</div>`).join('\n')}
${lines}${words}
</article>`
}

function citation({ authors, year, title, where, url }: NumberedReference): string {
  const who = [authors, year].filter(Boolean).join(' ')
  return `${who ? `${escapeHtml(who)}: ` : ''}<cite>${escapeHtml(title)}</cite>. ${escapeHtml(where)}. <a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
}

function cssString(text: string): string {
  return text.replace(/["\\\n<]/g, letter => `\\${letter.charCodeAt(0).toString(16)} `)
}
