import type { ViteDevServer } from 'vite'
import { EventEmitter } from 'node:events'
import process from 'node:process'
import { afterEach, expect, it, vi } from 'vitest'
import { findings } from '../../../lib/stage/findings/plugin.ts'

const { send } = process
afterEach(() => void (process.send = send))

it('tells the command that somebody opens the talk, so that its check waits for the first slide', () => {
  const told = vi.fn()
  process.send = told
  const [ws, watcher] = [new EventEmitter(), new EventEmitter()]
  const { configureServer } = findings() as { configureServer: (server: ViteDevServer) => void }
  configureServer({ ws, watcher, config: { root: '/talk' } } as unknown as ViteDevServer)
  expect(told).not.toHaveBeenCalled()
  ws.emit('vite:client:connect')
  expect(told.mock.calls).toEqual([[{ type: 'lectern:opened' }]])
})
