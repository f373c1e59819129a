/** What the talk tells the phone. */
export interface TalkState {
  slide: number
  total: number
  click: number
  clicks: number
  title: string
  /** Title of the next slide, empty on the last. */
  next: string
  /** Speaker notes, plain text with `[click]` marks. */
  notes: string
  /** Milliseconds since 1970 when the talk's timer started; 0 when it has not. */
  startedAt: number
  /** Minutes planned up to the end of this slide; 0 without a plan. */
  until: number
}

/** What the phone asks of the talk. */
export const remoteActions = ['next', 'prev'] as const
export type RemoteAction = typeof remoteActions[number]

/** Names of the messages between Vite's server and the talk's page. */
export const stateMessage = 'lectern:remote-state'
export const actionMessage = 'lectern:remote-action'
