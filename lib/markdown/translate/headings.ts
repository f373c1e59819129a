import type { Token } from 'markdown-it'
import type { Line } from './edits.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Notice } from './notice.ts'
import type { Reading } from './read-tokens.ts'
import { balanceHtml } from './balance-html.ts'
import { Edits, trimBlank } from './edits.ts'
import { keyLine, writeFrontMatter } from './front-matter.ts'
import { isSlidevLayout } from './kind.ts'
import { besideFilePictures } from './pictures.ts'
import { span } from './read-tokens.ts'
import { missingReferences } from './references.ts'
import { makeSplitterSafe } from './splitter-safe.ts'

/** A file without `---`, divided at its headings. */
export function translateHeadings(reading: Reading, front: FrontMatter): { lines: Line[], notices: Notice[] } {
  const { lines: source } = reading
  const headings = reading.tokens.filter(token => token.type === 'heading_open' && token.level === 0)
  const levels = dividingLevels(headings.map(levelOf))
  const starts = slideStarts(reading, front, headings.filter(token => levels.includes(levelOf(token))))
  const edits = new Edits(source)
  makeSplitterSafe(reading, edits)
  besideFilePictures(reading, edits)

  const title = coverTitle(reading, front, headings)
  const ranges = starts.map((from, index) => ({ from, to: starts[index + 1] ?? source.length }))
  balanceHtml(reading, edits, ranges, () => false)
  const texts = footnoteTexts(source.map((text, index) => ({ text, origin: index + 1 })))
  const slides = ranges.map(({ from, to }, index): Line[] => {
    const content = trimBlank(edits.render(from, to))
    if (index === 0 && title)
      content.unshift(title, { text: '', origin: title.origin })
    const origin = content.at(-1)?.origin ?? 1
    const added = [missingReferences(reading, content), footnotes(content, texts)].filter(part => part.length > 0)
    return [...content, ...added.flatMap(part => [{ text: '', origin }, ...part])]
  })

  const layout = isSlidevLayout(front.values.layout)
    ? undefined
    : isCover(reading, starts[1] ?? source.length)
      ? 'cover'
      : 'default'
  const lines = [...headmatter(source, front, layout), ...slides.flatMap((slide, index) => index === 0
    ? slide
    : [...['', '---', ''].map(text => ({ text, origin: slide[0]?.origin ?? 1 })), ...slide])]
  return { lines, notices: slides.length > 1 ? [splitNotice(front, levels, slides.length)] : [] }
}

/** `#` and `##` divide. Where they give no more than a title, the next level that the file has divides too. */
function dividingLevels(used: number[]): number[] {
  const count = (levels: number[]): number => used.filter(level => levels.includes(level)).length
  const levels = [1, 2]
  for (let level = 3; level <= 6 && count(levels) < 2; level++)
    levels.push(level)
  return levels.filter(level => used.includes(level))
}

/** Lines, from 0, on which slides start. Pictures and markup above the first heading belong to it; text is a slide. */
function slideStarts(reading: Reading, front: FrontMatter, dividing: Token[]): number[] {
  const starts = dividing.map(token => span(token)[0])
  const first = starts[0] ?? reading.lines.length
  const hasText = reading.tokens.some(token => token.type === 'inline' && span(token)[0] < first
    && token.children?.some(child => child.type === 'text' && child.content.trim() !== '' && child.level === 0))
  return hasText || starts.length === 0
    ? [front.lines, ...starts.filter(start => start > front.lines)]
    : [front.lines, ...starts.slice(1)]
}

/** The front matter's title as a heading, for a file whose text has none of the first level, as a blog post. */
function coverTitle(reading: Reading, front: FrontMatter, headings: Token[]): Line | undefined {
  const { title } = front.values
  if (typeof title !== 'string' || title.trim() === '' || headings.some(token => token.tag === 'h1'))
    return undefined
  return { text: `# ${title.trim().replace(/\s+/g, ' ')}`, origin: keyLine(reading.lines, 1, front.lines, 'title') }
}

/** Whether the first slide is a title with at most a few lines of text. */
function isCover(reading: Reading, end: number): boolean {
  const tokens = reading.tokens.filter(token => token.map && span(token)[0] < end)
  const blocks = tokens.filter(token => token.level === 0)
  return blocks.every(token => ['heading_open', 'paragraph_open', 'html_block'].includes(token.type))
    && blocks.filter(token => token.type === 'heading_open').length <= 2
    && blocks.filter(token => token.type === 'paragraph_open').length <= 3
}

/** The author's front matter without another tool's layout, and ours. */
function headmatter(source: readonly string[], front: FrontMatter, layout: string | undefined): Line[] {
  if (front.lines === 0)
    return writeFrontMatter({ layout }).map(text => ({ text, origin: 1 }))
  const inner = source.slice(1, front.lines - 1)
    .map((text, index) => ({ text, origin: index + 2 }))
    .filter(({ text }) => text.trim() !== '' && !(layout && /^layout\s*:/.test(text)))
  const last = front.lines
  return [
    { text: '---', origin: 1 },
    ...inner,
    ...layout ? [{ text: `layout: ${layout}`, origin: last }] : [],
    { text: '---', origin: last },
    { text: '', origin: last },
  ]
}

/** Footnotes that are on another slide than the mark; Slidev leaves out those that no mark of the slide names. */
function footnotes(slide: readonly Line[], everywhere: ReadonlyMap<string, Line>): Line[] {
  const own = footnoteTexts(slide)
  const names = new Set(slide.flatMap(({ text }) => [...text.matchAll(/\[\^([^\]\s]+)\](?!:)/g)].map(match => match[1] ?? '')))
  return [...names].flatMap(name => own.has(name) ? [] : everywhere.get(name) ?? [])
}

/** The first line of each footnote's text by the footnote's name. */
function footnoteTexts(lines: readonly Line[]): Map<string, Line> {
  const found = new Map<string, Line>()
  for (const line of lines) {
    const name = /^\[\^([^\]\s]+)\]:/.exec(line.text)?.[1]
    if (name !== undefined && !found.has(name))
      found.set(name, line)
  }
  return found
}

function splitNotice(front: FrontMatter, levels: number[], slides: number): Notice {
  return {
    line: front.lines + 1,
    found: `no \`---\` between slides: split into ${slides} slides at its headings (${levels.map(level => `\`${'#'.repeat(level)}\``).join(' and ')})`,
    expected: 'slides divided by `---`, or headings where slides start',
    fix: 'nothing if the slides are right; otherwise write `---` on a line of its own, with a blank line above, between slides',
  }
}

function levelOf(token: Token): number {
  return Number(token.tag.slice(1))
}
