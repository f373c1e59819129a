import type { AskPage } from 'lectern/setup'
import { Buffer } from 'node:buffer'
import { loadPyodide } from 'pyodide'
import { createBridge } from '../../../../slides/foundation-models-vs-gen-ai/lib/standin/bridge.ts'
import { installStandIns } from '../../../../slides/foundation-models-vs-gen-ai/lib/standin/install.ts'
import { loadSources } from '../../../../slides/foundation-models-vs-gen-ai/lib/standin/load-sources.ts'

/** What a program printed. */
export interface Printed {
  stdout: string
  stderr: string
}

/**
 * A Python with the stand-ins, as the cage has it.
 *
 * @returns a function that runs a program in names and modules of its own
 */
export async function startPython(endpoint?: AskPage): Promise<(code: string) => Promise<Printed>> {
  const pyodide = await loadPyodide()
  const printed: Printed = { stdout: '', stderr: '' }
  const writer = (stream: keyof Printed): { write: (bytes: Uint8Array) => number } => ({
    write(bytes) {
      printed[stream] += Buffer.from(bytes).toString()
      return bytes.length
    },
  })
  pyodide.setStdout(writer('stdout'))
  pyodide.setStderr(writer('stderr'))
  return async (code) => {
    Object.assign(printed, { stdout: '', stderr: '' })
    pyodide.runPython('import sys\nfor name in [name for name in sys.modules if name.split(".")[0] in ("transformers", "openai", "lectern_standin", "_lectern")]: del sys.modules[name]')
    installStandIns(pyodide, loadSources(), createBridge(), endpoint)
    await pyodide.runPythonAsync(code, {
      globals: pyodide.globals.get('dict')(),
    })
    pyodide.runPython('sys.stdout.flush()')
    return { ...printed }
  }
}
