import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { remarkOnSlidev, slidev, slidevFor } from '../../lib/slidev/installation.ts'

function projectWith(version?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-installation-'))
  writeFileSync(join(folder, 'package.json'), '{}')
  if (version) {
    mkdirSync(join(folder, 'node_modules/@slidev/cli'), { recursive: true })
    writeFileSync(join(folder, 'node_modules/@slidev/cli/package.json'), JSON.stringify({ name: '@slidev/cli', version }))
  }
  return folder
}

it.each(['52.19.1', '52.20.0', '53.0.0', '53.4.1'])('a project\'s Slidev %s shows its decks', (version) => {
  const folder = projectWith(version)
  expect(slidevFor(folder).version).toBe(version)
  expect(remarkOnSlidev(folder)).toBeUndefined()
})

it.each(['0.49.29', '51.8.2', '52.19.0', '54.0.0'])('a project\'s Slidev %s is not taken, and one line says so', (version) => {
  const folder = projectWith(version)
  expect(slidevFor(folder).bin).toBe(slidev)
  expect(remarkOnSlidev(folder)).toMatch(new RegExp(`^the project has Slidev ${version}; Lectern works with 52\\.19\\.1 or newer, and 53, so the deck is shown with its own 5\\d\\.\\d+\\.\\d+$`))
})

it('a project without Slidev says nothing', () => {
  expect(remarkOnSlidev(projectWith())).toBeUndefined()
})
