import { expect, it } from 'vitest'
import { patches } from '../../lib/slidev/contract.ts'
import { patchClient } from '../../lib/slidev/patch-client.ts'
import { publishFields } from '../../lib/slidev/publish-fields.ts'
import { replaced } from '../../lib/slidev/replaced.ts'
import { runtimeBase } from '../../lib/slidev/runtime-base.ts'
import { slidevFiles } from './contract.ts'

type Transform = (code: string, id: string) => string | undefined

function transformOf(plugin: { transform?: unknown }): Transform {
  return (plugin.transform as { handler: Transform }).handler
}

it('replaces what is there, and refuses to go on where it is not', () => {
  expect(replaced('a b a', 'a', () => '$&', 'x.ts')).toBe('$& b a')
  expect(replaced('a b a', /a/g, found => `<${found}>`, 'x.ts')).toBe('<a> b <a>')
  expect(() => replaced('b', /a/, () => '', 'x.ts')).toThrow('x.ts in Slidev has changed: it no longer has "/a/"; lib/slidev/contract.ts says what it is for')
})

it('patches each of the client\'s files with a fault, and fails a build with one that has changed', () => {
  const patch = transformOf(patchClient())
  const slidev = slidevFiles()
  const files = new Set(patches.map(({ file }) => `@slidev/client/${file}`))
  for (const file of files) {
    const source = slidev.get(file)!
    expect(patch(source, `/x/node_modules/${file}?v=1`)).not.toBe(source)
    expect(() => patch('<template />', `C:\\x\\${file.replaceAll('/', '\\')}`)).toThrow(/ in Slidev has changed: /)
  }
  expect(files.size).toBe(14)
  expect(patch('', '/x/node_modules/@slidev/client/App.vue')).toBeUndefined()
})

it('publishes no frontmatter that it could not read, and builds no page without a head', () => {
  const publish = transformOf(publishFields().plugin)
  const module = (data: string): string => `export const frontmatterData = ${data}\n  slide: {\n    ...({"title":"T","raw":"secret"}),\n`
  expect(publish(module('{"a":1,"private":{"b":2}}'), '/x.md__slidev_2.frontmatter')).toBe('export const frontmatterData = {"a":1}\n  slide: {\n    ...({"title":"T"}),\n')
  expect(() => publish('export const data = {"private":1}', '/x.md__slidev_2.frontmatter')).toThrow('/x.md__slidev_2.frontmatter in Slidev has changed: ')
  expect(() => publish(module('{}').replace('...', ''), '/x.md__slidev_2.frontmatter')).toThrow('has changed: ')
  expect(() => publish('module.exports = {}', '/@slidev/configs')).toThrow('/@slidev/configs in Slidev has changed: ')
  const { handler } = runtimeBase().transformIndexHtml as unknown as { handler: (html: string) => string }
  expect(handler('<html><head></head>')).toBe('<html><head>\n<meta name="lectern-base" content="./"></head>')
  expect(() => handler('<html><head lang>')).toThrow('the page in Slidev has changed: it no longer has "<head>"')
})
