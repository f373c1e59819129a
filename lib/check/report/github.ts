import type { Report } from '../finding.ts'

const commands = { error: 'error', warning: 'warning', hint: 'notice' } as const

/** Workflow commands, which GitHub shows beside the lines of a pull request. */
export function githubReport({ findings, notChecked }: Report): string {
  return [
    ...findings.map(({ severity, file, line, column, rule, slide, found, expected, fix }) => {
      const properties = Object.entries({ file, line, col: column, title: `${rule}${slide ? `, slide ${slide}` : ''}` }).map(([name, value]) => `${name}=${property(String(value))}`)
      return `::${commands[severity]} ${properties.join(',')}::${data(`${found}\nexpected: ${expected}\nfix: ${fix}`)}`
    }),
    ...notChecked.map(({ what, why, failed }) => `::${failed ? 'error' : 'notice'} title=not checked::${data(`${what} (${why})`)}`),
  ].join('\n')
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
