import type { Reporter, TestModule } from 'vitest/node'
import { promises, titlePattern } from './promises.ts'

/** Ends `npm run proof` with a line for each promise of SECURITY.md: how many tests held it, and how long they took. */
export default class ProofTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = promises().map(({ promise, file, title }) => {
      const pattern = titlePattern(title)
      const tests = modules.filter(({ relativeModuleId }) => relativeModuleId === file).flatMap(module => [...module.children.allTests()]).filter(({ fullName }) => pattern.test(fullName))
      const count = (state: 'passed' | 'failed' | 'skipped'): number => tests.filter(test => test.result().state === state).length
      const seconds = tests.reduce((sum, test) => sum + (test.diagnostic()?.duration ?? 0), 0) / 1000
      return [verdict(count('passed'), count('failed'), count('skipped')), `${seconds.toFixed(1)} s`, promise]
    })
    const widths = [0, 1].map(column => Math.max(...rows.map(cells => cells[column]!.length)))
    process.on('exit', () => console.log(`\n${rows.map(([held, time, promise]) => `${held!.padEnd(widths[0]!)}  ${time!.padStart(widths[1]!)}  ${promise}`).join('\n')}`))
  }
}

function verdict(passed: number, failed: number, skipped: number): string {
  if (failed > 0)
    return `BROKEN by ${failed} of ${passed + failed}`
  if (passed === 0)
    return 'not run'
  return `held by ${passed}${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
