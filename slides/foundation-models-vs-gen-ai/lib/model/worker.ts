import type { Reply, Request } from './protocol.ts'
import { createServer } from './server.ts'

/**
 * The worker's entry: `new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`.
 * Training runs here so that the slide stays smooth. See protocol.ts for the messages.
 */
const serve = createServer(
  (message: Reply) => globalThis.postMessage(message),
  () => new Promise(resolve => setTimeout(resolve)),
)

globalThis.addEventListener('message', (event: MessageEvent<Request>) => {
  void serve(event.data)
})
