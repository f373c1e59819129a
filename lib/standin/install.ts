import type { PyodideAPI } from 'pyodide'
import type { Bridge } from './bridge.ts'

/** One request to the speaker's endpoint: pieces of the answer, each as JSON (`EndpointEvent`). */
export interface EndpointRequest {
  next: () => Promise<string>
  /** Ends it early; without effect after its end. */
  close: () => void
}

/** What happened to a request, in order; every kind but `text` is the last. */
export type EndpointEvent
  = | { type: 'text', text: string }
    | { type: 'end' }
    /** The endpoint, or the proxy before it, answered with an error. `retryAfter` in seconds. */
    | { type: 'status', status: number, message: string, retryAfter?: number }
    | { type: 'timeout' | 'broken', message: string }

/** Sends a JSON body to one of the endpoint's paths. */
export type Endpoint = (path: string, body: string) => EndpointRequest

/** The Python packages, by path: `openai/client.py` => source. */
export type Sources = Record<string, string>

const home = '/lib/lectern'
const standIn = /^[ \t]*(?:from|import)[ \t][^#\n]*\b(?:transformers|openai)\b/m

/** Whether a snippet imports a module that a stand-in answers for. */
export function wantsStandIns(code: string): boolean {
  return standIn.test(code)
}

/**
 * Makes `import transformers` and `import openai` work in a Pyodide that has neither.
 *
 * @param pyodide the Python to change
 * @param sources the packages
 * @param bridge the tiny transformer
 * @param endpoint where `openai` really asks; the stand-in answers when absent
 */
export function installStandIns(pyodide: PyodideAPI, sources: Sources, bridge: Bridge, endpoint?: Endpoint): void {
  pyodide.registerJsModule('_lectern', { call: bridge, endpoint: endpoint !== undefined, request: endpoint })
  for (const [path, source] of Object.entries(sources)) {
    const file = `${home}/${path}`
    pyodide.FS.mkdirTree(file.slice(0, file.lastIndexOf('/')))
    pyodide.FS.writeFile(file, source)
  }
  pyodide.runPython(`import importlib, sys
if '${home}' not in sys.path:
    sys.path.append('${home}')
importlib.invalidate_caches()`)
}
