import { expect, it } from 'vitest'
import { namedLanguages } from '../../lib/markdown/code-languages.ts'

it.for([
  ['```cuda {2-3}\nx\n```', ['cuda 0']],
  ['# A\n\n- b\n\n  ~~~.env [name]\n  x\n  ~~~', ['.env 4']],
  ['```\nx\n```\n\n```{1}\nx\n```', []],
  ['````md magic-move\n```pml\nx\n```\n\n```ts {1}\nx\n```\n````', ['pml 1', 'ts 5']],
  ['<<< @/snippets/kernel.cu#part {1}\n\n<<< ./a.txt pml {lines:true}\n', ['cu 0', 'pml 2']],
] as [string, string[]][])('reads the languages of %j', ([markdown, languages]) => {
  expect(namedLanguages(markdown).map(({ name, line }) => `${name} ${line}`)).toEqual(languages)
})
