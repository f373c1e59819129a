import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { sharedCache } from '../project/cache.ts'
import { keepFile } from '../project/kept/keep.ts'
import { root } from '../project/root.ts'
import { fontConfiguration } from './fontconfig.ts'

/** A face that most desks have and few servers. */
export interface SystemFace {
  package: string
  /** Path of its file in the package. */
  file: string
  /** A letter that only such a face has, as fontconfig writes it. */
  letter: string
  /** Pinned, because a variable face is printed as nameless drawings. */
  axes?: Record<string, number>
}

/** Emoji, letters in circles, arrows and other symbols. The published package has these files beside its theme's own. */
export const systemFaces: SystemFace[] = [
  { package: '@fontsource/noto-emoji', file: 'files/noto-emoji-emoji-400-normal.woff2', letter: '1f9ea' },
  { package: '@fontsource-variable/noto-sans-symbols', file: 'files/noto-sans-symbols-symbols-wght-normal.woff2', letter: '24d8', axes: { wght: 400 } },
  { package: '@fontsource/noto-sans-symbols-2', file: 'files/noto-sans-symbols-2-symbols-400-normal.woff2', letter: '2b95' },
]

/** Raised when the way of making the faces changes. */
const way = 3

let known: Promise<Record<string, string>> | undefined

/**
 * What a browser's environment lacks so that emoji and symbols have a shape. A server seldom has a face with them, and
 * every deck whose theme brings none would print boxes: there, ours are offered to the system's font search.
 *
 * @returns variables to add; none where the system has such faces, or finds its faces in another way
 */
export function facesEnvironment(): Promise<Record<string, string>> {
  return known ??= find().catch(() => ({}))
}

async function find(): Promise<Record<string, string>> {
  const lacks = process.platform === 'linux' ? await Promise.all(systemFaces.map(({ letter }) => isMissing(letter))) : []
  const missing = systemFaces.filter((_, at) => lacks[at])
  if (missing.length === 0)
    return {}
  const folder = join(sharedCache, 'faces', [way, ...missing.map(({ letter }) => letter)].join('-'))
  await mkdir(folder, { recursive: true })
  // Chromium takes nothing compressed from the system.
  for (const face of missing) {
    await keepFile(join(folder, `${basename(face.file, '.woff2')}.ttf`), async () => {
      const { default: subsetFont } = await import('subset-font')
      return subsetFont(await readFile(fileOf(face)), '', { keepAllGlyphs: true, targetFormat: 'truetype', variationAxes: face.axes ?? {} })
    })
  }
  const settings = join(folder, 'fonts.conf')
  await keepFile(settings, async () => Buffer.from(fontConfiguration(folder)))
  return { FONTCONFIG_FILE: settings }
}

function isMissing(letter: string): Promise<boolean> {
  return new Promise(resolve => execFile('fc-list', [`:charset=${letter}`, 'family'], (error, listed) => resolve(!error && listed.trim() === '')))
}

function fileOf(face: SystemFace): string {
  const shipped = join(root, 'theme/styles/fonts', basename(face.file))
  return existsSync(shipped) ? shipped : join(dirname(createRequire(import.meta.url).resolve(`${face.package}/package.json`)), face.file)
}
