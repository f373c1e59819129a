import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { licencesBody } from '../../lib/site/licences.ts'
import { lecternItself, packagesOf, sorted } from '../../lib/slidev/shipped.ts'

const modules = join(root, 'node_modules')

it('names the packages that modules come from, each once, with terms and source', () => {
  const packages = packagesOf([
    `\0${modules}/vue/dist/vue.runtime.esm-bundler.js`,
    `/@fs${modules}/vue/index.js?commonjs-proxy`,
    join(modules, 'pyodide/pyodide.asm.wasm'),
    join(modules, '@fontsource-variable/vazirmatn/index.css'),
    join(root, 'lib/project/root.ts'),
    'virtual:nothing',
    join(modules, 'not-there/index.js'),
  ])
  expect(packages.map(({ name, licence }) => [name, licence])).toEqual([
    ['@fontsource-variable/vazirmatn', 'OFL-1.1'],
    ['pyodide', 'MPL-2.0'],
    ['vue', 'MIT'],
  ])
  expect(packages[0]!.text).toContain('SIL OPEN FONT LICENSE')
  expect(packages[1]!.source).toMatch(/^https:\/\/github\.com\/pyodide\/pyodide/)
  expect(packages[2]!.text).toMatch(/Evan\)? You/)
  expect(lecternItself()).toMatchObject({ name: 'lectern', licence: 'MIT' })
})

it('writes them with their texts, equal texts once, and nothing that a package could slip in', () => {
  const html = licencesBody(sorted([
    { name: 'b', version: '1.0.0', licence: '<script>', text: 'MIT & more' },
    { name: 'a', version: '1.0.0', licence: 'MIT', text: 'MIT & more', source: 'https://example.org/"a"' },
    { name: 'a', version: '1.0.0', licence: 'MIT', text: 'MIT & more' },
  ]))
  expect(html.match(/<details>/g)).toHaveLength(1)
  expect(html).toContain('<summary>a, b</summary>')
  expect(html).toContain('MIT &amp; more')
  expect(html).not.toContain('<script>')
  expect(html).toContain('2 packages')
})
