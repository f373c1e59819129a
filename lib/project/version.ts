import { join } from 'node:path'
import { packageManifest, readJson } from './json.ts'
import { root } from './root.ts'

/** What Lectern's own package.json says. */
export function ownManifest(): { version: string, private?: boolean | undefined } {
  return readJson(packageManifest, join(root, 'package.json'), 'install Lectern again')
}
