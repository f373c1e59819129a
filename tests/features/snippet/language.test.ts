import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { root } from '../../../lib/project/root.ts'

/** A language whose programs are sums, a line each. */
const runner = String.raw`import type { Runner } from './runner.ts'
import { SnippetError } from './runner.ts'

export const sums: Runner = {
  language: 'sums',
  label: 'Sums',
  extensions: ['lisp'],
  comment: ';',
  files: [],
  start: async cage => ({
    version: 'Sums 1',
    async run({ code }) {
      for (const [index, line] of code.split('\n').entries()) {
        const [, numbers] = /^\(\+ ([\d ]+)\)$/.exec(line) ?? []
        if (numbers)
          cage.write('stdout', numbers.split(' ').reduce((sum, number) => sum + Number(number), 0) + '\n')
        else if (line !== '' && !line.startsWith(';'))
          throw new SnippetError('not a sum: ' + line, index + 1)
      }
    },
  }),
}
`

it('takes a third language from one file and a line in the list', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const part of ['commands', 'lib', 'package.json', 'tsconfig', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const runners = join(copy, 'lib/cage/runners')
  writeFileSync(join(runners, 'sums.ts'), runner)
  const list = readFileSync(join(runners, 'index.ts'), 'utf8')
  writeFileSync(join(runners, 'index.ts'), `import { sums } from './sums.ts'\n${list.replace('[python, typescript]', '[python, typescript, sums]')}`)
  mkdirSync(join(copy, 'snippets'))
  writeFileSync(join(copy, 'snippets/right.lisp'), '; ---\n; timeout: 5\n; ---\n(+ 1 2)\n(+ 30 12)\n')
  writeFileSync(join(copy, 'snippets/wrong.lisp'), '(+ 1 2)\n(- 2 1)\n')

  const recorded = await promisify(execFile)(process.execPath, ['commands/lectern.ts', 'record', 'right.lisp', 'wrong.lisp'], { cwd: copy }).catch((error: unknown) => error as { code: number, stdout: string, stderr: string })
  expect(readFileSync(join(copy, 'snippets/right.lisp.recorded.md'), 'utf8')).toMatch(/runtime: Sums 1\n[\s\S]*```stdout\n3\n42\n```/)
  expect(recorded).toHaveProperty('code', 1)
  expect(recorded.stderr).toMatch(/snippets\/wrong\.lisp: it failed with an error:\s+not a sum: \(- 2 1\)/)
})
