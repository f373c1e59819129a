import type { CommandDef } from 'citty'
import type { Parts } from './reference.ts'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { exitCodes } from '../commands/exit-codes.ts'
import { commands } from '../commands/names.ts'
import { rulesReference } from '../lib/check/reference.ts'
import { allRules } from '../lib/check/registry.ts'
import { root } from '../lib/project/root.ts'
import { headKeys, slideKeys } from '../lib/slidev/known-keys.ts'
import { reference, topComment } from './reference.ts'

/** Everything that the reference is written from, as the code has it now. */
export async function readParts(): Promise<Parts> {
  const folder = join(root, 'components')
  return {
    commands: await Promise.all(Object.values(commands).map(load => load() as Promise<CommandDef>)),
    components: readdirSync(folder).filter(file => file.endsWith('.vue')).sort().flatMap((file) => {
      const comment = topComment(readFileSync(join(folder, file), 'utf8'))
      return comment ? [{ name: file.replace('.vue', ''), comment }] : []
    }),
    slideKeys,
    headKeys,
    exitCodes,
  }
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, 'docs/rules.md'), rulesReference(allRules))
  writeFileSync(join(root, 'docs/reference.md'), reference(await readParts()))
}
