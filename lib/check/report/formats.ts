import type { Program, Report } from '../finding.ts'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit.ts'
import { sarifReport } from './sarif.ts'
import { textReport } from './text.ts'

/** Every way to write a report, by its name on the command line. */
export const formats: Record<string, (report: Report, program: Program) => string> = {
  text: (report, { colour }) => textReport(report, colour),
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  junit: junitReport,
}
