import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { examine } from '../../lib/pipeline/examine.ts'
import { exportDecks } from '../../lib/pipeline/export.ts'
import { cache } from '../../lib/project/cache.ts'
import { LecternError } from '../../lib/project/problem.ts'
import { isLong } from '../long.ts'

/** What only the running deck or its paper shows to be lost; `foreign-theme.test.ts` has what the sources tell. */

mkdirSync(cache, { recursive: true })
const project = mkdtempSync(join(cache, 'losses-'))

afterAll(() => rmSync(project, { recursive: true, force: true }))

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

/** Each on a slide with a heading; what is said of it under every theme. */
const inThePlayer: [string, string][] = [
  ['<img :src="[\'/gone\', \'png\'].join(\'.\')" alt="a dot">', 'failed-request'],
  ['<Throwing />', 'script-error'],
  ['{{ $slidev.none.such }}', 'script-error'],
  ['<div style="width: 200px; height: 100px; background: url(/gone-as-well.png)" />', 'failed-request'],
]

function deck(theme: string | undefined, slides: string[]): string {
  return `---\n${theme ? `theme: ${theme}` : 'lang: en'}\ntitle: Losses\nfonts: { provider: none }\n---\n\n${slides.join('\n\n---\n\n')}\n`
}

const titled = (slides: string[]): string[] => slides.map((slide, index) => `# Slide ${index + 1}\n\n${slide}`)

beforeAll(() => {
  if (!isLong)
    return
  write({
    // All icons there are, 450 MB, are not needed here.
    'package.json': JSON.stringify({ private: true, overrides: { '@iconify/json': 'npm:@iconify-json/ph@^1.2.2' } }),
    'components/Throwing.vue': '<script setup>\nthrow new Error("nothing to show")\n</script>\n\n<template><p>shown</p></template>\n',
    'components/Nothing.vue': '<template><div v-if="false" /></template>\n',
  })
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '@slidev/theme-seriph@0.25.0', 'slidev-theme-neversink@0.4.1'], { cwd: project, stdio: 'ignore' })
})

const themes: [string, string | undefined][] = [['ours', undefined], ['seriph', 'seriph'], ['neversink', 'neversink']]

it.runIf(isLong).each(themes)('what is lost in the player is refused on the same slides under %s', async (name, theme) => {
  write({ [`${name}.md`]: deck(theme, titled(inThePlayer.map(([slide]) => slide))) })
  const { findings, notChecked } = await examine(project, { names: [`${name}.md`], rules: [], least: 'error', sourceOnly: false, run: false, patience: 4000, changed: false, strict: false, baseline: 'none' })
  expect(notChecked.filter(({ failed }) => failed)).toEqual([])
  expect(findings.map(({ slide, rule }) => `${slide}: ${rule}`)).toEqual(inThePlayer.map(([, rule], index) => `${index + 1}: ${rule}`))
})

it.runIf(isLong).each(themes)('what is lost on paper is refused on the same slides under %s', async (name, theme) => {
  write({ [`${name}-paper.md`]: deck(theme, [...titled(['A letter that no font has: \u{10FFFD}', 'Nothing is wrong here.']), '<Nothing />']) })
  const refused = await exportDecks({ projectRoot: project, output: join(project, 'out'), names: [`${name}-paper.md`], format: 'pdf', notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4', isGrey: false } }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(LecternError)
  const { problems } = refused as LecternError
  expect(problems.map(({ slide, found }) => `${slide}: ${found}`)).toEqual(expect.arrayContaining([
    '1: the page lacks the text "Aletterthatnofonthas:\u{10FFFD}"',
    '3: the slide is blank',
    'undefined: page 1: 1 letters have no shape in any font',
  ]))
  expect([...new Set(problems.map(({ slide }) => slide))].sort()).toEqual([1, 3, undefined])
})
