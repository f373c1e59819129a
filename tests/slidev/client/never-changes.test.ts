import { expect, it } from 'vitest'
import { neverChanges } from '../../../lib/slidev/client/never-changes.ts'

it.each([
  ['by.hash/client-Ds8XrCmo.css', true],
  ['talk/by.hash/md-a_c-1fGh.js', true],
  ['talk/by.hash/monaco/editor-a_c-1fGh.js', true],
  ['talk/runtimes/pyodide-314.0.7/pyodide.mjs', true],
  ['talk/by.hash/photo.png', false],
  ['talk/assets/photo-20261126.png', false],
  ['talk/pictures/by.hash/photo-20261126.png', false],
  ['talk/data/runtimes/plan.json', false],
  ['runtimes/', false],
  ['talk/by-hash/photo-20261126.png', false],
])('%s never changes: %s', (path, never) => {
  expect(neverChanges(path)).toBe(never)
})
