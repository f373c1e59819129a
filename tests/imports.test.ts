import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../lib/project/root.ts'
import { circlesIn, importsOf } from './imports.ts'

it('no file imports itself by way of others, for a type either', () => {
  const files = globSync(['{bench,bin,commands,components,lib,scripts,setup,slides,styles,tests,theme}/**/*.{ts,vue}', '*.{ts,vue}'], { cwd: root })
  const imports = importsOf(new Map(files.map(file => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')])))
  expect(imports.size).toBeGreaterThan(600)
  expect([...imports.values()].flat().length).toBeGreaterThan(1500)
  expect(circlesIn(imports).map(circle => circle.join(' → '))).toEqual([])
})

it('finds a circle of types, of import() and of a component, each once', () => {
  const circles = circlesIn(importsOf(new Map([
    ['lib/a.ts', 'import type { B } from \'./deep/b.ts\''],
    ['lib/deep/b.ts', 'export type { C } from \'../C.vue\''],
    ['lib/C.vue', '<script setup lang="ts">\nconst { a } = await import(\'./a.ts\')\n</script>\n<template><p>import x from "./d.ts"</p></template>'],
    ['lib/d.ts', 'import \'./C.vue\''],
    ['lib/e.ts', 'const f: import(\'./f.ts\').F = 1'],
    ['lib/f.ts', 'import { e } from \'./e.ts\''],
  ])))
  expect(circles).toEqual([
    ['lib/C.vue', 'lib/a.ts', 'lib/deep/b.ts', 'lib/C.vue'],
    ['lib/e.ts', 'lib/f.ts', 'lib/e.ts'],
  ])
})
