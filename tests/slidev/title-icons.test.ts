import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { iconsIn, isUnusedIcon } from '../../lib/slidev/title-icons.ts'

const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))
const icons = iconsIn(readFileSync(join(client, 'internals/TitleIcon.vue'), 'utf8'))
const typescript = 'i-vscode-icons:file-type-typescript'

it('finds the icons that Slidev\'s client has for titles', () => {
  expect(icons.size).toBeGreaterThan(30)
  expect(icons.get(typescript)).toEqual(['.mts', '.cts', '.ts', '.tsx'])
})

it.each([
  ['a title', 'title: "src/app.ts"', false],
  ['its class', `<div class="${typescript}" />`, false],
  ['neither', '# Nothing of code', true],
])('keeps an icon that %s asks for', (_, text, isUnused) => {
  expect(isUnusedIcon(typescript, { icons, texts: ['other words', text] })).toBe(isUnused)
})

it('leaves every other class alone, and all of them before a build has begun', () => {
  expect(isUnusedIcon('text-red', { icons, texts: [] })).toBe(false)
  expect(isUnusedIcon('i-carbon:close', { icons, texts: [] })).toBe(false)
  expect(isUnusedIcon(typescript)).toBe(false)
})
