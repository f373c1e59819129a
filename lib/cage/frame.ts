/**
 * Runs inside `cage.html`, a frame of opaque origin: makes workers, passes messages, ends workers. No snippet
 * runs here. The page speaks over one port that it hands over at the start; the frame's other messages go nowhere.
 */
import type { Order, Picture, Report } from './protocol.ts'
import type { WorkerStart } from './worker.ts'
// The worker's bundle as text, filled in by lib/features/snippet/build-cage.ts.
import workerSource from 'virtual:cage-worker'
import { drawPicture } from './draw-picture.ts'
import { hello, limits } from './protocol.ts'
import { outlastsTerminate } from './stop-check.ts'

/** What a worker says of itself; `pong` and `killed` are this frame's own words. */
const workerReports: Report['type'][] = ['ready', 'running', 'piece', 'end', 'failed', 'ask', 'drop']

const withHosts = document.documentElement.hasAttribute('data-hosts')

// Opened as a page, or embedded without `sandbox`, this file would run code on the site's own origin.
if (globalThis.origin === 'null' && parent !== globalThis.window) {
  globalThis.addEventListener('message', (event) => {
    if (event.source === parent && event.ports[0])
      listen(event.ports[0])
  }, { once: true })
  parent.postMessage(hello, '*')
}

interface Running {
  worker: Worker
  port: MessagePort
  /** Whether pictures are drawn here. */
  drawn: boolean
  pictures: number
  /** Address of a script that is withdrawn when the worker has to end. */
  wanted: string
  /** What has to be sent before the next report, while there is something. */
  before?: Promise<void>
}

function listen(port: MessagePort): void {
  const runtimes = new Map<string, Promise<Pick<WorkerStart, 'files' | 'modules'>>>()
  const workers = new Map<number, Running>()
  const workerUrl = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }))

  port.onmessage = ({ data }: MessageEvent<Order>) => {
    switch (data.type) {
      case 'files':
        runtimes.set(data.language, compiled(data.files))
        break
      case 'start':
        void start(data.worker, data.language)
        break
      case 'run':
        run(data)
        break
      case 'answer':
        workers.get(data.worker)?.port.postMessage(data)
        break
      case 'ping':
        port.postMessage({ type: 'pong', worker: data.worker })
        break
      case 'kill':
        kill(data.worker)
        break
    }
  }

  async function start(id: number, language: string): Promise<void> {
    const worker = new Worker(workerUrl)
    const channel = new MessageChannel()
    const running: Running = { worker, port: channel.port1, drawn: false, pictures: 0, wanted: URL.createObjectURL(new Blob([], { type: 'text/javascript' })) }
    workers.set(id, running)
    const fail = (reason: string): void => port.postMessage({ type: 'failed', worker: id, reason })
    channel.port1.onmessage = ({ data }) => {
      // The number is ours, whatever the worker says.
      if (workers.has(id) && workerReports.includes(data?.type))
        send(running, { ...data, worker: id })
    }
    worker.onerror = event => fail(event.message)
    try {
      const { files, modules } = await (runtimes.get(language) ?? Promise.resolve({ files: {}, modules: {} }))
      const start: WorkerStart = { language, files, modules, withHosts, wanted: running.wanted }
      worker.postMessage(start, [channel.port2])
    }
    catch (error) {
      fail(String(error))
    }
  }

  function run({ worker, job }: Order & { type: 'run' }): void {
    const running = workers.get(worker)
    if (!running)
      return
    Object.assign(running, { drawn: job.drawn === true, pictures: 0 })
    running.port.postMessage(job)
  }

  /** In the order of the reports, drawing or not. */
  function send(running: Running, report: Report): void {
    const picture = running.drawn && isPicture(report) && ++running.pictures <= limits.pictures
      ? report.piece
      : undefined
    if (!picture && !running.before)
      return port.postMessage(report)
    const sent = (running.before ?? Promise.resolve()).then(async () => {
      const piece = picture && await drawPicture(picture)
      if (workers.get(report.worker) === running)
        port.postMessage(piece ? { ...report, piece } : report)
      if (running.before === sent)
        running.before = undefined
    })
    running.before = sent
  }

  /** Acknowledged once nothing of the worker runs any more; where that takes long, the page takes this frame away. */
  function kill(id: number): void {
    const running = workers.get(id)
    workers.delete(id)
    const acknowledge = (): void => {
      running?.worker.terminate()
      running?.port.close()
      port.postMessage({ type: 'killed', worker: id })
    }
    if (!running || !outlastsTerminate)
      return acknowledge()
    URL.revokeObjectURL(running.wanted)
    running.port.onmessage = ({ data }) => {
      if (data?.type === 'asleep')
        acknowledge()
    }
    running.port.postMessage({ type: 'stop' })
  }
}

/** What a worker sends is checked by the page; here it is looked at, no more. */
function isPicture(report: Report): report is Report & { type: 'piece', piece: Picture } {
  return report.type === 'piece' && report.piece?.kind === 'picture' && typeof report.piece.data === 'string'
}

/** Compiles the `.wasm` files once, for all workers to come. */
async function compiled(files: Record<string, ArrayBuffer>): Promise<Pick<WorkerStart, 'files' | 'modules'>> {
  const wasm = Object.keys(files).filter(name => name.endsWith('.wasm'))
  const modules = await Promise.all(wasm.map(async name => [name, await WebAssembly.compile(files[name]!)] as const))
  return {
    files: Object.fromEntries(Object.entries(files).filter(([name]) => !wasm.includes(name))),
    modules: Object.fromEntries(modules),
  }
}
