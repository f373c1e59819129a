import type { Plugin, WebSocketClient } from 'vite'
import type { ShownFinding, WindowState } from './finding.ts'
import { relative } from 'node:path'
import process from 'node:process'
import { oncePerProcess } from '../guard/once-per-process.ts'
import { authorsWindow, findingsMessage, isSource, windowMessage } from './finding.ts'

/** What the live server's process tells the command that started it: somebody opens the talk, its first slide is to come. */
export interface Opened {
  type: 'lectern:opened'
}

/** What it tells too: the files are others now, look at them. */
export interface Saved {
  type: 'lectern:saved'
}

/** What the command answers when it has looked. */
export interface Found {
  type: 'lectern:found'
  findings: ShownFinding[]
}

/** Milliseconds that an editor takes for the files of one saving, and the page to show what was saved: that comes first. */
const settles = 400

/**
 * Asks the command that started the live server to look at the sources whenever a file changes, and hands what it finds
 * to the author's window.
 */
export function findings(): Plugin | undefined {
  if (!process.send)
    return undefined
  const latest = oncePerProcess('findings', () => {
    const kept = { findings: undefined as ShownFinding[] | undefined, tell: () => {} }
    process.on('message', (message: Found) => {
      if (message.type === 'lectern:found') {
        kept.findings = message.findings
        kept.tell()
      }
    })
    return kept
  })
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => process.send?.({ type: 'lectern:saved' } satisfies Saved), settles)
  }
  return {
    name: 'lectern:findings',
    apply: 'serve',
    configureServer({ ws, watcher, config }) {
      const windows = new Map<WebSocketClient, WindowState>()
      latest.tell = () => {
        const author = authorsWindow([...windows])
        for (const window of windows.keys())
          window.send(findingsMessage, window === author ? latest.findings ?? [] : [])
      }
      ws.on('vite:client:connect', () => process.send?.({ type: 'lectern:opened' } satisfies Opened))
      ws.on(windowMessage, (state: WindowState, window) => {
        windows.set(window, state)
        // The first slide comes before what is wrong with it.
        if (latest.findings === undefined)
          look()
        latest.tell()
      })
      ws.on('vite:client:disconnect', () => {
        for (const window of windows.keys())
          ws.clients.has(window) || windows.delete(window)
        latest.tell()
      })
      watcher.on('all', (_, path) => isSource(relative(config.root, path)) && look())
    },
  }
}
