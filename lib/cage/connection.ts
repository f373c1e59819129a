import type { Order, Report } from './protocol.ts'
import { hello, parseReport } from './protocol.ts'

/** A frame that listens. */
export interface Connection {
  send: (order: Order) => void
  /** Takes the reports; every one is checked before it gets there. */
  onReport: (report: Report) => void
  /** Takes the frame away, and all that runs in it. */
  close: () => void
}

/**
 * Loads the cage's page into a hidden frame of opaque origin and hands it a port.
 *
 * A service worker does not serve the navigation of a frame with `sandbox`, so offline the first try fails. Where
 * one controls the page, the second try loads the frame without the attribute and relies on the service worker to
 * answer with the header `Content-Security-Policy: sandbox allow-scripts`; the frame itself refuses to work
 * unless its origin is opaque.
 *
 * @param url address of the cage's page
 * @param onInvalid called when the frame sends what no frame of ours would
 * @throws Error when the frame does not answer in time
 */
export async function connect(url: string, onInvalid: () => void): Promise<Connection> {
  try {
    return await attempt(url, true, onInvalid)
  }
  catch (error) {
    if (!navigator.serviceWorker?.controller)
      throw error
    return attempt(url, false, onInvalid)
  }
}

function attempt(url: string, sandboxed: boolean, onInvalid: () => void): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const frame = document.createElement('iframe')
    if (sandboxed)
      frame.setAttribute('sandbox', 'allow-scripts')
    frame.title = 'Where snippets run'
    frame.hidden = true
    frame.tabIndex = -1
    frame.src = url
    let settled = false
    let timer = setTimeout(giveUp, 20_000)
    // The page greets before it has loaded; an error page loads and stays silent.
    frame.onload = () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, 5000)
    }
    // A frame does not tell that it could not load; this does. HEAD is not answered from what is kept (offline/worker.ts).
    fetch(url).catch(giveUp)
    if (sandboxed)
      fetch(url, { method: 'HEAD' }).catch(giveUp)

    function done(): void {
      settled = true
      clearTimeout(timer)
      frame.onload = null
      removeEventListener('message', greet)
    }

    function giveUp(): void {
      if (settled)
        return
      done()
      frame.remove()
      reject(new Error('the cage did not load'))
    }

    function greet(event: MessageEvent): void {
      if (event.source !== frame.contentWindow || event.origin !== 'null' || event.data !== hello)
        return
      done()
      const { port1, port2 } = new MessageChannel()
      const connection: Connection = {
        send: order => port1.postMessage(order, order.type === 'files'
          ? Object.values(order.files)
          : []),
        onReport: () => {},
        close: () => {
          port1.close()
          frame.remove()
        },
      }
      port1.onmessage = ({ data }) => {
        const report = parseReport(data)
        if (report)
          connection.onReport(report)
        else
          onInvalid()
      }
      frame.contentWindow!.postMessage('', '*', [port2])
      resolve(connection)
    }
    addEventListener('message', greet)
    document.body.append(frame)
  })
}
