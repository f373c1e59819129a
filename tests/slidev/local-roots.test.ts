import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { localRoots } from '../../lib/slidev/local-roots.ts'

it('finds the folders that a headmatter and their own settings name, and no packages', () => {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const folder = join(project, 'slides/talk')
  for (const name of ['slides/talk', 'slides/beside', 'theme', 'addon', 'second', 'node_modules/slidev-addon-x'])
    mkdirSync(join(project, name), { recursive: true })
  writeFileSync(join(project, 'addon/package.json'), JSON.stringify({ slidev: { addons: ['./second', 'slidev-addon-y'] } }))
  // Two that name each other.
  writeFileSync(join(project, 'second/package.json'), JSON.stringify({ slidev: { addons: ['./addon'] } }))
  writeFileSync(join(project, 'theme/package.json'), 'no JSON')
  const found = localRoots({ folder, headmatter: {
    theme: '../../theme',
    addons: [`@/${relative(folder, root)}`, '@/../../addon', './beside', './gone', 'slidev-addon-x', '@scope/addon', 5, join(project, 'node_modules/slidev-addon-x')],
  } })
  expect(found.map(path => relative(project, path)).sort()).toEqual(['addon', 'second', 'slides/beside', 'theme'])
})
