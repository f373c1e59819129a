import { inspect } from './inspect.ts'

type Say = (...values: unknown[]) => void

/**
 * The console that programs get: the WHATWG Console Standard's methods, as text on two streams.
 *
 * @param write takes a stream's text, line end included
 */
export function createConsole(write: (stream: 'stdout' | 'stderr', text: string) => void): Record<string, Say> {
  let indent = ''
  const counts = new Map<string, number>()
  const began = new Map<string, number>()
  const say = (stream: 'stdout' | 'stderr'): Say => (...values) =>
    write(stream, `${indent}${formatted(values).replaceAll('\n', `\n${indent}`)}\n`)
  const [out, error] = [
    say('stdout'),
    say('stderr'),
  ]
  const lasted = (label: unknown = 'default', ...more: unknown[]): void => {
    const start = began.get(String(label))
    if (start === undefined)
      error(`no timer "${String(label)}"`)
    else
      out(`${String(label)}: ${(performance.now() - start).toFixed(1)} ms`, ...more)
  }
  const group: Say = (...label) => {
    if (label.length > 0)
      out(...label)
    indent += '  '
  }
  return {
    log: out,
    info: out,
    debug: out,
    dir: value => out(value),
    table: value => out(table(value) ?? value),
    warn: error,
    error,
    trace: error,
    assert(holds, first, ...values) {
      if (!holds)
        error(...typeof first === 'string' ? [`Assertion failed: ${first}`] : ['Assertion failed', ...first === undefined ? [] : [first]], ...values)
    },
    count(label = 'default') {
      const count = (counts.get(String(label)) ?? 0) + 1
      counts.set(String(label), count)
      out(`${String(label)}: ${count}`)
    },
    countReset: (label = 'default') => counts.delete(String(label)),
    group,
    groupCollapsed: group,
    groupEnd: () => { indent = indent.slice(2) },
    time: (label = 'default') => began.set(String(label), performance.now()),
    timeLog: lasted,
    timeEnd(label = 'default') {
      lasted(label)
      began.delete(String(label))
    },
    clear: () => {},
  }
}

/** Fills `%s`, `%d`, `%i`, `%f`, `%o`, `%O` of the first value, drops `%c` with its styles, and joins the rest by blanks. */
function formatted([first, ...rest]: unknown[]): string {
  const show = (value: unknown): string => typeof value === 'string'
    ? value
    : inspect(value)
  const head = typeof first === 'string'
    ? first.replace(/%[sdifoOc%]/g, (mark) => {
        if (mark === '%%' || rest.length === 0) {
          return mark === '%%' && rest.length > 0
            ? '%'
            : mark
        }
        const value = rest.shift()
        switch (mark) {
          case '%s': return show(value)
          case '%d':
          case '%f': return String(Number(value))
          case '%i': return String(Math.trunc(Number(value)))
          case '%c': return ''
          default: return inspect(value)
        }
      })
    : first
  return [head, ...rest].map(show).join(' ')
}

/** Rows and columns, aligned; undefined for what has none. */
function table(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null)
    return undefined
  const rows = Object.entries(value as Record<string, unknown>)
  const isRecord = (row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null
  const columns = [
    ...new Set(rows.flatMap(([, row]) => isRecord(row)
      ? Object.keys(row)
      : [])),
  ]
  const single = rows.some(([, row]) => !isRecord(row))
  const cells = [
    ['(index)', ...columns, ...(single ? ['Values'] : [])],
    ...rows.map(([index, row]) => [
      index,
      ...columns.map(column => isRecord(row) && column in row
        ? inspect(row[column])
        : ''),
      ...(single
        ? [
            isRecord(row)
              ? ''
              : inspect(row),
          ]
        : []),
    ]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map(row => row[column]!.length)))
  return cells.map(row => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n')
}
