import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, number, object, optional, picklist, string } from 'valibot'
import { expect, it } from 'vitest'
import { jsonObject, jsonOr, packageManifest, parseJson, readJson } from '../../lib/project/json.ts'
import { LecternError } from '../../lib/project/problem.ts'
import { root } from '../../lib/project/root.ts'
import { ownManifest } from '../../lib/project/version.ts'

const schema = object({ name: string(), kind: optional(picklist(['a', 'b'])), sizes: array(object({ width: number() })) })

function problems(text: string): LecternError['problems'] {
  try {
    parseJson(schema, text, 'sizes.json', 'write it again')
  }
  catch (error) {
    if (error instanceof LecternError)
      return error.problems
  }
  throw new Error('it was accepted')
}

it('every part that is not as expected is named at once, with the file and what to do', () => {
  expect(problems('{"kind":"c","sizes":[{"width":1},{"width":"2"}]}')).toEqual([
    { file: 'sizes.json', found: 'name is missing', expected: '"name"', fix: 'write it again' },
    { file: 'sizes.json', found: 'kind is "c"', expected: '("a" | "b")', fix: 'write it again' },
    { file: 'sizes.json', found: 'sizes.1.width is "2"', expected: 'a number', fix: 'write it again' },
  ])
})

it.each([
  ['{"name":', /^not JSON: /, 'JSON'],
  ['null', /^it is null$/, 'an object'],
  ['{"name":"x","sizes":{}}', /^sizes is an object$/, 'a list'],
])('%s is refused', (text, found, expected) => {
  expect(problems(text)).toEqual([{ file: 'sizes.json', found: expect.stringMatching(found), expected, fix: 'write it again' }])
})

it('a list is no object, and what is no object counts as not there where that was asked for', () => {
  expect(() => parseJson(jsonObject, '[]', 'package.json')).toThrow('a JSON object')
  expect(jsonOr(jsonObject, '[]', undefined)).toBeUndefined()
  expect(jsonOr(jsonObject, '{', 3)).toBe(3)
  expect(jsonOr(jsonObject, '{"a":{"b":1}}', undefined)).toEqual({ a: { b: 1 } })
})

it('a package.json is read for what is asked of it', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(ownManifest().version).toBe(version)
  expect(readJson(packageManifest, join(root, 'package.json'))).toEqual({ name: 'lectern', version, private: true })
})
