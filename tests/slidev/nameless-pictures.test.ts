import type { Rollup } from 'vite'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { afterAll, expect, it } from 'vitest'
import { cache } from '../../lib/project/cache.ts'
import { namelessPictures } from '../../lib/slidev/nameless-pictures.ts'

mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'nameless-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
const files: Record<string, string> = {
  '气温/图一': svg,
  'program': 'export default 1\n',
  'slides.md__slidev_1.vue': '<script setup>import one from "./program"\n</script>\n<template><p>{{ one }}</p><img src="./%E6%B0%94%E6%B8%A9/图一"></template>\n',
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

it('gives a picture without an ending the one of its bytes, and leaves programs alone', async () => {
  const { output } = await build({ root: folder, configFile: false, logLevel: 'silent', build: { write: false, assetsInlineLimit: 0, lib: { entry: 'slides.md__slidev_1.vue', formats: ['es'] }, rollupOptions: { external: ['vue'] } }, plugins: [vue(), namelessPictures()] }).then(built => ([built].flat() as Rollup.RollupOutput[])[0]!)
  const code = output.find(chunk => chunk.type === 'chunk')!.code
  // A library's pictures are part of its code.
  expect(decodeURIComponent(/data:image\/svg\+xml,[^"]*/.exec(code)?.[0] ?? '')).toContain('<path d=\'M0 0\'/>')
  expect(code).toContain('return 1')
})
