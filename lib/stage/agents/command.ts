import type { Answer, ToolAnswer, ToolCall } from './tools.ts'
import process from 'node:process'
import { oncePerProcess } from '../guard/once-per-process.ts'

/** What the live server's process sends to the command that started it. */
export interface Asked {
  type: 'lectern:asked'
  id: number
  call: ToolCall
}

/** What the command sends back. */
export interface Answered {
  type: 'lectern:answered'
  id: number
  answer: ToolAnswer
}

/**
 * Lets the command that started the live server answer: it has what checks and builds decks, and the live server stays
 * quick meanwhile.
 *
 * @returns undefined where nobody listens, as under Slidev's own command
 */
export function commandAnswers(): Answer | undefined {
  return process.send && oncePerProcess('agents', () => {
    const waiting = new Map<number, (answer: ToolAnswer) => void>()
    let last = 0
    process.on('message', (message: Answered) => {
      if (message.type === 'lectern:answered')
        waiting.get(message.id)?.(message.answer)
      waiting.delete(message.id)
    })
    return call => new Promise<ToolAnswer>((resolve) => {
      waiting.set(++last, resolve)
      process.send!({ type: 'lectern:asked', id: last, call } satisfies Asked)
    })
  })
}
