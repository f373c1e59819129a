import type { GenericSchema } from 'valibot'
import type { Scheme } from '../../look/palette.ts'
import type { LabelFace } from '../../look/project-faces.ts'
import type { Outcome } from './in-page/draw.ts'
import type { Drawing, RawDrawing } from './types.ts'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { array, nullable, number, object, picklist, string } from 'valibot'
import { facesFile, packageFolder, readFaceSheets } from '../../look/face.ts'
import { readPalettes } from '../../look/palette.ts'
import { tokensFile } from '../../look/tokens.ts'
import { cache } from '../../project/cache.ts'
import { parseJson } from '../../project/json.ts'
import { keepFile } from '../../project/kept/keep.ts'
import { smallestOfOurs } from '../../slidev/theme.ts'
import { drawInBrowser } from './drawing-page.ts'
import { MermaidError } from './mermaid-error.ts'
import { paint } from './paint.ts'

const require = createRequire(import.meta.url)

/** Canvas pixels in which a diagram is shown. */
export interface Room { width: number, height: number }

/** Layouts that give a diagram less than the slide's whole width. */
const rooms: Record<string, Room> = {
  'two-columns': { width: 398, height: 372 },
  'compare': { width: 366, height: 300 },
  'image-left': { width: 428, height: 372 },
  'image-right': { width: 428, height: 372 },
}

/** What margins, a title of one line and the foot leave of a slide (theme/styles/tokens.css), by layout. */
export function roomOf(layout: string): Room {
  return rooms[layout] ?? { width: 852, height: 372 }
}

/** A small diagram grows to at most this. */
const largestScale = 1.5

const drawingSchema: GenericSchema<unknown, Drawing> = object({
  svg: string(),
  facts: object({
    type: string(),
    title: string(),
    parts: array(object({ handle: string(), kind: picklist(['node', 'edge', 'group', 'set', 'overlap', 'text']), label: string(), of: array(string()) })),
    sentences: array(string()),
  }),
  width: number(),
  height: number(),
  smallestText: nullable(number()),
  flaws: array(string()),
})

/**
 * One drawing for both schemes, from the cache when this source was drawn before by the same code.
 *
 * @param code Mermaid source without Lectern's comments
 * @param room where it will be shown: it is drawn closer together when its words would be too small
 * @param folder of finished drawings
 * @param face of its words, where that is not the theme's own
 * @throws MermaidError when Mermaid refuses the source
 * @throws LecternError when there is no browser
 */
export async function drawDiagram(code: string, room: Room, folder: string = join(cache, 'diagrams'), face?: LabelFace): Promise<Drawing> {
  const key = createHash('sha256').update(`${version()}${face?.id ?? ''}\n${room.width} ${room.height}\n${code}`).digest('hex').slice(0, 24)
  const kept = await keepFile(join(folder, `${key}.json`), async () => JSON.stringify(await drawToFit(code, room, `d${key.slice(0, 6)}`, face)))
  return parseJson(drawingSchema, kept.toString(), join(folder, `${key}.json`))
}

/** The factor by which a slide shows a drawing. */
export function scaleOnSlide({ width, height }: Room, room: Room): number {
  return Math.min(room.width / width, room.height / height, largestScale)
}

/** Canvas pixels of a drawing's smallest words on the slide; infinite when it has none. */
export function smallestWords(drawing: Drawing, room: Room): number {
  return drawing.smallestText === null
    ? Infinity
    : scaleOnSlide(drawing, room) * drawing.smallestText
}

async function drawToFit(code: string, room: Room, id: string, face: LabelFace | undefined): Promise<Drawing> {
  const size = (drawing: Drawing): number => smallestWords(drawing, room)
  let best: Drawing | undefined
  for (const density of [0, 1, 2]) {
    const drawing = await drawSchemes(code, id, density, face)
    if (!best || size(drawing) > size(best))
      best = drawing
    if (size(best) >= smallestOfOurs && best.flaws.length === 0)
      break
  }
  return best as Drawing
}

async function drawSchemes(code: string, id: string, density: number, face: LabelFace | undefined): Promise<Drawing> {
  const light = raw(code, await drawInBrowser(code, 'light', density, face))
  const dark = raw(code, await drawInBrowser(code, 'dark', density, face))
  return paint({ light, dark } satisfies Record<Scheme, RawDrawing>, readPalettes(), id)
}

function raw(code: string, outcome: Outcome): RawDrawing {
  if ('drawing' in outcome)
    return outcome.drawing
  throw new MermaidError(code, outcome.message)
}

let known: string | undefined

/** Everything that decides what a source looks like: Mermaid, the face, the tokens and this folder's code. */
function version(): string {
  known ??= [
    require.resolve('mermaid/package.json'),
    facesFile,
    ...readFaceSheets().map(sheet => join(packageFolder(sheet), 'package.json')),
    tokensFile,
    join(import.meta.dirname, '../../look/tokens.ts'),
    join(import.meta.dirname, '../../look/oklch.ts'),
    ...readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .sort()
      .map(name => join(import.meta.dirname, name)),
  ].reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256')).digest('hex')
  return known
}
