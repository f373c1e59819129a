import type { Checker } from '@stryker-mutator/api/check'
import type { Mutant } from '@stryker-mutator/api/core'
import type { Reporter } from '@stryker-mutator/api/report'
import { hash } from 'node:crypto'
import process from 'node:process'
import { CheckStatus } from '@stryker-mutator/api/check'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** The part of all mutants that is run, above 0 and at most 1, and what chooses another part of the same size. */
const part = Number(process.env.LECTERN_SAMPLE ?? 1)
const seed = process.env.LECTERN_SEED ?? '1'

/** Whether a mutant is in the sample: by what it changes and where, so that the same command runs the same mutants. */
function chosen({ fileName, location: { start, end }, mutatorName, replacement }: Mutant): boolean {
  const file = fileName.slice(fileName.lastIndexOf('/lib/'))
  const sum = hash('sha256', JSON.stringify([seed, file, start.line, start.column, end.line, end.column, mutatorName, replacement]))
  return Number.parseInt(sum.slice(0, 8), 16) / 2 ** 32 < part
}

/**
 * Leaves out what is not in the sample. Stryker's ranges and ignorers choose whole stretches of code; its checkers see
 * one mutant at a time, and what one refuses counts in no score.
 */
const sample: Checker = {
  init: async () => {},
  group: async mutants => [mutants.map(({ id }) => id)],
  check: async mutants => Object.fromEntries(mutants.map(mutant => [
    mutant.id,
    chosen(mutant) ? { status: CheckStatus.Passed } : { status: CheckStatus.CompileError, reason: 'Not in the sample' },
  ])),
}

/** Prints the score with its error: half of the interval that holds the score of all mutants 19 times out of 20. */
const score: Reporter = {
  onMutationTestReportReady(_, { systemUnderTestMetrics: { metrics } }) {
    const { totalDetected: killed, totalValid: tried, compileErrors: left } = metrics
    const rate = killed / tried
    const error = 1.96 * Math.sqrt(rate * (1 - rate) / tried * (left / (left + tried)))
    console.log(`${process.env.LECTERN_ROOM ?? 'all rooms'}: ${killed} of ${tried} mutants killed, ${(100 * rate).toFixed(1)} % ± ${(100 * error).toFixed(1)} (${tried} of ${left + tried}, seed ${seed})`)
  },
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Checker, 'sample', sample), declareValuePlugin(PluginKind.Reporter, 'score', score)]
