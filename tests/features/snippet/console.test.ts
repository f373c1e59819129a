import { expect, it } from 'vitest'
import { createConsole } from '../../../lib/cage/runners/console.ts'

function said(use: (console: ReturnType<typeof createConsole>) => void): string {
  const lines: string[] = []
  use(createConsole((stream, text) => lines.push(`${stream === 'stderr' ? '! ' : ''}${text}`)))
  return lines.join('')
}

it('fills formats as consoles do and leaves other per cents alone', () => {
  expect(said(console => console.log!('%d items %s %o 100%%', '3', 'x', { a: 1 }, 'more'))).toBe('3 items x { a: 1 } 100% more\n')
  expect(said(console => console.log!('100%', '%s'))).toBe('100% %s\n')
  expect(said(console => console.log!('%cred', 'color: red'))).toBe('red\n')
})

it('sends warnings, errors and failed assertions to stderr', () => {
  expect(said((console) => {
    console.warn!('careful')
    console.assert!(1 + 1 === 2, 'never told')
    console.assert!(false, 'sum of %s', 'all')
    console.assert!(false)
  })).toBe('! careful\n! Assertion failed: sum of all\n! Assertion failed\n')
})

it('counts, indents groups and aligns tables', () => {
  expect(said((console) => {
    console.count!()
    console.count!()
    console.group!('outer')
    console.log!('one\ntwo')
    console.groupEnd!()
    console.log!('after')
  })).toBe('default: 1\ndefault: 2\nouter\n  one\n  two\nafter\n')
  expect(said(console => console.table!([{ a: 1, b: 'x' }, { a: 22 }, 'y']))).toBe('(index)  a   b    Values\n0        1   "x"\n1        22\n2                 "y"\n')
  expect(said(console => console.table!(7))).toBe('7\n')
})

it('tells how long something took, and that a timer is missing', () => {
  expect(said((console) => {
    console.time!('load')
    console.timeEnd!('load')
    console.timeEnd!('load')
  })).toMatch(/^load: \d+\.\d ms\n! no timer "load"\n$/)
})
