import { afterEach, expect, it } from 'vitest'
import { captureMessageData } from '../../lib/cage/message-data.ts'

const original = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!
const { call, apply, bind } = Function.prototype
afterEach(() => {
  Object.defineProperty(MessageEvent.prototype, 'data', original)
  Object.assign(Function.prototype, { call, apply, bind })
})

it('reads a message without calling a getter that a program has put in the way', () => {
  const dataOf = captureMessageData()
  const seen: unknown[] = []
  Object.defineProperty(MessageEvent.prototype, 'data', {
    configurable: true,
    get(this: unknown) {
      seen.push(this)
      return 'forged'
    },
  })
  const spy = function (this: unknown, ...values: unknown[]): void {
    seen.push(this, ...values)
  }
  Object.assign(Function.prototype, { call: spy, apply: spy, bind: spy })
  const event = new MessageEvent('message', { data: 'true' })
  const read = dataOf(event)
  Object.assign(Function.prototype, { call, apply, bind })
  expect(event.data).toBe('forged')
  expect(seen).toEqual([event])
  expect(read).toBe('true')
})
