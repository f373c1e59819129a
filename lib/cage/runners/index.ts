import type { Runner } from './runner.ts'
import { python } from './python.ts'
import { typescript } from './typescript.ts'

/** Every language that runs on a slide. */
export const runners: Runner[] = [python, typescript]

/** The runner for a file by its ending, or undefined. */
export function runnerFor(file: string): Runner | undefined {
  const ending = file.slice(file.lastIndexOf('.') + 1)
  return runners.find(runner => runner.extensions.includes(ending))
}
