import type { AskPage } from 'lectern/setup'
import type { PyodideAPI } from 'pyodide'
import type { Bridge } from './bridge.ts'

/** The Python packages, by path: `openai/client.py` => source. */
export type Sources = Record<string, string>

const home = '/lib/lectern'
/**
 * Makes `import transformers` and `import openai` work in a Pyodide that has neither.
 *
 * @param pyodide the Python to change
 * @param sources the packages
 * @param bridge the tiny transformer
 * @param endpoint where `openai` really asks; the stand-in answers when absent
 */
export function installStandIns(pyodide: PyodideAPI, sources: Sources, bridge: Bridge, endpoint?: AskPage): void {
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
