import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { notOwn } from '../../lib/project/own-file.ts'

it.skipIf(process.platform === 'win32').each([['a workspace', 'pnpm-workspace.yaml'], ['a repository', '.git/config']])('looks at links in all of %s, also from a folder in it', (_, mark) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-own-')))
  const talk = join(folder, 'all/talks/a')
  for (const [path, text] of [[`all/${mark}`, ''], ['all/talks/a/package.json', '{}'], ['all/shared/logo.svg', '<svg/>'], ['secret.svg', '<svg/>']] as const) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync('../../secret.svg', join(folder, 'all/shared/out.svg'))
  symlinkSync('../../shared/logo.svg', join(talk, 'in.svg'))
  expect(notOwn(join(folder, 'all/shared/logo.svg'), talk)).toBeUndefined()
  expect(notOwn(join(talk, 'in.svg'), talk)).toBeUndefined()
  expect(notOwn(join(folder, 'all/shared/out.svg'), talk)).toBe(`a link out of the project, to ${join(folder, 'secret.svg')}`)
})
