import type { Accepted, Finding, Program, Report } from '../finding.ts'
import { allRules } from '../registry.ts'

const levels = { error: 'error', warning: 'warning', hint: 'note' } as const

/** SARIF 2.1.0 (OASIS, 2020), which code hosts show beside the lines. */
export function sarifReport({ findings, accepted, known, notChecked }: Report, { version }: Program): string {
  const rules = allRules.filter(({ id }) => [...findings, ...accepted, ...known].some(({ rule }) => rule === id))
  const result = ({ id, rule, severity, file, line, column, slide, click, found, expected, fix }: Finding): Record<string, unknown> => ({
    ruleId: rule,
    ruleIndex: rules.findIndex(each => each.id === rule),
    level: levels[severity],
    message: { text: `${slide ? `Slide ${slide}${click ? `, click ${click}` : ''}: ` : ''}${found}. Expected: ${expected}. To fix it: ${fix}.` },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file), uriBaseId: '%SRCROOT%' }, region: { startLine: line, startColumn: column } } }],
    partialFingerprints: { 'lectern/v1': id },
  })
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'Lectern',
          version,
          rules: rules.map(({ id, why, severity, kind }) => ({ id, shortDescription: { text: why }, defaultConfiguration: { level: levels[severity] }, properties: { tags: [kind] } })),
        },
      },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: notChecked.every(({ failed }) => !failed),
        toolExecutionNotifications: notChecked.map(({ what, why, failed }) => ({ level: failed ? 'error' : 'note', message: { text: `Not checked: ${what} (${why})` } })),
      }],
      results: [
        ...findings.map(result),
        ...accepted.map((finding: Accepted) => ({ ...result(finding), suppressions: [{ kind: 'inSource', justification: finding.reason }] })),
        ...known.map(finding => ({ ...result(finding), baselineState: 'unchanged' })),
      ],
    }],
  }, null, 2)
}
