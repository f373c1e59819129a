import type { NotePart } from './split-notes.ts'

/** What the talk tells the phone. */
export interface TalkState {
  slide: number
  total: number
  click: number
  clicks: number
  title: string
  /** Title of the next slide, empty on the last. */
  next: string
  /** Speaker notes, plain text, divided at the clicks. */
  notes: NotePart[]
  /** Milliseconds since 1970 when the talk's timer started; 0 when it has not. */
  startedAt: number
  /** Minutes planned up to the end of this slide; 0 without a plan. */
  until: number
  /** Whether the audience's screen is blank. */
  blank: boolean
}

/** What the phone asks of the talk: a step, a blank screen, or a slide by its number. */
export type RemoteAction = 'next' | 'prev' | 'blank' | `go/${number}`

/** The action that a request's path or a message names, if it names one. */
export function parseRemoteAction(name: unknown): RemoteAction | undefined {
  return typeof name === 'string' && /^(?:next|prev|blank|go\/[1-9]\d{0,4})$/.test(name)
    ? name as RemoteAction
    : undefined
}

/** Names of the messages between Vite's server and the talk's page. */
export const stateMessage = 'lectern:remote-state'
export const actionMessage = 'lectern:remote-action'
