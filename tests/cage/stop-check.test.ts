import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const wanted = 'blob:null/wanted'
const importScripts = vi.fn()
/** Thrown where the worker would sleep for ever. */
const asleep = new Error('asleep')

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['performance'] })
  importScripts.mockReset()
  vi.stubGlobal('importScripts', importScripts)
  vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    throw asleep
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

async function create(browser: string): Promise<{ check: () => void, told: () => number }> {
  vi.stubGlobal('navigator', { userAgent: browser })
  const { createStopCheck } = await import('../../lib/cage/stop-check.ts')
  let told = 0
  return { check: createStopCheck(wanted, () => told++), told: () => told }
}

it.each([
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
])('falls asleep where it stands once it is no longer wanted, and tells so first, in %s', async (browser) => {
  const { check, told } = await create(browser)
  const loop = (): void => {
    vi.advanceTimersByTime(40)
    for (let calls = 0; calls < 2 ** 21; calls++)
      check()
  }
  loop()
  expect(importScripts.mock.calls).toEqual([[wanted]])
  importScripts.mockImplementation(() => {
    throw new Error('withdrawn')
  })
  expect(loop).toThrow(asleep)
  expect(told()).toBe(1)
})

it('asks for nothing where the engine ends a worker at once', async () => {
  const { check } = await create('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  for (let calls = 0; calls < 100; calls++) {
    vi.advanceTimersByTime(40)
    check()
  }
  expect(importScripts).not.toHaveBeenCalled()
})
