import type { Sources } from './install.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./python', import.meta.url))

/** The Python packages of the stand-ins, read from disk. */
export function loadSources(): Sources {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.py')).sort()
  return Object.fromEntries(files.map(file => [
    file.split(sep).join('/'),
    readFileSync(join(folder, file), 'utf8'),
  ]))
}
