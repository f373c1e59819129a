import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { root } from '../lib/project/root.ts'

const environments = ['shared', 'in-page', 'worker', 'page', 'node', 'tests']

function read(environment: string): ts.ParsedCommandLine {
  const path = join(root, 'tsconfig', `${environment}.json`)
  return ts.parseJsonConfigFileContent(ts.readConfigFile(path, ts.sys.readFile).config, ts.sys, join(root, 'tsconfig'), undefined, path, undefined, [
    { extension: 'vue', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred },
  ])
}

it('every file of ours belongs to exactly one environment', () => {
  const homes = new Map<string, string[]>()
  for (const environment of environments) {
    for (const file of read(environment).fileNames)
      homes.set(relative(root, file), [...homes.get(relative(root, file)) ?? [], environment])
  }
  const files = globSync(['*.{ts,vue}', '{.github,bench,commands,components,lib,scripts,setup,slides,snippets,styles,tests,theme}/**/*.{ts,vue}'], { cwd: root })
    .filter(file => !/^tests\/fixtures\/|\.bad\.ts$|\.d\.ts$/.test(file))
  expect(files.length).toBeGreaterThan(700)
  expect(files.filter(file => homes.get(file)?.length !== 1).map(file => `${file}: ${homes.get(file)?.join(', ') ?? 'none'}`)).toEqual([])
})

/** What the compiler says of each line, were it in a file of that environment which imports these packages. */
function check(environment: string, lines: string[], packages: string[]): string[] {
  const { options } = read(environment)
  const probe = join(root, 'lib/probe.ts')
  const text = [...packages.map(name => `import type {} from '${name}';`), ...lines, 'export {}'].join('\n')
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = file => file === probe || fileExists(file)
  host.getSourceFile = (file, ...rest) => file === probe ? ts.createSourceFile(file, text, ts.ScriptTarget.ESNext) : getSourceFile(file, ...rest)
  const program = ts.createProgram([probe], { ...options, composite: false, incremental: false, emitDeclarationOnly: false, noEmit: true, tsBuildInfoFile: undefined }, host)
  const source = program.getSourceFile(probe)!
  expect(program.getOptionsDiagnostics()).toEqual([])
  const said = program.getSemanticDiagnostics(source).map(({ start, messageText }) => ({
    line: source.getLineAndCharacterOfPosition(start!).line - packages.length,
    text: ts.flattenDiagnosticMessageText(messageText, ' '),
  }))
  expect(said.filter(({ line }) => line < 0)).toEqual([])
  return lines.map((_, line) => said.find(one => one.line === line)?.text.replace(/^(?:Cannot find name|Property) '(\w+)'.*/s, 'no $1') ?? 'compiles')
}

it.each([
  { environment: 'shared', packages: ['yaml'], lines: { 'new Map().size': 'compiles', 'document.title': 'no document', 'process.cwd()': 'no process', 'postMessage(1)': 'no postMessage' } },
  { environment: 'node', packages: ['vite', 'playwright', '@slidev/types'], lines: { 'process.cwd()': 'compiles', 'document.title': 'no document', 'window.open()': 'no window', 'localStorage.clear()': 'compiles' } },
  { environment: 'in-page', packages: ['mermaid'], lines: { 'document.title': 'compiles', 'process.cwd()': 'no process', 'import.meta.hot': 'no hot' } },
  { environment: 'worker', packages: ['pyodide', 'lectern/setup'], lines: { 'postMessage(1)': 'compiles', 'document.title': 'no document', 'process.cwd()': 'no process' } },
  { environment: 'page', packages: ['vue', '@slidev/client', '@slidev/types', '@slidev/parser/utils', 'prism-code-editor'], lines: { 'import.meta.hot?.send(document.title)': 'compiles', 'process.cwd()': 'no process', 'importScripts("x.js")': 'no importScripts' } },
  { environment: 'tests', packages: ['vitest'], lines: { 'process.cwd() === document.title': 'compiles' } },
])('a file of environment $environment has its own globals and no others', ({ environment, packages, lines }) => {
  expect(check(environment, Object.keys(lines), packages)).toEqual(Object.values(lines))
})
