import { expect, it } from 'vitest'
import { readRegions } from '../../lib/slidev/code-regions.ts'

it.each([
  ['TypeScript', '// #region a', '// #endregion a'],
  ['JetBrains', '  //region a', '  //endregion'],
  ['HTML', '<!-- #region a -->', '<!-- #endregion a -->'],
  ['Markdown', '<!-- region a -->', '<!-- endregion -->'],
  ['CSS', '/* #region a */', '/* #endregion a */'],
  ['C#', '#region a', '#endregion'],
  ['Visual Basic', '#Region a', '#End Region'],
  ['Python', '# #region a', '# #endregion a'],
  ['PyCharm', '# region a', '# endregion'],
  ['SQL', '-- #region a', '-- #endregion a'],
  ['batch files', 'REM #region a', '@REM #endregion a'],
  ['C++', '#pragma region a', '#pragma endregion a'],
  ['Pascal', '(* #region a *)', '(* #endregion a *)'],
])('finds a region in comments of %s', (_, begin, end) => {
  expect(readRegions(`x\n${begin}\ny\n${end}\n`, 'a')).toEqual({ names: ['a'], ends: true })
})

it.each([
  ['it never ends', '// #region a\nx', ['a']],
  ['another ends', '// #region a\n// #endregion b', ['a']],
  ['its end is in another kind of comment', '// #region a\n/* #endregion a */', ['a']],
  ['it begins again and ends once', '// #region a\n// #region a\n// #endregion a', ['a']],
  ['its name has more words', '// #region a or b\n// #endregion', ['a or b']],
  ['its comment goes on', '<!-- #region a\n<!-- #endregion a -->', []],
  ['code is before it', 'x // #region a\n// #endregion a', []],
  ['a word only begins like it', '// #regional a\n// #endregion a', []],
])('finds none where %s', (_, code, names) => {
  expect(readRegions(code, 'a')).toEqual({ names, ends: false })
})

it('names each region once, those without a name not at all', () => {
  expect(readRegions('// #region b\n// #endregion\n// #region\n// #endregion\n// #region a\n// #endregion\n// #region b\n', 'c').names).toEqual(['b', 'a'])
})

it('ends with the last end of regions of one name', () => {
  expect(readRegions('// #region a\n// #region a\n// #endregion a\n// #endregion a', 'a').ends).toBe(true)
})
