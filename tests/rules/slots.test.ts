import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { slots } from '../../lib/rules/slots.ts'
import { deckOf } from './on-slide.ts'

async function told(content: string, layout = 'mine', theme = 'none'): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(folder, 'layouts'))
  writeFileSync(join(folder, 'layouts/mine.vue'), '<template><slot /><slot name="left" /><slot name="right" /></template>')
  writeFileSync(join(folder, 'layouts/plain.vue'), '<template><slot /></template>')
  const deck = { ...deckOf(content, { layout, line: 5 }, folder), headmatter: { theme } }
  return (await slots.find(deck, folder)).map(({ line, found, expected }) => `${line} ${found} | ${expected}`)
}

it.each([
  ['a\n\n::rigth::\n\nb', '7 ::rigth:: is for a slot that layout "mine" does not have | "right"?'],
  ['a\n\n::gutter::\n\nb', '7 ::gutter:: is for a slot that layout "mine" does not have | one of: left, right'],
  ['<template #rigth>b</template>', '5 <template #rigth> is for a slot that layout "mine" does not have | "right"?'],
  ['a\n\n<template v-slot:gutter="x">b</template>', '7 <template v-slot:gutter> is for a slot that layout "mine" does not have | one of: left, right'],
])('refuses in %j a slot that the layout lacks', async (slide, found) => {
  expect(await told(slide)).toEqual([found])
})

it.each(['::right::\n\na', '::default::\n\na', '<template #left>a</template>', '<template #[name]>a</template>', '<template #default>a</template>', '<template v-if="x">a</template>', '<Own>\n<template #gutter>a</template>\n</Own>', '<Own #gutter>a</Own>', '`::gutter::`'])('takes %j', async (slide) => {
  expect(await told(slide)).toEqual([])
})

it('suggests a layout where this one has no slots, and judges none that nobody knows', async () => {
  expect(await told('::right::\n\na', 'plain')).toEqual(['5 ::right:: is for a slot that layout "plain" does not have | a layout with slots, such as two-columns'])
  expect(await told('::right::\n\na', 'nobody-has-it')).toEqual([])
  expect(await told('::gutter::\n\na', 'mine', 'nobody-has-it')).toEqual([])
})
