import { expect, it } from 'vitest'
import { refuseSharedFiles } from '../../lib/pipeline/shared-files.ts'

const deck = (name: string, exportFilename?: string): Parameters<typeof refuseSharedFiles>[0][number] => ({ entry: `/talks/${name}.md`, name, headmatter: { exportFilename } })

it('talks with files of their own may be exported together', () => {
  refuseSharedFiles([deck('one'), deck('two', 'Two'), deck('three', 'talk')], '/talks')
})

it.for([
  ['one name for two', [deck('one', 'talk'), deck('two', 'Talk')], 'two.md: Talk.pdf would be a file of this talk and of one.md'],
  ['a name that is another talk\'s', [deck('one'), deck('two', 'one')], 'two.md: one.pdf would be a file of this talk and of one.md'],
  ['a talk that is called as another\'s handout', [deck('one'), deck('one-handout')], 'one-handout.md: one-handout.pdf would be a file of this talk and of one.md'],
] as const)('%s is refused before anything is made', ([, decks, message]) => {
  expect(() => refuseSharedFiles([...decks], '/talks')).toThrow(expect.objectContaining({
    problems: [expect.objectContaining({ file: message.split(': ')[0], found: message.split(': ')[1] })],
  }))
})
