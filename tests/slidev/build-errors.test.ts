import type { Deck } from '../../lib/project/deck.ts'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readBuildErrors } from '../../lib/slidev/build-errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
mkdirSync(join(folder, 'components'))
writeFileSync(join(folder, 'components/Mine.vue'), '<script setup lang="ts">\nconst a = {\n</script>\n<template><p>x</p></template>\n')
writeFileSync(join(folder, 'talk.md'), '---\ntheme: serif\naddons: [none]\n---\n')
writeFileSync(join(folder, 'style.css'), 'p {}\nh1 {\n')
writeFileSync(join(folder, 'main.ts'), 'import gone from \'gone/x\'\n')
const slide = { no: 2, file: 'talk.md', line: 9, content: '# Two\n\n<script setup>\nimport { nothing } from \'vue\'\nimport x from \'./none.ts\'\n</script>' }
const deck = { entry: join(folder, 'talk.md'), folder, slides: [slide] } as unknown as Deck

/** As the programs print it, without what stands before and the stack after. */
const errors = (text: string): string[] => readBuildErrors(`✗ Build failed in 6.06s\nBuild failed with 1 error:\n\n${text}\n\n    at aggregateBindingErrorsIntoJsError (file:///rolldown/dist/error.mjs:50:18)\n`, deck, folder).map(({ file, line, slide, found, fix }) => `${file}:${line ?? '-'}${slide ? ` (slide ${slide})` : ''}: ${found}; ${fix}`)

it.each([
  ['a missing file of a slide', '\u001B[31m[UNRESOLVED_IMPORT] \u001B[0mCould not resolve \'./none.ts\' in talk.md__slidev_2.md\n   ╭─[ talk.md__slidev_2.md:5:15 ]\n   │\n 5 │ import x from \'./none.ts\'\n   │               ─────┬─────  \n   │                    ╰─────── Module not found.\n   │ \n   │ Help: \'talk.md__slidev_2.md\' is imported by the following path:\n   │         - index.html\n───╯', 'talk.md:13 (slide 2): it imports "./none.ts", and there is no such file; correct the path, or put the file there'],
  ['a name that a package does not have', '[MISSING_EXPORT] "nothing" is not exported by "../../talks/node_modules/vue/dist/vue.runtime.esm-bundler.js".\n   ╭─[ talk.md__slidev_2.md:5:10 ]\n   │\n 5 │ import { nothing } from \'vue\'\n   │          ───┬───  \n───╯', 'talk.md:12 (slide 2): the build stops here: "nothing" is not exported by "vue"; correct it'],
  ['a component, whose lines Slidev moved', `[plugin vite:vue] ${folder}/components/Mine.vue:6:10\nSyntaxError: [vue/compiler-sfc] Unexpected token (6:10)\n\n${folder}/components/Mine.vue\n4  |  /* @slidev-injection */\n5  |  \n6  |  const a = {`, 'components/Mine.vue:2: the build stops here: Unexpected token; correct it'],
  ['a component without a frame of code', `[plugin vite:vue] ${folder}/components/Mine.vue:6:11\nRolldownError: Element is missing end tag.\nSyntaxError: Element is missing end tag.`, 'components/Mine.vue:-: the build stops here: Element is missing end tag; correct it'],
  ['a style', `[plugin vite:css] ${folder}/style.css:2:1\nCssSyntaxError: [postcss] ${folder}/style.css:2:1: Unclosed block`, 'style.css:2: the build stops here: Unclosed block; correct it'],
  ['a plugin that is there twice', '[plugin vite:vue] /p/node_modules/@slidev/client/App.vue\nRolldownError: At least one <template> or <script> is required in a single file component. /p/node_modules/@slidev/client/App.vue\n    at createRollupError\n[plugin vite:vue] /p/node_modules/@slidev/client/pages/404.vue\nRolldownError: At least one <template> or <script> is required in a single file component. /p/node_modules/@slidev/client/pages/404.vue\n', 'talk.md:-: Vite\'s configuration beside the deck adds Vue\'s plugin, which Slidev brings itself; keep the talk in a folder of its own, or take vue() out of the configuration; options for it go to slidev.vue there'],
  ['a style that imports what is not there', `[plugin vite:css] ${folder}/style.css:undefined:NaN\nError: [postcss] ENOENT: no such file or directory, open './none.css'`, 'style.css:-: it imports "./none.css", and there is no such file; correct the path, or put the file there'],
  ['a style of a package that is not installed', `[plugin vite:css] ${folder}/style.css:undefined:NaN\nError: [postcss] ENOENT: no such file or directory, open '@fontsource/x/400.css'`, 'style.css:-: it imports "@fontsource/x/400.css", and there is no such package; npm install @fontsource/x, or correct the name'],
  ['a package that is not installed', `Error: [vite]: Rolldown failed to resolve import "gone/x" from "${folder}/main.ts".\nThis is most likely unintended`, 'main.ts:-: it imports "gone/x", and there is no such package; npm install gone, or correct the name'],
  ['a file that a package does not have', '[UNLOADABLE_DEPENDENCY] Could not load ../../talks/node_modules/@slidev/client/logic/nav\n   ╭─[ main.ts:1:18 ]\n   │\n 1 │ import gone from \'gone/x\'\n   │ ╰── No such file or directory (os error 2)\n───╯', 'main.ts:1: it imports "@slidev/client/logic/nav", and the installed @slidev/client has no such file; correct the path: another version of @slidev/client may have had it'],
  ['another project\'s configuration', '[UNRESOLVED_ENTRY] Cannot resolve entry module src/app.html.', 'talk.md:-: Vite\'s configuration beside the deck begins at "src/app.html", a page of something else; keep the talk in a folder of its own, or take the input out of the configuration'],
  ['a configuration', `Error: Cannot find module '@a/unocss'\nRequire stack:\n- ${folder}/main.ts`, 'main.ts:-: it imports "@a/unocss", and there is no such package; npm install @a/unocss, or correct the name'],
  ['a theme that is not installed', 'The theme "slidev-theme-serif" was not found and cannot prompt for installation', 'talk.md:2: the theme "slidev-theme-serif" is not installed; npm install slidev-theme-serif, or correct the name'],
  ['an addon that is not installed', 'The addon "slidev-addon-none" was not found and cannot prompt for installation', 'talk.md:3: the addon "slidev-addon-none" is not installed; npm install slidev-addon-none, or correct the name'],
  ['a headmatter that YAML cannot read', 'YAMLParseError: Implicit keys need to be on a single line at line 2, column 1:\n\ntitle: a---\nb\n^\n\n  code: \'MULTILINE_IMPLICIT_KEY\',', 'talk.md:3: the build stops here: Implicit keys need to be on a single line; correct it'],
  ['a plug-in', '[plugin odd]\nError: an odd plug-in', 'talk.md:-: the build stops here: an odd plug-in; correct it'],
])('leads to %s', (_, text, expected) => {
  expect(errors(text)).toEqual([expected])
})

it('names the theme that is likely meant', () => {
  const [problem] = readBuildErrors('The theme "slidev-theme-serif" was not found', deck, folder)
  expect(problem?.expected).toBe('"seriph"?')
})

it('tells several errors, each once', () => {
  const style = `[plugin vite:css] ${folder}/style.css:2:1\nCssSyntaxError: [postcss] Unclosed block`
  expect(errors(`${style}\n\n${style}\n\n[plugin odd]\nError: odd`)).toHaveLength(2)
})

it('says nothing of what it does not understand', () => {
  expect(errors('Killed')).toEqual([])
})
