import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askAll } from '../../../lib/rules/online/answers.ts'

let asked: string[] = []
let [now, most] = [0, 0]

/** Path of an address => what it answers to HEAD and to GET: a status, or the code of an error. */
function answering(answers: Record<string, [head: number | string, get: number | string]>): void {
  vi.stubGlobal('fetch', async (address: string, { method }: RequestInit) => {
    asked.push(`${method} ${address}`)
    most = Math.max(most, ++now)
    await Promise.resolve()
    now--
    const answer = answers[new URL(address).pathname]![method === 'HEAD' ? 0 : 1]
    if (typeof answer === 'number')
      return new Response(null, { status: answer })
    throw answer === '' ? new TypeError('x') : Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('x'), { code: answer }) })
  })
}

beforeEach(() => {
  asked = [];
  [now, most] = [0, 0]
  vi.useFakeTimers({ toFake: ['setTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it.each<[number | string, number | string, object]>([
  [200, 500, { is: 'there', heard: true }],
  [403, 500, { is: 'there', heard: true }],
  [499, 500, { is: 'there', heard: true }],
  [405, 500, { is: 'there', heard: true }],
  [404, 200, { is: 'there', heard: true }],
  [404, 404, { is: 'gone', why: 'its host answers 404', heard: true }],
  [410, 410, { is: 'gone', why: 'its host answers 410', heard: true }],
  ['ENOTFOUND', 'ENOTFOUND', { is: 'gone', why: 'there is no such host', heard: false }],
])('takes %s to HEAD and %s to GET for %j', async (head, get, answer) => {
  answering({ '/a': [head, get] })
  expect(await askAll(['https://a.dev/a'])).toEqual(new Map([['https://a.dev/a', answer]]))
})

it('asks each address once, few at a time', async () => {
  answering({ '/a': [200, 200] })
  const addresses = Array.from({ length: 20 }, (_, index) => `https://a.dev/a?${index}`)
  const answers = await askAll([...addresses, ...addresses])
  expect([...answers.keys()].sort()).toEqual([...addresses].sort())
  expect(asked).toHaveLength(20)
  expect(most).toBe(6)
})
