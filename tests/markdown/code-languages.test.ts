import { expect, it } from 'vitest'
import { isKnownLanguage, languagesIn, namedLanguages } from '../../lib/markdown/code-languages.ts'

it.for([
  ['```cuda {2-3}\nx\n```', ['cuda 0']],
  ['# A\n\n- b\n\n  ~~~.env [name]\n  x\n  ~~~', ['.env 4']],
  ['```\nx\n```\n\n```{1}\nx\n```', []],
  ['````md magic-move\n```pml\nx\n```\n\n```ts {1}\nx\n```\n````', ['pml 1', 'ts 5']],
  ['<<< @/snippets/kernel.cu#part {1}\n\n<<< ./a.txt pml {lines:true}\n', ['cu 0', 'pml 2']],
  ['```c++ {1}\nx\n```\n\n~~~objective-c\nx\n~~~', ['c 0', 'objective-c 4']],
  ['````md\n```pml\nx\n```\n````', ['md 0']],
  ['<<< ./a.ts#b-c\n\n<<< ./Makefile\n\n<<<\t./a.b.rs {1}', ['ts 0', 'rs 4']],
] as [string, string[]][])('reads the languages of %j', ([markdown, languages]) => {
  expect(namedLanguages(markdown).map(({ name, line }) => `${name} ${line}`)).toEqual(languages)
})

it('knows what the highlighter brings, and what means no colours', () => {
  expect(['ts', 'mermaid', 'txt', 'ansi'].every(isKnownLanguage)).toBe(true)
  expect(['toString', 'pml', ''].some(isKnownLanguage)).toBe(false)
  expect(languagesIn('```ts\na\n```\n\n```ts\nb\n```')).toEqual(new Set(['ts']))
})
