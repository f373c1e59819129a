import type { Colour, Line, Paragraph, Run } from './scene.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'

/** English Metric Units in a pixel: 914400 an inch, 96 pixels an inch. */
const units = 9525
/** Hundredths of a point in a pixel. */
const hundredths = 75

export const emu = (pixels: number): number => Math.round(pixels * units)

/** XML allows no control characters, and none of half a letter. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
}

export function fillOf([red, green, blue, alpha]: Colour): string {
  return `<a:solidFill>${colourOf([red, green, blue, alpha])}</a:solidFill>`
}

function colourOf([red, green, blue, alpha]: Colour): string {
  const value = [red, green, blue].map(channel => Math.round(channel).toString(16).padStart(2, '0')).join('').toUpperCase()
  return `<a:srgbClr val="${value}">${alpha < 0.995 ? `<a:alpha val="${Math.round(alpha * 100_000)}"/>` : ''}</a:srgbClr>`
}

/** @param tag `ln` of a shape; `lnT` and the like of a cell */
export function lineOf(line: Line | undefined, tag = 'ln'): string {
  if (!line)
    return `<a:${tag}${tag === 'ln' ? '' : ' w="0"'}><a:noFill/></a:${tag}>`
  const dash = line.style === 'dashed' ? 'dash' : line.style === 'dotted' ? 'sysDot' : 'solid'
  return `<a:${tag} w="${emu(line.width)}">${fillOf(line.colour)}<a:prstDash val="${dash}"/></a:${tag}>`
}

/** Says which relation of the slide a link is; undefined for one that leads nowhere. */
export type Relate = (link: string) => { id: string, isSlide: boolean } | undefined

export function paragraphsOf(paragraphs: Paragraph[], relate: Relate, lang: string): string {
  return paragraphs.length > 0
    ? paragraphs.map(paragraph => paragraphOf(paragraph, relate, lang)).join('')
    : `<a:p><a:endParaRPr lang="${escapeXml(lang)}"/></a:p>`
}

const numberings: Record<string, string> = {
  'plain': 'arabicPlain',
  'lower-alpha': 'alphaLcPeriod',
  'lower-latin': 'alphaLcPeriod',
  'upper-alpha': 'alphaUcPeriod',
  'upper-latin': 'alphaUcPeriod',
  'lower-roman': 'romanLcPeriod',
  'upper-roman': 'romanUcPeriod',
}

/** PowerPoint knows sizes from 1 to 4000 points. */
const sizeOf = ({ size }: Run): number => Math.min(400_000, Math.max(100, Math.round(size * hundredths)))

/** The order of attributes is free, that of elements is the schema's. */
function paragraphOf({ runs, align, isRtl, lineHeight, before, left, indent, bullet }: Paragraph, relate: Relate, lang: string): string {
  const attributes = [
    `marL="${emu(left ?? 0)}"`,
    `indent="${emu(indent ?? 0)}"`,
    `algn="${{ left: 'l', right: 'r', center: 'ctr', justify: 'just' }[align]}"`,
    ...isRtl ? ['rtl="1"'] : [],
  ].join(' ')
  const points = (pixels: number): string => `<a:spcPts val="${Math.round(pixels * hundredths)}"/>`
  const spacing = `${lineHeight ? `<a:lnSpc>${points(lineHeight)}</a:lnSpc>` : ''}<a:spcBef>${points(before ?? 0)}</a:spcBef><a:spcAft>${points(0)}</a:spcAft>`
  const sign = bullet
    ? (bullet.colour && bullet.colour[3] > 0 ? `<a:buClr>${colourOf([bullet.colour[0], bullet.colour[1], bullet.colour[2], 1])}</a:buClr>` : '')
    + (bullet.share ? `<a:buSzPct val="${Math.round(Math.min(4, Math.max(0.25, bullet.share)) * 100_000)}"/>` : '')
    + (bullet.number
      ? `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="${numberings[bullet.number.style] ?? 'arabicPeriod'}" startAt="${Math.max(1, bullet.number.value)}"/>`
      : `<a:buFont typeface="Arial"/><a:buChar char="${escapeXml(bullet.char ?? '•')}"/>`)
    : '<a:buNone/>'
  const end = runs.at(-1)
  const size = end ? ` sz="${sizeOf(end)}"` : ''
  return `<a:p><a:pPr ${attributes}>${spacing}${sign}</a:pPr>${together(runs).map(run => runOf(run, relate, lang)).join('')}<a:endParaRPr lang="${escapeXml(lang)}"${size}/></a:p>`
}

/** Runs that look the same are one, as a writer would have typed them. */
function together(runs: Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (last && JSON.stringify({ ...last, text: '' }) === JSON.stringify({ ...run, text: '' }))
      last.text += run.text
    else
      merged.push({ ...run })
  }
  return merged
}

function runOf(run: Run, relate: Relate, lang: string): string {
  const attributes = [
    `lang="${escapeXml(run.lang ?? lang)}"`,
    `sz="${sizeOf(run)}"`,
    `b="${run.bold ? 1 : 0}"`,
    `i="${run.italic ? 1 : 0}"`,
    ...run.underline ? ['u="sng"'] : run.link ? ['u="none"'] : [],
    ...run.strike ? ['strike="sngStrike"'] : [],
    ...run.spacing ? [`spc="${Math.round(run.spacing * hundredths)}"`] : [],
    ...run.raised ? [`baseline="${run.raised === 'super' ? 30_000 : -25_000}"`] : [],
  ].join(' ')
  const face = `typeface="${escapeXml(run.face)}"${run.monospaced ? ' pitchFamily="49"' : ''}`
  const link = run.link ? relate(run.link) : undefined
  // Without the extension a link has the theme's colour for links, whatever its own is.
  const click = link
    ? `<a:hlinkClick r:id="${link.id}"${link.isSlide ? ' action="ppaction://hlinksldjump"' : ''}><a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst></a:hlinkClick>`
    : ''
  return `<a:r><a:rPr ${attributes}>${fillOf(run.colour)}${run.highlight ? `<a:highlight>${colourOf(run.highlight)}</a:highlight>` : ''}<a:latin ${face}/><a:ea ${face}/><a:cs ${face}/>${click}</a:rPr><a:t>${escapeXml(run.text)}</a:t></a:r>`
}
