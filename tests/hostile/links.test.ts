import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { formatProblem } from '../../lib/project/problem.ts'

/** What a deck names and a build would read, show and publish: where it lies, and how the deck says so. */
const named: [path: string, markdown: string][] = [
  ['slides/talk/a.png', '![a](./a.png)'],
  ['slides/talk/b.png', '<img src="./b.png" alt="b">'],
  ['slides/talk/c.ts', '<<< ./c.ts'],
  ['snippets/d.py', '<RunnableSnippet src="d.py" />'],
  ['slides/talk/e.csv', '<ComparisonTable src="./e.csv" />'],
  ['slides/talk/references.yml', '<Cite id="f" />\n\n<ReferenceList />'],
]

/** Problems of a deck whose files are as `put` makes them. */
async function problemsOf(put: (path: string, project: string) => void): Promise<string[]> {
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-links-')))
  for (const [path] of named) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    put(join(project, path), project)
  }
  writeFileSync(join(project, 'slides/talk/slides.md'), `---\ntitle: A\nlang: en\ntheme: none\n---\n\n# A\n${named.map(([, markdown]) => `\n---\n\n# B\n\n${markdown}\n`).join('')}`)
  return (await checkDecks(project)).problems.map(formatProblem)
}

it.skipIf(process.platform === 'win32')('refuses each link out of a talk\'s project, whatever names it', { timeout: 120_000 }, async () => {
  const secret = join(realpathSync(mkdtempSync(join(tmpdir(), 'lectern-secret-'))), 'id_rsa')
  writeFileSync(secret, 'a key of this machine')
  const problems = await problemsOf(path => symlinkSync(secret, path))
  expect(problems.filter(text => text.includes(`a link out of the project, to ${secret}`))).toHaveLength(named.length)
  expect(problems.join('\n')).not.toContain('a key')
})

it.skipIf(process.platform === 'win32')('takes a link within the project for what it leads to', { timeout: 120_000 }, async () => {
  const problems = await problemsOf((path, project) => {
    const target = join(project, 'shared', path.replaceAll('/', '-'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, path.endsWith('csv') ? 'a,b\n1,2\n' : path.endsWith('yml') ? '- id: f\n  title: F\n  where: W\n  url: https://example.org\n' : path.endsWith('py') ? 'print(1)\n' : 'x\n')
    symlinkSync(target, path)
  })
  expect(problems.filter(text => /link|pipe/.test(text))).toEqual([])
})
