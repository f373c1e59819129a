import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answer, findFiles } from '../../lib/slidev/find-files.ts'

let project: string
const folder = (): string => join(project, 'slides/talk/node_modules/.slidev/virtual')
const all = { eager: true, exhaustive: true }

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'lectern-files-'))
  for (const [file, text] of Object.entries({
    'setup/main.ts': 'export default "main"',
    'slide-top.ts': 'export default "top"\nexport const more = 1',
    'SlideTop.js': 'export default "Top"',
    'slides/talk/style.ts': 'export default "style"',
    'node_modules/other/slide-top.ts': 'export default "not this one"',
  })) {
    mkdirSync(dirname(join(project, file)), { recursive: true })
    writeFileSync(join(project, file), text)
  }
  mkdirSync(folder(), { recursive: true })
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

/** What the module exports once it is built. */
async function built(patterns: string[], options: object, ours: boolean): Promise<unknown> {
  const file = join(folder(), 'import-glob.0123456789.ts')
  writeFileSync(file, `export default import.meta.glob(${JSON.stringify(patterns)}, ${JSON.stringify(options)})\n`)
  const result = await build({
    root: project,
    configFile: false,
    logLevel: 'silent',
    plugins: ours ? [findFiles()] : [],
    build: { write: false, minify: false, lib: { entry: file, formats: ['es'], fileName: 'out' } },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const code = 'output' in output! ? output.output[0].code : ''
  const { default: found } = await import(`data:text/javascript,${encodeURIComponent(`${code}\n// ${ours}`)}`) as { default: Record<string, unknown> }
  // A whole module is an object of no class.
  return Object.entries(found).map(([name, module]) => [name, typeof module === 'string' ? module : { ...module as object }])
}

it.each([
  [['../../../../../setup/main.{ts,js,mts,mjs}'], { ...all, import: 'default' }, ['main']],
  [['../../../../../slide-top.{ts,js,vue}', '../../../../../SlideTop.{ts,js,vue}'], { ...all, import: 'default' }, ['Top', 'top']],
  [['../../../style.{ts,js,css}'], all, [{ default: 'style' }]],
  [['../../../setup/root.{ts,js,mts,mjs}'], { ...all, import: 'default' }, []],
])('answers %j as Vite does', async (patterns, options, found) => {
  expect(answer(folder(), patterns, options)).toContain('export default')
  const ours = await built(patterns, options, true)
  expect(ours).toEqual(await built(patterns, options, false))
  expect((ours as [string, unknown][]).map(([, module]) => module)).toEqual(found)
})

it('leaves to Vite what it does not look for by name', () => {
  expect(answer(folder(), ['../../../**/*.vue'], all)).toBeUndefined()
  expect(answer(folder(), ['!../../../style.ts'], all)).toBeUndefined()
  expect(answer(folder(), ['../../../style.ts'], { ...all, eager: false })).toBeUndefined()
  expect(answer(folder(), ['../../../style.ts'], { ...all, import: 'other' })).toBeUndefined()
})
