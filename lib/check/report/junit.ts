import type { Finding, Report } from '../finding.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'

/** JUnit's XML: a suite a deck, a case a finding; errors fail, the others pass and say what was found. */
export function junitReport({ decks, findings, notChecked }: Report): string {
  const suites = decks.map(({ name, file, slides }) => {
    const own = findings.filter(({ deck }) => deck === name)
    const cases = own.length > 0 ? own.map(testcase) : [`    <testcase name="${slides} slides" classname="${text(name)}"/>`]
    return `  <testsuite name="${text(name)}" file="${text(file)}" tests="${cases.length}" failures="${own.filter(({ severity }) => severity === 'error').length}" errors="0" skipped="0">\n${cases.join('\n')}\n  </testsuite>`
  })
  const failed = notChecked.filter(each => each.failed)
  if (failed.length > 0)
    suites.push(`  <testsuite name="not checked" tests="${failed.length}" failures="0" errors="${failed.length}" skipped="0">\n${failed.map(({ what, why }) => `    <testcase name="${text(what)}" classname="lectern"><error message="${text(why)}"/></testcase>`).join('\n')}\n  </testsuite>`)
  const failures = findings.filter(({ severity }) => severity === 'error').length
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="lectern check" tests="${decks.reduce((sum, { name }) => sum + Math.max(1, findings.filter(({ deck }) => deck === name).length), failed.length)}" failures="${failures}" errors="${failed.length}">
${suites.join('\n')}
</testsuites>`
}

function testcase({ deck, file, line, column, rule, severity, slide, id, found, expected, fix }: Finding): string {
  const words = text(`${file}:${line}:${column} ${found}\nexpected: ${expected}\nfix: ${fix}`)
  const body = severity === 'error'
    ? `<failure message="${text(found.split('\n')[0] ?? '')}" type="${rule}">${words}</failure>`
    : `<system-out>${severity}: ${words}</system-out>`
  return `    <testcase name="${text(`${rule}${slide ? `, slide ${slide}` : ''} (${id.slice(-10)})`)}" classname="${text(deck)}">${body}</testcase>`
}

/** Text as XML takes it: some control characters it does not take in any form. */
function text(words: string): string {
  // eslint-disable-next-line no-control-regex
  return escapeHtml(words.replace(/[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]/g, '?').toWellFormed().replaceAll('\uFFFD', '?'))
}
