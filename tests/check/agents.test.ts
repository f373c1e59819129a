import type { ArgsDef } from 'citty'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import build from '../../commands/build.ts'
import check from '../../commands/check.ts'
import dev from '../../commands/dev.ts'
import exportCommand from '../../commands/export.ts'
import fix from '../../commands/fix.ts'
import { help } from '../../commands/help.ts'
import mcp from '../../commands/mcp.ts'
import { refuseUnknownOptions } from '../../commands/options.ts'
import picture from '../../commands/picture.ts'
import record from '../../commands/record.ts'
import { allRules } from '../../lib/check/registry.ts'
import { formats } from '../../lib/check/report/formats.ts'
import { root } from '../../lib/project/root.ts'

const commands: Record<string, { args?: unknown }> = { build, check, dev, export: exportCommand, fix, mcp, picture, record }

/** The lines of a document that call Lectern, as words. */
function calls(path: string): string[][] {
  const text = readFileSync(join(root, path), 'utf8')
  return [...text.matchAll(/^\s*lectern ([^#\n]+)/gm)].map(([, words = '']) => words.trim().split(/\s+/))
}

it.each(['AGENTS.md', 'skills/lectern/SKILL.md'])('%s names commands, options, formats and rules that there are', (path) => {
  const all = calls(path)
  expect(all.length).toBeGreaterThan(3)
  for (const [name = '', ...words] of all) {
    expect(Object.keys(commands)).toContain(name)
    expect(() => refuseUnknownOptions(name, words, commands[name]!.args as ArgsDef)).not.toThrow()
    const value = (option: string): string | undefined => words[words.indexOf(option) + 1]
    if (name === 'check' && words.includes('--format'))
      expect(Object.keys(formats)).toContain(value('--format'))
    for (const id of words.includes('--rule') ? value('--rule')!.split(',') : [])
      expect(allRules.map(rule => rule.id)).toContain(id)
  }
})

it('is refused an option that there is not', () => {
  expect(() => refuseUnknownOptions('check', ['--source-olny'], check.args as ArgsDef)).toThrow(/--source-only\?/)
})

it('the help names every command', () => {
  for (const name of Object.keys(commands))
    expect(help('1')).toMatch(new RegExp(`^ {2}${name} `, 'm'))
})
