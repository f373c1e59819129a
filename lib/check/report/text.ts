import type { Finding, Report } from '../finding.ts'
import { styleText } from 'node:util'
import { printable } from '../../project/printable.ts'
import { bySeverity } from '../finding.ts'

/** Of one rule in a deck, what does not refuse is shown so many times; the rest is counted. */
const mostOfOneRule = 5

const colours = { error: 'red', warning: 'yellow', hint: 'cyan' } as const

/**
 * The report for people: the most serious first, what belongs to a slide together, each with a place that terminals
 * open.
 */
export function textReport({ decks, findings, accepted, known, gone, notChecked }: Report, colour: boolean): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string): string => colour ? styleText(format, text, { validateStream: false }) : text
  const parts: string[] = []
  for (const { name, slides } of decks) {
    const { shown, folded } = fold(findings.filter(({ deck }) => deck === name).sort(bySeverity))
    if (shown.length === 0) {
      parts.push(`${printable(name)}: ${count(slides, 'slide')}, ${notChecked.some(({ failed }) => failed) ? 'nothing found by what could be checked' : 'no problem found'}`)
      continue
    }
    for (const [slide, group] of Map.groupBy(shown, finding => finding.slide ?? 0)) {
      const title = group.find(finding => finding.title)?.title
      parts.push([
        paint('bold', printable(slide === 0 ? name : `${name}, slide ${slide}${title ? `: ${title}` : ''}`)),
        ...group.map(finding => entry(finding, paint)),
      ].join('\n'))
    }
    if (folded.length > 0)
      parts.push(folded.map(([rule, rest]) => `${name}: ${rest.length} more of ${rule} (slide ${[...new Set(rest.map(({ slide }) => slide ?? '-'))].join(', ')}); --rule ${rule} shows all`).join('\n'))
  }
  if (accepted.length > 0)
    parts.push(`accepted:\n${accepted.map(({ rule, file, line, slide, reason }) => `  ${printable(file)}:${line}${slide ? ` (slide ${slide})` : ''} ${rule}: ${printable(reason)}`).join('\n')}`)
  if (known.length > 0 || gone > 0)
    parts.push(`in the baseline: ${count(known.length, 'finding')}${gone > 0 ? `; ${gone} of it gone (lectern check --update-baseline)` : ''}`)
  const skipped = notChecked.filter(({ failed }) => !failed)
  if (skipped.length > 0)
    parts.push(`not checked: ${skipped.map(({ what, why }) => printable(`${what} (${why})`)).join('; ')}`)
  parts.push(summary(findings, decks.length))
  return parts.join('\n\n')
}

/** Findings by severity: `2 errors, 1 warning`. */
function summary(findings: Finding[], decks: number): string {
  const counts = (['error', 'warning', 'hint'] as const).map(severity => [findings.filter(finding => finding.severity === severity).length, severity] as const).filter(([many]) => many > 0)
  return `${count(decks, 'deck')}: ${counts.length > 0 ? counts.map(([many, severity]) => count(many, severity)).join(', ') : 'nothing found'}`
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`
}

function entry({ file, line, column, severity, rule, click, found, expected, fix }: Finding, paint: (format: Parameters<typeof styleText>[0], text: string) => string): string {
  return [
    `  ${printable(file)}:${line}:${column} ${paint(colours[severity], severity)} ${paint('dim', rule)}${click ? ` (click ${click})` : ''}`,
    `    ${printable(found)}`,
    `    expected: ${printable(expected)}`,
    `    fix:      ${printable(fix)}`,
  ].join('\n')
}

function fold(findings: Finding[]): { shown: Finding[], folded: [string, Finding[]][] } {
  const rules = Map.groupBy(findings, ({ rule }) => rule)
  const hidden = (finding: Finding): boolean => finding.severity !== 'error' && rules.get(finding.rule)!.indexOf(finding) >= mostOfOneRule
  return {
    shown: findings.filter(finding => !hidden(finding)),
    folded: [...rules].map(([rule, all]): [string, Finding[]] => [rule, all.filter(hidden)]).filter(([, rest]) => rest.length > 0),
  }
}
