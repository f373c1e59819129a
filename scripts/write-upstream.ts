import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/project/root.ts'
import { patchText, upstream } from './upstream.ts'

mkdirSync(join(root, 'docs/upstream'), { recursive: true })
for (const [name, own] of upstream)
  writeFileSync(join(root, `docs/upstream/${name}.patch`), patchText(own))
