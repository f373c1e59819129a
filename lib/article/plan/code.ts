import type { Code } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Context } from './context.ts'
import type { Part, PlannedSlide } from './slide.ts'
import { bundledLanguages } from 'shiki/langs'
import { runnerFor } from '../../cage/runners/index.ts'
import { readBoxes, setsMermaid } from '../figures/boxes.ts'
import { chainMermaid, readChain } from '../figures/chain.ts'
import { canvas } from '../fit/measure.ts'
import { captionHeight, codeHeight, codeRows, codeSizes, titleHeight } from '../fit/room.ts'
import { plainOf } from '../rich.ts'
import { squeeze } from '../trace/source-words.ts'
import { noteOf, partOf, shorten } from './context.ts'
import { titleOf } from './title.ts'

/** Code beyond this is no longer read in a room; the file beside the deck has all of it. */
const mostSlides = 3
const endings: Record<string, string> = { python: 'py', py: 'py', python3: 'py', typescript: 'ts', ts: 'ts', javascript: 'js', js: 'js' }
/** Fences that are more to Slidev than code. */
const special = new Set(['plantuml', 'latex', 'math', 'katex'])

/** Code: as a diagram where it draws one, else in as many slides as it needs, as large as they hold. */
export function codeSlides(heading: Rich, lead: Rich | undefined, code: Code, context: Context): PlannedSlide[] {
  const { title, notes } = titleOf(heading, context)
  const diagram = diagramOf(code)
  const lines = code.text.trimEnd().split('\n')
  // Lines of code are as high as they are: nothing is estimated but the title.
  const whole = canvas.height - titleHeight(title.words, 18)
  const isHigh = (room: number): boolean => diagram === undefined && codeHeight(lines, 18) > room
  const short = lead && shorten(lead, 20, context)
  const high = short ? captionHeight(plainOf(short)) : 0
  // What leads to code is said where it would cost the code a second slide.
  const caption = isHigh(whole) || !isHigh(whole - high) ? short : undefined
  const captions = caption ? [partOf(caption, context)] : []
  const said = [...notes, ...lead && plainOf(caption ?? []) !== plainOf(lead) ? [noteOf(lead)] : []]
  if (diagram !== undefined)
    return [{ layout: 'figure', title, parts: [{ markdown: `\`\`\`mermaid\n${diagram}\n\`\`\``, words: '', line: code.line, end: code.end }, ...captions], notes: said }]
  const room = whole - (caption ? high : 0)
  const chunks = codeHeight(lines, 18) <= room ? [lines] : divide(lines, room, 18)
  // One size for all parts: the largest at which none is too high, and none has a line that wraps.
  const size = codeSizes.find(each => chunks.map(withoutEnds).every(chunk => codeHeight(chunk, each) <= room && codeRows(chunk, each) === chunk.length)) ?? 18
  const file = snippetOf(code, chunks.length, context)
  const first = firstLine(code, lines, context)
  let at = 0
  const shown = chunks.slice(0, mostSlides).map((chunk, index): PlannedSlide => {
    const inner = withoutEnds(chunk)
    const from = first === undefined ? undefined : first + at + chunk.indexOf(inner[0] ?? '')
    at += chunk.length
    const part: Part = { markdown: file ?? fence(inner, code.language), words: '', line: from ?? code.line, end: from === undefined ? code.end : from + inner.length - 1 }
    const style = styleOf(inner, size)
    return { layout: 'code', title, parts: [part, ...index === 0 ? captions : []], notes: index === 0 ? said : [], ...style && { style } }
  })
  if (chunks.length > mostSlides) {
    context.files.push({ path: `snippets/${fileName(context, code)}`, text: `${code.text}\n` })
    context.remarks.push({ kind: 'left out', text: `${lines.length - at} lines of code that would take more than ${mostSlides} slides; all of it is in snippets/`, line: first === undefined ? code.line : first + at, end: code.end })
  }
  return shown
}

/** The line of the source with the first line of code, where its lines are there one for one; a page may set them otherwise. */
function firstLine({ line, end }: Code, lines: readonly string[], { article }: Context): number | undefined {
  const isAt = (from: number): boolean => from + lines.length - 1 <= end && lines.every((text, index) => squeeze(article.lines[from + index - 1] ?? '') === squeeze(text))
  return [line, line + 1].find(isAt)
}

function diagramOf({ language, text }: Code): string | undefined {
  if (language === 'mermaid')
    return text.trim()
  if (!['', 'text', 'txt', 'plain', 'plaintext', 'ascii', 'diagram', 'console'].includes(language))
    return undefined
  const sets = readBoxes(text)
  const chain = sets ? undefined : readChain(text)
  return sets ? setsMermaid(sets) : chain && chainMermaid(chain)
}

/** Parts that fit a slide, about as long as each other, divided at blank lines where there are some. */
function divide(lines: readonly string[], room: number, size: number): string[][] {
  const most = Math.max(3, Math.floor((room - 34) / (size * 1.5)))
  const full = chunksOf(lines, most, size)
  const alike = chunksOf(lines, Math.min(most, Math.ceil(codeRows(lines, size) / full.length) + 1), size)
  return alike.length === full.length ? alike : full
}

function chunksOf(lines: readonly string[], most: number, size: number): string[][] {
  const chunks: string[][] = []
  let start = 0
  while (start < lines.length) {
    let end = start + 1
    while (end < lines.length && codeRows(lines.slice(start, end + 1), size) <= most)
      end++
    if (end < lines.length) {
      const blank = lines.slice(start, end).findLastIndex(line => line.trim() === '')
      if (blank > (end - start) / 3)
        end = start + blank + 1
    }
    chunks.push(lines.slice(start, end))
    start = end
  }
  return chunks.filter(chunk => chunk.some(line => line.trim() !== ''))
}

/** Without blank lines at its ends, which only take room. */
function withoutEnds(chunk: readonly string[]): string[] {
  const isText = (line: string): boolean => line.trim() !== ''
  return chunk.slice(chunk.findIndex(isText), chunk.findLastIndex(isText) + 1)
}

/** Code that some runner could run and that one slide holds is a file of its own, which the slide imports. */
function snippetOf(code: Code, chunks: number, context: Context): string | undefined {
  const ending = endings[code.language]
  if (!ending || chunks > 1 || !runnerFor(`x.${ending}`))
    return undefined
  const path = `snippets/${fileName(context, code)}`
  context.files.push({ path, text: `${withoutEnds(code.text.split('\n')).join('\n').trimEnd()}\n` })
  return `<<< ./${path}`
}

function fileName({ files, name }: Context, { language }: Code): string {
  const number = String(files.filter(({ path }) => path.startsWith('snippets/')).length + 1).padStart(2, '0')
  return `${name}-${number}.${endings[language] ?? (/^[a-z0-9]{1,6}$/.test(language) ? language : 'txt')}`
}

function fence(lines: readonly string[], language: string): string {
  const known = Object.hasOwn(bundledLanguages, language) && !special.has(language) ? language : 'text'
  const longest = Math.max(2, ...lines.flatMap(line => [...line.matchAll(/`+/g)].map(([run]) => run.length)))
  const mark = '`'.repeat(longest + 1)
  return `${mark}${known}\n${lines.join('\n')}\n${mark}`
}

function styleOf(lines: readonly string[], size: number): string | undefined {
  const isWide = codeRows(lines, size) > lines.length
  const rules = [
    ...size === codeSizes[0] ? [] : [`.slidev-layout {\n  --slidev-code-font-size: ${size}px;\n}`],
    ...isWide ? ['.slidev-layout :deep(.slidev-code),\n.slidev-layout :deep(.slidev-code code) {\n  white-space: pre-wrap;\n  overflow-wrap: anywhere;\n}'] : [],
  ]
  return rules.length > 0 ? rules.join('\n') : undefined
}
