import type { loadPyodide as LoadPyodide, Lockfile, PyodideAPI } from 'pyodide'
import type { AskPage } from '../asking.ts'
import type { CageTools, PictureType, Runner, Runtime } from './runner.ts'
import { glue } from './python-glue.ts'
import { SnippetError } from './runner.ts'

type PythonRun = (code: string, file: string, scope: unknown, emit: unknown) => Promise<{ toJs: () => [string, number] } | undefined>

/** What an add-on's module for the cage exports. */
export interface PythonAddOn {
  /** Changes the Python that programs run in. Called before each program that wants it. */
  install: (pyodide: PyodideAPI, ask?: AskPage) => void
}

/**
 * Python by Pyodide, self-hosted in full: the whole standard library, no packages from elsewhere.
 *
 * MicroPython was tried in its place for programs that import little (`@micropython/micropython-webassembly-pyscript`
 * 1.27.0: 222 KB gzip against 6.4 MB of Pyodide 314.0.7, both by `gzip -c`) and not taken, since it would not be honest
 * by imports alone: what it prints differs without an error. `random.seed(18); random.random()` gives 0.907 where
 * CPython gives 0.181, `{'b': 1, 'a': 2, 'c': 3}` prints as a, c, b, `round(2.675, 2)` is 2.68 for 2.67, and
 * `1 / 0` says "divide by zero". It also lacks `match`, `dataclasses`, `collections.Counter`, `itertools.pairwise` and
 * `re.findall`, and tracebacks show no source. A recording made by one could not be told from a drift of the other.
 */
export const python: Runner = {
  language: 'python',
  label: 'Python',
  extensions: ['py'],
  comment: '#',
  files: [
    'pyodide.mjs',
    'pyodide.asm.mjs',
    'pyodide.asm.wasm',
    'python_stdlib.zip',
    'pyodide-lock.json',
  ].map(name => ({ name, package: 'pyodide' })),
  takesAddOn: true,
  start,
}

async function start(cage: CageTools): Promise<Runtime> {
  const { loadPyodide } = await cage.module('pyodide.mjs') as { loadPyodide: typeof LoadPyodide }
  const { default: createPyodideModule } = await cage.module('pyodide.asm.mjs') as { default: never }
  const pyodide = await loadPyodide({
    createPyodideModule,
    // The cage answers these itself: it has no network (lib/cage/worker.ts).
    indexURL: 'https://cage.invalid/',
    // Without the packages, which this site does not carry: Python's own "no module named" is then the message.
    lockFileContents: {
      ...JSON.parse(new TextDecoder().decode(cage.bytes('pyodide-lock.json'))) as Lockfile,
      packages: {},
    },
    packageBaseUrl: 'https://cage.invalid/',
    // Sets and dictionaries in the same order each time: a recording must be repeatable.
    env: { HOME: '/home/snippet', PYTHONHASHSEED: '0' },
  })
  for (const [stream, set] of [
    ['stdout', 'setStdout'],
    ['stderr', 'setStderr'],
  ] as const) {
    pyodide[set]({
      write(bytes) {
        cage.write(stream, bytes)
        return bytes.length
      },
    })
  }
  // Whoever reads without `input()` gets the same answers, then the end of the file.
  pyodide.setStdin({
    stdin: () => {
      const answer = cage.answer()
      return answer === undefined
        ? undefined
        : `${answer}\n`
    },
  })
  // Python's own loop looks here for signals, every fifty steps or so.
  pyodide.setInterruptBuffer({
    get 0() {
      cage.check()
      return 0
    },
    set 0(_: number) {},
  } as unknown as Uint8Array)
  pyodide.runPython(glue)
  const emit = (mime: PictureType | '', text: string): void => mime
    ? cage.picture(mime, text)
    : cage.result(text)
  const scope = (pyodide.globals.get('lectern_scope') as (emit: unknown, ask: unknown) => unknown)(emit, () => cage.answer())
  const run = pyodide.globals.get('lectern_run') as PythonRun
  return {
    version: `Pyodide ${pyodide.version} (Python ${pythonVersion(pyodide)})`,
    add: (module, ask) => (module as unknown as PythonAddOn).install(pyodide, ask),
    async run({ file, code }) {
      const failure = await run(code, file, scope, emit)
      if (failure)
        throw new SnippetError(...failure.toJs())
    },
  }
}

function pythonVersion(pyodide: PyodideAPI): string {
  return String(pyodide.runPython('import platform; platform.python_version()'))
}
