import type { BuildEnvironmentOptions, PluginOption, Rolldown } from 'vite'
import { root } from './root.ts'

/**
 * One script out of a module of Lectern's and all that it imports; the same text for the same sources.
 *
 * @param entry absolute path
 */
export async function bundle(entry: string, { format = 'es', plugins, build: settings }: { format?: 'es' | 'iife', plugins?: PluginOption[], build?: BuildEnvironmentOptions } = {}): Promise<Rolldown.OutputChunk> {
  // A fifth of a second for every other command; one that is stopped while the bundler's threads start would not end.
  const { build } = await import('vite')
  const outputs = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: { write: false, ...settings, lib: { entry, formats: [format], name: 'lectern' } },
  })
  const [output] = Array.isArray(outputs) ? outputs : []
  const chunk = output?.output[0]
  if (chunk?.type !== 'chunk')
    throw new Error(`${entry} gave no code`)
  return chunk
}
