import type { Outcome } from './page/draw.ts'
import type { Drawing, RawDrawing, Scheme } from './types.ts'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { root } from '../../root.ts'
import { drawInBrowser } from './drawing-page.ts'
import { paint } from './paint.ts'
import { readPalettes } from './palette.ts'

const require = createRequire(import.meta.url)

/** Canvas pixels that a title and margins leave for a diagram (lib/page and styles/tokens.css agree). */
export const room = { width: 852, height: 372 }
/** A small diagram grows to at most this. */
const largestScale = 1.5
/** Smallest text on a slide, canvas pixels. */
export const smallestOnSlide = 18

/** Mermaid's own message, as its parser gives it, with the caret. */
export class MermaidError extends Error {}

/**
 * One drawing for both schemes, from the cache when this source was drawn before by the same code.
 *
 * @param code Mermaid source without Lectern's comments
 * @param cache folder of finished drawings
 * @throws MermaidError when Mermaid refuses the source
 * @throws LecternError when there is no browser
 */
export async function drawDiagram(code: string, cache: string = join(root, '.cache/diagrams')): Promise<Drawing> {
  const key = createHash('sha256').update(`${version()}\n${code}`).digest('hex').slice(0, 24)
  const file = join(cache, `${key}.json`)
  if (existsSync(file))
    return JSON.parse(await readFile(file, 'utf8')) as Drawing
  const drawing = await drawBoth(code, `d${key.slice(0, 6)}`)
  await mkdir(cache, { recursive: true })
  // Two builds may draw the same source at once: a rename never shows a half-written file.
  const scratch = `${file}.${process.pid}`
  await writeFile(scratch, JSON.stringify(drawing))
  await rename(scratch, file)
  return drawing
}

/** The factor by which a slide shows a drawing in the usual room. */
export function scaleOnSlide({ width, height }: Pick<Drawing, 'width' | 'height'>): number {
  return Math.min(room.width / width, room.height / height, largestScale)
}

async function drawBoth(code: string, id: string): Promise<Drawing> {
  const usual = await drawSchemes(code, id, false)
  if (fits(usual) && usual.flaws.length === 0)
    return usual
  const tight = await drawSchemes(code, id, true)
  return scaleOnSlide(tight) * tight.smallestText > scaleOnSlide(usual) * usual.smallestText
    ? tight
    : usual
}

function fits(drawing: Drawing): boolean {
  return scaleOnSlide(drawing) * drawing.smallestText >= smallestOnSlide
}

async function drawSchemes(code: string, id: string, tight: boolean): Promise<Drawing> {
  const light = raw(await drawInBrowser(code, 'light', tight))
  const dark = raw(await drawInBrowser(code, 'dark', tight))
  return paint({ light, dark } satisfies Record<Scheme, RawDrawing>, readPalettes(), id)
}

function raw(outcome: Outcome): RawDrawing {
  if ('drawing' in outcome)
    return outcome.drawing
  throw new MermaidError(outcome.message)
}

let known: string | undefined

/** Everything that decides what a source looks like: Mermaid, the face, the tokens and this folder's code. */
function version(): string {
  known ??= [
    require.resolve('mermaid/package.json'),
    require.resolve('@fontsource-variable/atkinson-hyperlegible-next/package.json'),
    join(root, 'styles/tokens.css'),
    ...readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .sort()
      .map(name => join(import.meta.dirname, name)),
  ].reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256')).digest('hex')
  return known
}
