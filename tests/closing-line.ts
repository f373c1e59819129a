import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with `N passed, N failed`, the line that CI systems without a Vitest reader look for. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = {
      passed: 0,
      failed: errors.length,
      skipped: 0,
      pending: 0,
    }
    for (const module of modules) {
      const tests = [
        ...module.children.allTests(),
      ]
      for (const test of tests)
        count[test.result().state]++
      if (module.state() === 'failed' && !tests.some(test => test.result().state === 'failed'))
        count.failed++
    }
    // After the default reporter's own summary.
    process.on('exit', () => console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped
      ? `, ${count.skipped} skipped`
      : ''}`))
  }
}
