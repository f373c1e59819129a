import type { Reply, Request } from './protocol.ts'

type Without<T> = T extends unknown ? Omit<T, 'id'> : never

/** The part of a Worker that is needed, so that a test can stand in for it. */
export interface Channel {
  postMessage: (request: Request) => void
  addEventListener: (type: 'message', listener: (event: { data: Reply }) => void) => void
}

/**
 * In: a worker that runs worker.ts. Out: a function that sends one request, hands
 * over every reply as it comes, and resolves with the last; it rejects on an error.
 */
export function createClient(channel: Channel): (request: Without<Request>, onReply?: (reply: Reply) => void) => Promise<Reply> {
  const waiting = new Map<number, (reply: Reply) => void>()
  let count = 0
  channel.addEventListener('message', ({ data }) => waiting.get(data.id)?.(data))

  return (request, onReply) => new Promise((resolve, reject) => {
    const id = ++count
    waiting.set(id, (reply) => {
      onReply?.(reply)
      if (reply.type === 'progress' || reply.type === 'word')
        return
      waiting.delete(id)
      if (reply.type === 'error')
        reject(new Error(reply.message))
      else
        resolve(reply)
    })
    channel.postMessage({ ...request, id } as Request)
  })
}
