import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { facesEnvironment, systemFaces } from '../../lib/browser/system-faces.ts'

it.each(systemFaces)('the face of $package is there, and known by a letter of its own', ({ package: name, file, letter }) => {
  expect(existsSync(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file))).toBe(true)
  expect(Number.parseInt(letter, 16)).toBeGreaterThan(0x2000)
})

it('offers faces through the system\'s own search, or nothing', async () => {
  const { FONTCONFIG_FILE, ...others } = await facesEnvironment()
  expect(others).toEqual({})
  expect(FONTCONFIG_FILE === undefined || existsSync(FONTCONFIG_FILE)).toBe(true)
})
