import type { ChildProcess } from 'node:child_process'
import type { Ballot, Votes } from '../audience/ballot.ts'
import type { AccessSecrets } from './access.ts'
import type { RemoteOrder, RemoteReport } from './messages.ts'
import type { RemoteAction, TalkState } from './talk-state.ts'
import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { extname, join } from 'node:path'
import { parseRemoteReport } from './messages.ts'

/** The remote, in a process of its own. */
export interface RunningRemote {
  port: number
  /** Tells the phone where the talk is. */
  show: (state: TalkState) => void
  /** Puts a ballot to the audience, with the votes that it has; undefined takes it away. */
  ask: (ballot: Ballot | undefined, votes: Votes) => void
  /** Number of the process. */
  readonly pid: number | undefined
  close: () => void
}

/** What is told of the remote. */
export interface RemoteListener {
  onAction: (action: RemoteAction) => void
  onPause: (address: string, seconds: number) => void
  /** Votes on a ballot, as a process says that anybody may talk to: not yet checked against the ballot. */
  onVotes?: (ballot: string, votes: unknown) => void
}

const program = join(import.meta.dirname, `process${extname(import.meta.filename)}`)
/** Megabytes of heap: 256 connections take a tenth of it. */
const memory = 96
/** Milliseconds before one that has ended is started again. */
const pause = 300

/**
 * Starts the phone's server in a process apart from the dev server's, with less of the processor and little memory. If
 * it ends, it is started again on the same port, and the phone that had signed in need not do so again.
 *
 * @param port 0 picks a free one
 * @param lang the talk's language, in which the phones' pages are
 * @throws Error when it cannot listen
 */
export async function runRemote(secrets: AccessSecrets, { onAction, onPause, onVotes }: RemoteListener, host = '0.0.0.0', port = 0, lang?: string): Promise<RunningRemote> {
  let child: ChildProcess
  let closed = false
  let latest: TalkState | undefined
  let asked: Extract<RemoteOrder, { type: 'ask' }> | undefined
  let sending = false

  function start(on: number): Promise<number> {
    child = fork(program, { execArgv: [`--max-old-space-size=${memory}`], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const own = child
    try {
      setPriority(own.pid ?? 0, constants.priority.PRIORITY_BELOW_NORMAL)
    }
    catch {
      // Where a system does not allow it, the remote is as quick as the talk.
    }
    return new Promise((resolve, reject) => {
      own.on('message', (message) => {
        const report = parseRemoteReport(message)
        if (!report)
          return
        if (report.type === 'failed')
          reject(new Error(report.reason))
        else if (report.type === 'listening')
          resolve(report.port)
        else
          take(report)
      })
      own.on('error', reject)
      own.once('exit', () => {
        reject(new Error('the remote ended'))
        if (!closed && port > 0) {
          setTimeout(() => !closed && void start(port).then(() => {
            showLatest()
            showAsked()
          }, () => {}), pause)
        }
      })
      own.send({ type: 'start', host, port: on, secrets, lang } satisfies RemoteOrder, () => {})
    })
  }

  function take(report: Exclude<RemoteReport, { type: 'failed' | 'listening' }>): void {
    if (report.type === 'action')
      onAction(report.action)
    else if (report.type === 'paused')
      onPause(report.address, report.seconds)
    else if (report.type === 'votes')
      onVotes?.(report.ballot, report.votes)
    else
      secrets = { ...secrets, token: report.token }
  }

  /** One at a time: where the remote has no time to listen, only the newest state waits for it. */
  function showLatest(): void {
    if (sending || !latest || !child.connected)
      return
    const state = latest
    sending = true
    child.send({ type: 'show', state } satisfies RemoteOrder, () => {
      sending = false
      if (latest !== state)
        showLatest()
    })
  }

  function showAsked(): void {
    if (asked && child.connected)
      child.send(asked, () => {})
  }

  port = await start(port)
  return {
    port,
    get pid() {
      return child.pid
    },
    show(state) {
      latest = state
      showLatest()
    },
    ask(ballot, votes) {
      asked = { type: 'ask', ballot, votes }
      showAsked()
    },
    close() {
      closed = true
      child.kill()
    },
  }
}
