import type { Plugin } from 'vite'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { hasSameInputs, inputsFile, recordInputs } from '../../../lib/project/kept/inputs.ts'
import { root } from '../../../lib/project/root.ts'

const work = mkdtempSync(join(tmpdir(), 'lectern-inputs-'))
afterAll(() => rmSync(work, { recursive: true }))

function write(path: string, text: string): string {
  const file = join(work, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const called = <Handler>(hook: unknown): Handler => (hook as { handler: Handler }).handler

/** What a build of these modules writes down, put where a build keeps it. */
function record(modules: string[], code: [text: string, id: string][]): { files: string[], globs: unknown[] } {
  const { transform, generateBundle }: Plugin = recordInputs({ roots: [work], userRoot: work, userWorkspaceRoot: work })
  for (const [text, id] of code)
    called<(code: string, id: string) => void>(transform)(text, id)
  let source = ''
  called<(this: unknown) => void>(generateBundle).call({ getModuleIds: () => modules, emitFile: (file: { source: string }) => source = file.source })
  write(`built/${inputsFile}`, source)
  const { files, globs } = JSON.parse(source) as { files: Record<string, string>, globs: { folder: string, pattern: string, found: string[] }[] }
  return { files: Object.keys(files), globs }
}

it('writes down every module outside of packages, and every pattern that a module looks for files with', () => {
  const [word, page] = [write('shared/word.ts', 'one'), write('slides/page.vue', 'page')]
  write('shared/more-a.ts', 'a')
  const { files, globs } = record(
    [`${word}?v=1`, `/@fs${page}`, `${page}#x`, write('node_modules/a/index.js', ''), write('.git/config', ''), join(work, 'gone.ts'), 'virtual:x', work],
    [
      ['import.meta.glob(\'../shared/more-*.ts\', { eager: true })', `${page}?vue`],
      ['const a = import.meta.glob<string>(["/shared/*.ts", `./*.vue`])', page],
      ['import.meta.glob(\'@/other/*.ts\')', page],
      ['import.meta.glob(\'./*.ts\')', 'virtual:x'],
    ],
  )
  const below = (path: string): string => relative(root, join(work, path))
  expect(files).toEqual([below('shared/word.ts'), below('slides/page.vue')])
  expect(globs).toEqual([
    { folder: below('slides'), pattern: '../shared/more-*.ts', found: ['../shared/more-a.ts'] },
    { folder: below(''), pattern: 'shared/*.ts', found: ['shared/more-a.ts', 'shared/word.ts'] },
    { folder: below('slides'), pattern: './*.vue', found: ['page.vue'] },
  ])
})

it('sees that what a build was made from has changed, gone, or come', () => {
  const word = write('shared/word.ts', 'one')
  const page = join(work, 'slides/page.vue')
  const build = (): void => void record([word], [['import.meta.glob(\'../shared/*.ts\')', page]])
  const changes = [() => write('shared/word.ts', 'two'), () => write('shared/more-b.ts', ''), () => rmSync(word)]
  for (const change of changes) {
    build()
    expect(hasSameInputs(join(work, 'built'))).toBe(true)
    change()
    expect(hasSameInputs(join(work, 'built'))).toBe(false)
  }
  expect(changes).toHaveLength(3)
  expect(hasSameInputs(join(work, 'nothing'))).toBe(true)
})

it('knows every file that a process reads, in whatever way', () => {
  const tracer = pathToFileURL(join(root, 'lib/project/kept/trace-reads.ts')).href
  const names = ['callback', 'sync', 'promise', 'url', 'stream', 'copied', 'copied-sync', 'copied-promise']
  const files = names.map(name => write(`read/${name}`, 'text'))
  const program = `
    import { copyFile, copyFileSync, createReadStream, readFile, readFileSync } from 'node:fs'
    import { copyFile as copyLater, readFile as readLater } from 'node:fs/promises'
    import { tracedReads } from '${tracer}'
    const path = name => '${work}/read/' + name
    readFile(path('callback'), () => {})
    readFileSync(path('sync'))
    readFileSync(new URL('file://' + path('url')))
    createReadStream(path('stream')).destroy()
    copyFile(path('copied'), path('a'), () => {})
    copyFileSync(path('copied-sync'), path('b'))
    await readLater(path('promise'))
    await copyLater(path('copied-promise'), path('c'))
    console.log(JSON.stringify([...tracedReads()].filter(file => file.startsWith('${work}'))))`
  const traced = JSON.parse(execFileSync(process.execPath, ['--import', tracer, '--input-type=module', '-e', program], { encoding: 'utf8' })) as string[]
  expect(traced.sort()).toEqual(files.sort())
})

it('writes down what was read beside the modules, from the project alone', () => {
  const traced = globalThis as unknown as Record<symbol, Set<string> | undefined>
  const key = Symbol.for('lectern:traced-reads')
  const data = write('slides/data.csv', 'a,b')
  traced[key] = new Set([data, process.execPath, join(work, 'node_modules/x/data.csv')])
  try {
    expect(record([], []).files).toEqual([relative(root, data)])
  }
  finally {
    delete traced[key]
  }
  write('slides/data.csv', 'a,c')
  expect(hasSameInputs(join(work, 'built'))).toBe(false)
})
