import type { Plugin } from 'vite'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { slidev } from '../../lib/slidev/installation.ts'
import { quotedNames } from '../../lib/slidev/quoted-names.ts'

const beside = createRequire(slidev)
const clientRoot = dirname(beside.resolve('@slidev/client/package.json'))

/** What Vue's plug-in, as Slidev starts it, and Rolldown make of a component. */
async function compile(name: string, script: string, others: Plugin[]): Promise<string> {
  const { build } = await import(pathToFileURL(beside.resolve('vite')).href) as typeof import('vite')
  const { default: vue } = await import(pathToFileURL(beside.resolve('@vitejs/plugin-vue')).href) as { default: () => Plugin }
  const folder = mkdtempSync(join(tmpdir(), 'lectern-l\'été-'))
  writeFileSync(join(folder, name), `<script setup${script}</script>\n\n<template><p>{{ a }}</p></template>\n`)
  const made = await build({ root: folder, configFile: false, logLevel: 'silent', plugins: [vue(), ...others], build: { write: false, minify: false, lib: { entry: join(folder, name), formats: ['es'], fileName: 'x' }, rolldownOptions: { external: ['vue'] } } })
  return ([made].flat() as unknown as { output: { code: string }[] }[]).map(({ output }) => output[0]!.code).join('')
}

it.each([
  ['l\'été.vue', '>\nconst a = 1\n'],
  ['c\'est \'ça\'.vue', ' lang="ts">\nconst a: number = 1\n'],
  ['plain.vue', '>\nconst a = 1\n'],
])('compiles %s', async (name, script) => {
  expect(await compile(name, script, [quotedNames(clientRoot)])).toContain(`__name: "${name.replace('.vue', '').replaceAll('\'', '’')}"`)
})

it('is needed: Vue writes an apostrophe in a file\'s name into its code as it is', async () => {
  await expect(compile('l\'été.vue', '>\nconst a = 1\n', [])).rejects.toThrow()
})
