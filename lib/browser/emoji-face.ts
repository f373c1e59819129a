import { spawnSync } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { cache } from '../project/cache.ts'
import { keepFile } from '../project/kept/keep.ts'

/** Raised when the way of making the face changes. */
const way = 1

let known: Promise<Record<string, string>> | undefined

/**
 * What a browser's environment lacks so that emoji have a shape. A server seldom has a face with them, and every deck
 * whose theme brings none would print boxes: there, our own is offered to the system's font search.
 *
 * @returns variables to add; none where the system has such a face, or finds its faces in another way
 */
export function emojiEnvironment(): Promise<Record<string, string>> {
  return known ??= find().catch(() => ({}))
}

async function find(): Promise<Record<string, string>> {
  const listed = spawnSync('fc-list', [':charset=1f9ea', 'family'], { encoding: 'utf8' })
  if (process.platform !== 'linux' || listed.status !== 0 || listed.stdout.trim() !== '')
    return {}
  const folder = join(cache, 'emoji', String(way))
  await mkdir(folder, { recursive: true })
  const file = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-emoji/package.json')), 'files/noto-emoji-emoji-400-normal.woff2')
  // Chromium takes nothing compressed from the system.
  await keepFile(join(folder, 'NotoEmoji.ttf'), async () => {
    const { default: subsetFont } = await import('subset-font')
    return subsetFont(await readFile(file), '', { keepAllGlyphs: true, targetFormat: 'truetype', variationAxes: {} })
  })
  const settings = join(folder, 'fonts.conf')
  await keepFile(settings, async () => Buffer.from(`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">${process.env.FONTCONFIG_FILE ?? '/etc/fonts/fonts.conf'}</include>
<dir>${folder}</dir>
</fontconfig>
`))
  return { FONTCONFIG_FILE: settings }
}
