import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulesReference } from '../lib/check/reference.ts'
import { allRules } from '../lib/check/registry.ts'
import { root } from '../lib/project/root.ts'

writeFileSync(join(root, 'docs/rules.md'), rulesReference(allRules))
