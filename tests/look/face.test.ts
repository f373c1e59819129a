import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageFolder, readFace, readFaceSheets } from '../../lib/look/face.ts'

it('measures labels in the first face of the brand', () => {
  expect(readFace(':root { --brand-font: \'Inter\', \'Noto Emoji\', serif; --brand-font-mono: monospace; }')).toBe('\'Inter\', sans-serif')
  expect(readFace(':root { --brand-font-mono: monospace; }')).toBe('sans-serif')
  expect(readFace()).toBe('\'Atkinson Hyperlegible Next Variable\', sans-serif')
})

it('finds the faces that slides import, and their files', () => {
  expect(readFaceSheets('import \'@fontsource/inter/400.css\'\nimport \'./tokens.css\'\n// import \'@fontsource/none/400.css\'\n')).toEqual(['@fontsource/inter/400.css'])
  const sheets = readFaceSheets()
  expect(sheets.length).toBeGreaterThan(2)
  for (const sheet of sheets)
    expect(existsSync(join(packageFolder(sheet), sheet.split('/').slice(2).join('/')))).toBe(true)
})
