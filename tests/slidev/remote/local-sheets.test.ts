import type { RewrittenSheet } from '../../../lib/slidev/remote/local-sheets.ts'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { sheetsTaken, sheetWithCopies } from '../../../lib/slidev/remote/local-sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
const copies = new Map([['https://far.example/a.png', '/kept/0.png']])
function write(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}
function rewritten(file: string): { text: string, sheets: RewrittenSheet[], read: string[] } {
  const sheets: RewrittenSheet[] = []
  const read: string[] = []
  const text = sheetWithCopies(readFileSync(file, 'utf8'), file, copies, sheet => sheets.push(sheet), path => read.push(basename(path)))
  return { text, sheets, read }
}

write('inner/dot.svg', '<svg/>')
const deep = write('inner/deep.css', 'h1 { background: url(https://far.example/a.png) } h2 { background: url("./dot.svg?x") }')
const plain = write('inner/plain.css', '@import "./plain.css"; h3 { color: red }')
const top = write('top.css', '@import url("inner/deep.css") print;\n@import \'./inner/plain.css\';\n@import "a-package/style.css";\n@import "https://far.example/none.css";')

it('finds the local sheets that a sheet, a component or a script takes along, and no others', () => {
  expect(sheetsTaken(top, readFileSync(top, 'utf8'))).toEqual([deep, plain])
  expect(sheetsTaken(join(folder, 'A.vue'), '<script setup>\nimport "./top.css"\nimport { a } from "./inner/deep.css"\nimport "katex/dist/katex.css"\n</script><style src="./inner/plain.css"></style>')).toEqual([top, plain])
})

it('puts copies also into a sheet that is imported, which then lies elsewhere', () => {
  const { text, sheets: [sheet, ...others], read } = rewritten(top)
  expect(others).toEqual([])
  expect(sheet?.text).toBe(`h1 { background: url(/kept/0.png?no-inline) } h2 { background: url("${folder}/inner/dot.svg?x") }`)
  expect(text).toBe(`@import url("${sheet?.path}") print;\n@import './inner/plain.css';\n@import "a-package/style.css";\n@import "https://far.example/none.css";`)
  // An edit of any of them is seen by a live talk.
  expect(read.sort()).toEqual(['deep.css', 'plain.css'])
})

it('leaves alone sheets that name no copy, and such as import each other', () => {
  const one = write('one.css', '@import "./two.css"; a { color: red }')
  write('two.css', '@import "./one.css"; b { color: red }')
  expect(rewritten(one)).toEqual({ text: readFileSync(one, 'utf8'), sheets: [], read: ['two.css'] })
})
