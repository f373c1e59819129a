import type { Program, Report } from '../finding.ts'

/** The report as `schemas/check-report.schema.json` describes it. */
export function jsonReport(report: Report, { version }: Program): string {
  const { decks, findings, accepted, known, gone, notChecked } = report
  return JSON.stringify({ version: 1, program: { name: 'lectern', version }, decks, findings, accepted, baseline: { known, gone }, notChecked }, null, 2)
}
