import type { Rule } from '../project/rule.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { slashPath } from '../project/paths.ts'
import { defineRule } from '../project/rule.ts'
import { hashedFolder, runtimesFolder } from '../slidev/client/never-changes.ts'

/** Refuses folders of a deck's `public/` that are the build's own: hosts and browsers keep what is in them for ever. */
export const buildFolders: Rule = defineRule({ id: 'reserved-folder', kind: 'source', severity: 'error', why: 'Hosts and browsers keep what is in these folders for ever, so a replaced file would stay old.' }, (deck, projectRoot) => [hashedFolder, runtimesFolder].flatMap((name) => {
  const folder = join(deck.folder, 'public', name)
  return existsSync(folder)
    ? [{
        file: slashPath(projectRoot, folder),
        found: `a folder "${name}" in public/`,
        expected: `another name: in ${deck.name}/${name}/ the build puts its own files, which browsers never ask for again`,
        fix: `rename the folder, and the addresses that start with "/${name}/"`,
      }]
    : []
}))
