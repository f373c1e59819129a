import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin, ViteDevServer } from 'vite'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, vi } from 'vitest'
import { classWords } from '../../lib/slidev/class-words.ts'
import { slidev } from '../../lib/slidev/installation.ts'

/** What UnoCSS's plug-in lends to others. */
interface Styles {
  ready: Promise<unknown>
  tokens: Set<string>
  tasks: Promise<unknown>[]
  extract: (code: string, id: string) => Promise<void>
  onInvalidate: (listener: () => void) => void
  uno: { generate: (words: Set<string>, options: { preflights: boolean }) => Promise<{ css: string }> }
}

const beside = createRequire(slidev)

/** UnoCSS as Slidev starts it, and a project whose component and slide have classes. */
async function start(isOurs: boolean): Promise<Styles> {
  const { default: unocss } = await import(pathToFileURL(beside.resolve('unocss/vite')).href) as { default: (options: object) => Plugin[] }
  const { default: preset } = await import(pathToFileURL(beside.resolve('@unocss/preset-mini')).href) as { default: () => object }
  const plugins = unocss({ presets: [preset()], configFile: false, inspector: false })
  const styles = (plugins.find(({ name }) => name === 'unocss:api')!.api as { getContext: () => Styles }).getContext()
  await styles.ready
  const folder = mkdtempSync(join(tmpdir(), 'lectern-words-'))
  mkdirSync(join(folder, 'layouts/deep'), { recursive: true })
  writeFileSync(join(folder, 'layouts/deep/two.vue'), '<template><p class="pt-1">a layout</p></template>')
  const data = { slides: [{ content: '<p class="mb-2">', source: { filepath: join(folder, 'slides.md') } }] } as unknown as ResolvedSlidevOptions['data']
  const { configureServer } = classWords({ clientRoot: join(folder, 'client'), roots: [folder], data }) as { configureServer: (server: ViteDevServer) => Promise<void> }
  if (isOurs)
    await configureServer({ config: { plugins } } as unknown as ViteDevServer)
  await Promise.all(styles.tasks)
  return styles
}

const code = '<template><p class="p-4 text-2xl hover:m-1">some words of a text, and more of them</p></template>'

it('makes the same styles of a module', async () => {
  const made = await Promise.all([true, false].map(async (isOurs) => {
    const { uno, tokens, extract } = await start(isOurs)
    await extract('<p class="pt-1">', 'a.vue')
    await extract('<p class="mb-2">', 'b.vue')
    await extract(code, 'c.vue')
    return (await uno.generate(tokens, { preflights: false })).css
  }))
  expect(made[0]).toContain('.hover\\:m-1:hover')
  expect(made[0]).toBe(made[1])
})

it('makes them anew for a class alone, and knows those of layouts and slides from the start', async () => {
  const counts = await Promise.all([true, false].map(async (isOurs) => {
    const { extract, onInvalidate } = await start(isOurs)
    const invalidate = vi.fn()
    onInvalidate(invalidate)
    const count: number[] = []
    for (const text of ['<p class="pt-1 mb-2">', 'other words of no class', code, '<b class="p-4">last</b>']) {
      await extract(text, 'a.vue')
      count.push(invalidate.mock.calls.length)
    }
    return count
  }))
  expect(counts).toEqual([[0, 0, 1, 1], [1, 2, 3, 4]])
})

it('leaves a set of words alone that is not the talk\'s', async () => {
  const { uno } = await start(true) as unknown as { uno: { applyExtractors: (code: string, id: string, words: Set<string>) => Promise<Set<string>> } }
  expect(await uno.applyExtractors('no class', 'a.vue', new Set())).toEqual(new Set(['no', 'class']))
})
