import type { Job, ToWorker } from './protocol.ts'
/**
 * Runs inside a worker, inside the frame (frame.ts): starts one runtime, locks the worker down, runs what the
 * page sends. Bundled into `cage.html` as text.
 */
import type { CageTools, Prepare } from './runners/runner.ts'
import type { Writer } from './writer.ts'
import { createAsking } from './asking.ts'
import { lockDown } from './lock-down.ts'
import { limitMemory } from './memory/limit-memory.ts'
import { captureMessageData } from './message-data.ts'
import { limits } from './protocol.ts'
import { runners } from './runners/index.ts'
import { SnippetError } from './runners/runner.ts'
import { createStopCheck } from './stop-check.ts'
import { createWriter } from './writer.ts'

/** What the frame hands to a new worker. */
export interface WorkerStart {
  language: string
  files: Record<string, ArrayBuffer>
  /** The `.wasm` files, compiled once by the frame. */
  modules: Record<string, WebAssembly.Module>
  withHosts: boolean
  /** Address of a script that is there for as long as the worker is wanted. */
  wanted: string
}

globalThis.addEventListener('message', (event: MessageEvent<WorkerStart>) => {
  void begin(event.data, event.ports[0]!)
}, { once: true })

async function begin({ language, files, modules, withHosts, wanted }: WorkerStart, port: MessagePort): Promise<void> {
  // Bound now: a program that replaces MessagePort's methods later must not see our port.
  const post = port.postMessage.bind(port)
  const { setTimeout: later } = globalThis
  const close = globalThis.close.bind(globalThis)
  const dataOf = captureMessageData() as (event: MessageEvent) => ToWorker
  let writer: Writer | undefined
  let answers: string[] = []
  const importText = moduleLoader()
  const tools: CageTools = {
    bytes: name => new Uint8Array(files[name]!),
    module: name => importText(files[name]!),
    write: (stream, text) => writer?.write(stream, text),
    result: text => writer?.send({ kind: 'result', text }),
    picture: (mime, data) => writer?.send({ kind: 'picture', mime, data }),
    answer: () => answers.shift(),
    check: createStopCheck(wanted, () => post({ type: 'asleep' })),
  }
  try {
    const runner = runners.find(candidate => candidate.language === language)!
    serveFiles(files, modules, withHosts)
    const limitPrograms = limitMemory({ wasm: limits.memory, outside: limits.outside })
    const runtime = await runner.start(tools)
    const seen = new Set<string>()
    const failure = firstFailure()
    limitPrograms()
    lockDown(withHosts)
    const asking = createAsking(post)
    port.onmessage = (event) => {
      const data = dataOf(event)
      if (!('type' in data))
        void run(data)
      else if (data.type === 'answer')
        asking.take(data.request, data.event)
      else
        stop()
    }
    post({ type: 'ready', version: runtime.version })

    /** It waits for messages, so nothing of its program's is in the way, and nothing more of it will begin. */
    function stop(): void {
      post({ type: 'asleep' })
      close()
    }

    async function run(job: Job): Promise<void> {
      writer = undefined
      try {
        const code = await prepared(job)
        if (job.addOn)
          await runtime.add?.(await importText(job.addOn), job.mayAsk ? asking.ask : undefined)
        for (const earlier of job.before.filter(({ file }) => !seen.has(file))) {
          seen.add(earlier.file)
          await runtime.run(earlier)
        }
        seen.add(job.file)
        writer = createWriter(piece => post({ type: 'piece', piece }))
        answers = [...job.answers]
        post({ type: 'running' })
        const program = { file: job.file, code }
        await Promise.race([
          // A promise that nobody catches is told of one turn later, in a turn of its own.
          runtime.run(program).then(() => new Promise(resolve => later(() => later(resolve)))),
          failure.catch((error: unknown) => {
            throw runtime.explain?.(error, program) ?? error
          }),
        ])
        writer.flush()
        post({ type: 'end', ending: 'finished', line: 0 })
      }
      catch (error) {
        finish(error, job)
      }
    }

    async function prepared(job: Job): Promise<string> {
      if (!job.edited || !job.prepare)
        return job.code
      const { prepare } = await importText(job.prepare) as { prepare: Prepare }
      return prepare(job.code, job.session !== undefined)
    }

    function finish(error: unknown, job: Job): void {
      if (writer?.full()) {
        post({ type: 'end', ending: 'output', line: 0 })
        return
      }
      writer ??= createWriter(piece => post({ type: 'piece', piece }))
      const line = error instanceof SnippetError
        ? error.line
        : Number((error as { line?: unknown }).line ?? 0)
      const text = error instanceof SyntaxError && line
        ? `${job.file}:${line}: ${error.name}: ${error.message}`
        : (error as Error).message
      try {
        writer.send({
          kind: 'error',
          text: text.trimEnd().slice(0, 20_000),
        })
        post({ type: 'end', ending: 'error', line })
      }
      catch {
        post({ type: 'end', ending: 'output', line: 0 })
      }
    }
  }
  catch (error) {
    post({
      type: 'failed',
      reason: String(error),
    })
  }
}

/** Made while `URL` is still there; the lock-down takes it from the program. */
function moduleLoader(): (bytes: ArrayBuffer) => Promise<Record<string, unknown>> {
  const { createObjectURL, revokeObjectURL } = URL
  return async (bytes) => {
    const url = createObjectURL(new Blob([bytes], { type: 'text/javascript' }))
    try {
      return await import(/* @vite-ignore */ url) as Record<string, unknown>
    }
    finally {
      revokeObjectURL(url)
    }
  }
}

/** Runtimes ask for their files with `fetch`; the bytes are here already. */
function serveFiles(files: Record<string, ArrayBuffer>, modules: Record<string, WebAssembly.Module>, withHosts: boolean): void {
  const network = globalThis.fetch
  const { instantiate } = WebAssembly
  globalThis.fetch = async (request, options) => {
    const url = request instanceof Request
      ? request.url
      : String(request)
    const name = url.slice(url.lastIndexOf('/') + 1)
    if (files[name]) {
      return new Response(files[name], {
        headers: { 'content-type': 'application/octet-stream' },
      })
    }
    if (modules[name])
      return Object.assign(new Response(), { compiled: modules[name] })
    if (withHosts)
      return network(request, options)
    throw new TypeError(`the cage has no network: ${url}`)
  }
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const { compiled } = await source as Response & { compiled: WebAssembly.Module }
    return { module: compiled, instance: await instantiate(compiled, imports) }
  }
}

/** Rejects with the first error that no run awaits, such as a rejected promise in a timer. */
function firstFailure(): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    globalThis.addEventListener('error', (event: ErrorEvent) => {
      event.preventDefault()
      reject(event.error ?? event.message)
    })
    globalThis.addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
      event.preventDefault()
      reject(event.reason)
    })
  })
  failure.catch(() => {})
  return failure
}
