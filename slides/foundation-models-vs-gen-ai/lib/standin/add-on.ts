import type { AskPage } from 'lectern/setup'
import type { PyodideAPI } from 'pyodide'
import { createBridge } from './bridge.ts'
import { installStandIns } from './install.ts'

/** The stand-ins in one module, for the cage: the Python packages, the tiny transformer and its weights. */
const packages = import.meta.glob<string>('./python/**/*.py', { query: '?raw', import: 'default', eager: true })

/** In: the cage's Python, and the way to the speaker's endpoint where there is one. */
export function install(pyodide: PyodideAPI, ask?: AskPage): void {
  const sources = Object.fromEntries(Object.entries(packages).map(([path, source]) => [
    path.replace('./python/', ''),
    source,
  ]))
  installStandIns(pyodide, sources, createBridge(), ask)
}
