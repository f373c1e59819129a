import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** One thread, lent out. It does one thing at a time and keeps the process only while it does. */
export interface Thread<Order, Message> {
  /**
   * @param read what a message says: `undefined` while more are to come; what it throws ends the asking
   * @throws what the thread dies of
   */
  ask: <Result>(order: Order, read: (message: Message) => Result | undefined) => Promise<Result>
  /** Sends what has no answer. */
  tell: (order: Order) => void
  /** Gives it back to those who ask later. */
  leave: () => void
}

/**
 * Lends threads of one module, started or used before: what a thread has loaded and compiled serves the next one as well.
 *
 * @param folder `import.meta`'s own, and the module's name without its ending, which is `.ts` here and `.js` in the package
 */
export function threadsOf<Order, Message>({ url, filename }: ImportMeta, name: string, workerData?: () => unknown): () => Thread<Order, Message> {
  const idle: Worker[] = []
  const start = (): Worker => {
    const worker = new Worker(new URL(`${name}${extname(filename)}`, url), { workerData: workerData?.() })
    // One that is never asked must not keep the process.
    worker.unref()
    worker.once('exit', () => {
      if (idle.includes(worker))
        idle.splice(idle.indexOf(worker), 1)
    })
    return worker
  }
  return () => {
    const worker = idle.pop() ?? start()
    return {
      ask: (order, read) => new Promise((resolve, reject) => {
        const settle = (finish: () => void): void => {
          worker.off('error', onError).off('exit', onExit).off('message', onMessage).unref()
          finish()
        }
        function onError(error: unknown): void {
          settle(() => reject(error))
        }
        function onExit(): void {
          onError(new Error(`${name} was ended while it worked`))
        }
        function onMessage(message: Message): void {
          try {
            const result = read(message)
            if (result !== undefined)
              settle(() => resolve(result))
          }
          catch (error) {
            onError(error)
          }
        }
        worker.ref()
        worker.on('error', onError).on('exit', onExit).on('message', onMessage)
        worker.postMessage(order)
      }),
      tell: order => worker.postMessage(order),
      leave: () => {
        if (worker.threadId > 0)
          idle.push(worker)
      },
    }
  }
}
