import type { Atrule, CssNode } from 'css-tree'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate, parse, walk } from 'css-tree'
import { expect, it } from 'vitest'
import { tableSizes } from '../../lib/features/table/client/fit.ts'
import { tokensFile } from '../../lib/look/tokens.ts'
import { root } from '../../lib/project/root.ts'

/** What sets words on slides, but for the badge of findings, which only an author sees. */
const files = globSync(['theme/**/*.{css,vue}', 'components/*.vue', 'lib/features/*/client/*.css', 'slides/*/components/*.vue', '*.vue'], { cwd: root })

/** A page that reflows sets its own base; under reduced motion nothing moves. */
const elsewhere = /container page|prefers-reduced-motion/
const size = /^(?:var\(--(?:lectern|table)-size(?:-\w+)?\)|max\(var\(--lectern-size-\w+\),[\d.]+em\)|inherit|1em)$/
const paced = /var\(--lectern-(?:reveal|move|morph)\) var\(--lectern-ease\)/
const none = /^none(?:\s*!important)?$/

/** Words set at another size than the scale's, and motion at another pace than the three, as `font-size: 17px`. */
function offSystem(css: string): string[] {
  const found: string[] = []
  function judge(name: string, value: string): void {
    const isWrong = name === 'font-size'
      ? !size.test(value)
      : name === 'font'
        ? value !== 'inherit' && !/(?:^| )(?:var\(--lectern-size-\w+\)|max\(var\(--lectern-size-\w+\),[\d.]+em\))(?=[ /])/.test(value)
        : /^(?:transition|animation)$/.test(name)
          ? !none.test(value) && value.split(/,(?![^(]*\))/).some(part => !paced.test(part.trim()) && !/^visibility var\(--lectern-reveal\)$/.test(part.trim()))
          : /^(?:transition|animation)-(?:duration|timing-function|delay)$/.test(name) && !/^var\(--lectern-(?:reveal|move|morph|ease)\)$/.test(value)
    if (isWrong)
      found.push(`${name}: ${value}`)
  }
  walk(parse(css), function (this: { atrule: Atrule | null }, node: CssNode) {
    if (node.type === 'Declaration' && !(this.atrule?.prelude && elsewhere.test(`${this.atrule.name} ${generate(this.atrule.prelude)}`)))
      judge(node.property, generate(node.value))
  })
  return found
}

/** The style sheets of a file: of a component also what stands in its tags. */
function sheetsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  if (file.endsWith('.css'))
    return [text]
  return [
    ...[...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css),
    ...[...text.matchAll(/\sstyle="([^"]*)"/g)].map(([, css = '']) => `a { ${css} }`),
    ...[...text.matchAll(/\sfont-size="([^"]*)"/g)].map(([, value = '']) => `a { font-size: ${value} }`),
  ]
}

it('sets every word at a size of the scale, and moves by one curve at one of three durations', () => {
  expect(files.length).toBeGreaterThan(40)
  expect(files.flatMap(file => sheetsOf(file).flatMap(offSystem).map(found => `${file}: ${found}`))).toEqual([])
})

it.for([
  'font-size: 17px',
  'font-size: 1.3rem',
  'font-size: 0.9em',
  'font: 600 17px/1.3 serif',
  'transition: opacity 300ms var(--lectern-ease)',
  'transition: opacity var(--lectern-reveal) ease',
  'transition: opacity var(--lectern-reveal)',
  'transition-duration: 1s',
  'animation: turn 2s linear',
])('is seen to refuse %s', (declaration) => {
  expect(offSystem(`a { ${declaration} }`)).toEqual([declaration])
  expect(offSystem(`@media print { a { ${declaration} } }`)).toEqual([declaration])
})

/** Places and widths that hold on a canvas 980 wide alone, as `width: 560px`; `canvasWidth` and `aspectRatio` give others. */
function boundToCanvas(css: string): string[] {
  const found: string[] = []
  walk(parse(css), (node: CssNode) => {
    if (node.type !== 'Declaration')
      return
    const value = generate(node.value)
    if (/^(?:(?:min-|max-)?width|inline-size|inset.*|left|right|(?:margin|padding).*|grid-template.*|translate|--half)$/.test(node.property) && [...value.matchAll(/(\d+)px/g)].some(([, px]) => Number(px) >= 130))
      found.push(`${node.property}: ${value.trim()}`)
  })
  return found
}

it('places what is on a slide by shares of the canvas, of any width and shape', () => {
  const theme = files.filter(file => /^theme[\\/]/.test(file))
  expect(theme.length).toBeGreaterThan(30)
  expect(theme.flatMap(file => sheetsOf(file).flatMap(boundToCanvas).map(found => `${file}: ${found}`))).toEqual([])
  const wide = ['width: 560px', 'max-width: 852px', 'inset-inline-end: -190px', '--half: 440px']
  expect(wide.flatMap(declaration => boundToCanvas(`a { ${declaration} }`))).toEqual(wide)
})

it('has one scale, one curve and three durations', () => {
  const tokens = readFileSync(tokensFile, 'utf8')
  const values = (pattern: RegExp): string[] => [...tokens.matchAll(pattern)].map(([, value = '']) => value)
  expect([...new Set(values(/--lectern-size-\w+: (\d+)px/g))]).toEqual(['18', '20', '22', '24', '32', '44', '64', '120'])
  expect(values(/--lectern-\w+: (\d+ms);/g)).toEqual(['220ms', '360ms', '700ms'])
  expect(values(/: (cubic-bezier\([^)]*\));/g)).toHaveLength(1)
  expect(tableSizes.filter(table => !values(/--lectern-size-\w+: (\d+)px/g).includes(String(table)))).toEqual([])
})
