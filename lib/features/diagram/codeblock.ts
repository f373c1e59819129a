import type { SlideInfo } from '@slidev/types'
import type { Problem } from '../../project/problem.ts'
import type { DiagramBlock } from './blocks.ts'
import type { DiagramPlan } from './plan.ts'
import { relative } from 'node:path'
import process from 'node:process'
import { defineCodeblockTransformer } from '@slidev/types'
import { escapeHtml } from '../../markdown/escape-html.ts'
import { lineAt } from '../../markdown/markup.ts'
import { authorsLine } from '../../project/author-lines.ts'
import { layoutOf } from '../../project/deck.ts'
import { LecternError } from '../../project/problem.ts'
import { hasOurLook } from '../../slidev/theme.ts'
import { diagramBlock, diagramChains, isMermaid } from './blocks.ts'
import { compileChain } from './compile.ts'
import { roomOf } from './draw.ts'
import { keepDrawingPage } from './drawing-page.ts'
import { MermaidError, refusal } from './mermaid-error.ts'

/** Set once it was said that no browser can be had: neither said nor tried again, in this process or its children. */
export const withoutBrowser = 'LECTERN_WITHOUT_BROWSER'

/**
 * Replaces ```mermaid blocks by drawn diagrams. A block that continues another (`%% morph`) leaves nothing:
 * the first carries all. On a live server without a browser Slidev's own renderer takes over; a build fails.
 */
export const drawDiagrams = defineCodeblockTransformer(async ({ info, code, slide, options }) => {
  if (!isMermaid(info))
    return undefined
  const live = options.mode === 'dev'
  if (live && process.env[withoutBrowser])
    return undefined
  if (live)
    keepDrawingPage()
  const chains = diagramChains(slide?.content ?? '')
  const same = (text: string): boolean => text.trim() === code.trim()
  const written = chains.find(([first]) => first && same(first.text))
  if (!written && chains.some(blocks => blocks.some(block => same(block.text))))
    return ''
  // What the slide's own text does not hold is imported (`<<< ./flow.mermaid`) or comes from another transformer.
  const chain = written ?? [diagramBlock(code, 0)]
  if (!isOurs(chain, options.themeRoots))
    return undefined
  try {
    return diagramTag((await compileChain(chain, roomOf(layoutOf(options.data.slides, slide?.index ?? 1)), options.userRoot, hasOurLook(options.themeRoots) ? options.data.headmatter.themeConfig : undefined)).plan)
  }
  catch (error) {
    if (error instanceof MermaidError)
      throw new LecternError(refusal(error, placeOf(error, written, slide, options.userRoot)))
    if (!live || !(error instanceof LecternError))
      throw error
    console.warn(`${error.message}\n  until then: Slidev's own renderer draws the diagrams, without steps`)
    process.env[withoutBrowser] = 'told'
    return undefined
  }
})

/**
 * Whether we draw a diagram. Under a theme of its author's only one that has our comments is ours; the others look as
 * Slidev, or that theme, draws them.
 */
function isOurs(chain: DiagramBlock[], themeRoots: string[]): boolean {
  return hasOurLook(themeRoots) || chain.some(({ source }) => source.isOurs)
}

/** Where the author finds the line that Mermaid means; an imported diagram's lines are not the slide's. */
function placeOf(error: MermaidError, written: DiagramBlock[] | undefined, slide: SlideInfo | null, userRoot: string): Pick<Problem, 'file' | 'line' | 'slide'> {
  if (!slide)
    return { file: '' }
  const { raw, start, filepath } = slide.source
  const place = { file: relative(userRoot, filepath), slide: slide.index + 1 }
  const block = written?.find(({ source }) => source.code === error.code)
  return block
    ? { ...place, line: authorsLine(filepath, start + lineAt(raw, Math.max(0, raw.indexOf(slide.content))) + block.offset + error.line) }
    : place
}

/** The component's tag; the plan travels as JSON, which no template syntax can reach into. */
function diagramTag(plan: DiagramPlan): string {
  return `<MermaidDiagram plan="${escapeHtml(JSON.stringify(plan))}" />`
}
