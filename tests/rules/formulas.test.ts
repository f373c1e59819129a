import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { formulas } from '../../lib/rules/formulas.ts'
import { foundOn } from './on-slide.ts'

it.each([
  ['a\n\n$$\nx^\n$$', ['3:3 the formula "x^": Expected group after \'^\'']],
  ['so $a$ and $x^$', ['1:13 the formula "x^": Expected group after \'^\'']],
  [`$x^${'y'.repeat(80)} \\nope$`, [`1:2 the formula "x^${'y'.repeat(58)}": Undefined control sequence: \\nope`]],
  ['$$\n\\nope\n  x\n$$', ['1:3 the formula "\\nope x": Undefined control sequence: \\nope']],
  [`$$\n${'{'.repeat(9000)}x${'}'.repeat(9000)}\n$$`, [`1:3 the formula "${'{'.repeat(60)}": nested too deeply`]],
  // A block takes what a formula in a line cannot.
  ['$$\\begin{align} a &= b \\tag{1} \\end{align}$$', []],
  ['$\\tag{1} a$', ['1:2 the formula "\\tag{1} a": \\tag works only in display equations']],
  // What LaTeX would not take, KaTeX does.
  ['$é$ and $a \\\\ b$', []],
  ['a price of 5 and no dollar', []],
])('reads %j as KaTeX does', async (slide, found) => {
  expect(await foundOn(formulas, slide)).toEqual(found)
})

it('refuses a formula that takes minutes to set, before it is set', async () => {
  expect(await foundOn(formulas, `$$${'x'.repeat(20_001)}$$`)).toEqual(['1:3 a formula of 20,001 characters'])
  expect(await foundOn(formulas, `$$${'x'.repeat(20_000)}$$`)).toEqual([])
})

it.each(['ts', 'js', 'mts', 'mjs'])('leaves commands to setup/katex.%s, and nothing else', async (ending) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(folder, 'setup'))
  writeFileSync(join(folder, `setup/katex.${ending}`), '')
  expect(await foundOn(formulas, '$\\nope$ $x^$', folder)).toEqual(['1:10 the formula "x^": Expected group after \'^\''])
})
