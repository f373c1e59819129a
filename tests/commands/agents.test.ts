import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { beforeAll, expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-'))

/** What needs neither a build nor a browser, and is run before each commit. */
const quick = /^(?:check .*(?:--source-only|--changed)|fix |record$)/

/** The lines of the documents for agents that call Lectern. */
const lines = [...new Set(['AGENTS.md', 'skills/lectern/SKILL.md'].flatMap(path => [...readFileSync(join(root, path), 'utf8').matchAll(/^\s*lectern ([^#\n]+)/gm)].map(([, words = '']) => words.trim())))]

function run(program: string, ...args: string[]): { status: number | null, stdout: string, stderr: string } {
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', input: '', env: { ...process.env, NO_COLOR: '1', CI: 'true' } })
}

beforeAll(() => {
  writeFileSync(join(folder, 'talk.md'), '---\ntitle: Talk\nlang: en\ntheme: none\nmdc: true\n---\n\n# One\n\n---\n\n# Two\n\n---\n\n# Three\n\n<v-clicks>\n\n- first\n- second\n\n</v-clicks>\n')
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n')
  for (const words of ['init -q', 'add .', '-c user.name=a -c user.email=a@b.c commit -qm talk'])
    expect(run('git', ...words.split(' ')).status).toBe(0)
})

it('knows which lines there are', () => {
  expect(lines.length).toBeGreaterThan(9)
  expect(lines.filter(line => quick.test(line)).length).toBeGreaterThan(3)
})

it.each(lines.filter(line => isLong || quick.test(line)))('lectern %s does what it says', (line) => {
  const { status, stdout, stderr } = run(process.execPath, join(root, 'commands/lectern.ts'), ...line.split(/\s+/))
  expect(status, stdout + stderr).toBe(0)
  if (line.includes('--format json'))
    expect(JSON.parse(stdout)).toMatchObject({ findings: [] })
  if (line.startsWith('picture '))
    expect(stdout.trim().split('\n').filter(file => existsSync(join(folder, file)))).toHaveLength(1)
})
