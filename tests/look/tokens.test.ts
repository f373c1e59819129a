import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mermaidConfig } from '../../lib/features/diagram/theme.ts'
import { contrast, pale } from '../../lib/look/contrast.ts'
import { toHex, toOklch } from '../../lib/look/oklch.ts'
import { readPalettes } from '../../lib/look/palette.ts'
import { resolveTokens, tokensFile } from '../../lib/look/tokens.ts'
import { root } from '../../lib/project/root.ts'
import { tell, unreadable } from './contrast.ts'

const palettes = readPalettes()
const hexes = /#[0-9a-f]{6}\b/g
const schemes = ['light', 'dark'] as const

it('measures contrast as WCAG does, and is seen to reject', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(pale({ ink: '#777777', paper: '#ffffff' }, ['ink'], ['paper'], 4.5).map(tell)).toEqual(['ink on paper: 4.48'])
})

it.each(schemes)('sets body text at AAA on every ground, and what steps back at AA, %s', (scheme) => {
  expect(unreadable(palettes[scheme])).toEqual([])
})

it('lays no paper on a slide\'s page, above the layer that an author puts under the slides', () => {
  const rules = globSync('theme/**/*.{css,vue}', { cwd: root }).flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(/\.slidev-page\s*\{([^}]*)\}/g)].map(([, rule = '']) => rule))
  expect(rules.length).toBeGreaterThan(0)
  expect(rules.filter(rule => /background(?:-color|-image)?:/.test(rule))).toEqual([])
})

it('writes no colour outside the tokens in styles, layouts and decks', () => {
  // What a program draws stands on white in either scheme.
  const files = globSync(['theme/**/*.{css,vue}', 'lib/features/{table,quiz}/client/*.css', '{components,slides/*/components}/!(SnippetOutput).vue', 'slides/*/*.md', '*.vue'], { cwd: root })
  expect(files.length).toBeGreaterThan(30)
  const colour = /[\s:(,]#(?:[0-9a-f]{3}|[0-9a-f]{6})\b|\b(?:rgb|hsl|oklch)a?\(/gi
  const found = files.filter(file => !/^theme\/styles\/(?:tokens|palettes)\.css$/.test(file)).flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(colour)].map(match => `${file}: ${match[0].trim()}`))
  expect(found).toEqual([])
  expect('color: #fff; background: rgb(0 0 0)'.match(colour)).toHaveLength(2)
})

it('the addon sets nothing that Slidev or another theme reads', () => {
  const sheets = [...readFileSync(join(root, 'styles/index.ts'), 'utf8').matchAll(/import '\.\.\/([^']+)'/g)].map(([, path = '']) => path)
  expect(sheets).toContain('theme/styles/tokens.css')
  const set = (path: string): string[] => [...readFileSync(join(root, path), 'utf8').matchAll(/^\s*(--[\w-]+):/gm)].map(([, name = '']) => name).filter(name => !/^--(?:lectern|brand)-/.test(name))
  expect(sheets.flatMap(set)).toEqual([])
  expect(set('theme/styles/slidev.css')).toContain('--slidev-code-font-size')
})

/** The token sheet of another brand: at most ten lines of this one changed. */
function rebrand(colours: Record<string, string>): string {
  const before = readFileSync(tokensFile, 'utf8')
  const after = before.replace(/(--brand-([\w-]+): )([^;]+)/g, (_, start: string, name: string, value: string) => start + (colours[name] ?? value))
  const lines = after.split('\n')
  const changed = before.split('\n').flatMap((line, index) => line === lines[index]
    ? []
    : [index])
  const first = before.split('\n').indexOf(':root {') + 1
  expect(changed.length).toBe(Object.keys(colours).length)
  expect(changed.every(index => index >= first && index < first + 10)).toBe(true)
  return after
}

it('has its brand in the first ten lines', () => {
  const [, lines = ''] = /:root \{\n([\s\S]*?)\n\n/.exec(readFileSync(tokensFile, 'utf8')) ?? []
  expect(lines.split('\n').map(line => /^ {2}--brand-([\w-]+):/.exec(line)?.[1])).toEqual([
    'paper',
    'ink',
    'first',
    'second',
    'both',
    'font',
    'font-mono',
  ])
})

it('turns wholly into another brand by these lines, at the same contrast, diagrams and all', () => {
  const css = resolveTokens(rebrand({ 'paper': '#ffffff', 'ink': '#102a1c', 'first': '#0a7a3d', 'second': '#b0127f', 'both': '#5b5a1e', 'font': 'Georgia, serif', 'font-mono': 'Menlo, monospace' }))
  const branded = readPalettes(css)
  expect(css).toContain('--lectern-font: Georgia, serif;')
  expect(css).not.toMatch(/oklch|var\(--brand/)
  const signals = ['card', 'scrim', 'good', 'bad', 'focus']
  for (const scheme of schemes) {
    expect(Object.keys(branded[scheme]).sort()).toEqual(Object.keys(palettes[scheme]).sort())
    expect(Object.keys(branded[scheme]).filter(name => branded[scheme][name] === palettes[scheme][name] && !signals.includes(name))).toEqual([])
    expect(unreadable(branded[scheme])).toEqual([])
    const before = JSON.stringify(mermaidConfig(palettes[scheme], scheme === 'dark', 0)).match(hexes) ?? []
    const after = JSON.stringify(mermaidConfig(branded[scheme], scheme === 'dark', 0)).match(hexes) ?? []
    expect(after.length).toBeGreaterThan(100)
    const kept = signals.map(name => palettes[scheme][name])
    expect(after.filter((colour, index) => colour === before[index] && !kept.includes(colour))).toEqual([])
  }

  expect(branded.dark.paper).not.toBe(branded.light.paper)
})

it('stays readable whatever the hues, all around the circle', () => {
  let tried = 0
  for (let h = 0; h < 360; h += 15) {
    const hue = (turn: number): string => toHex({ l: 0.5, c: 0.14, h: (h + turn) % 360 })
    const css = resolveTokens(rebrand({ paper: toHex({ l: 0.985, c: 0.005, h }), ink: toHex({ l: 0.25, c: 0.05, h }), first: hue(0), second: hue(150), both: hue(75) }))
    for (const scheme of schemes) {
      expect(unreadable(readPalettes(css)[scheme]), `${h} ${scheme}`).toEqual([])
      tried++
    }
  }
  expect(tried).toBe(48)
})

it('refuses a brand it cannot read, with the line, and sees a pale one', () => {
  const line = readFileSync(tokensFile, 'utf8').split('\n').findIndex(text => text.includes('--lectern-both-deep'))
  expect(() => resolveTokens(rebrand({ both: 'rebeccapurple' }))).toThrow(`theme/styles/tokens.css:${line + 1}`)
  expect(unreadable(readPalettes(resolveTokens(rebrand({ first: '#8fd0ff' }))).light)).toContainEqual(expect.stringMatching(/^first on paper: 1\./))
})

it('works out a derived colour as browsers do', () => {
  expect(toHex(toOklch('#0b5cad'))).toBe('#0b5cad')
  expect(toOklch('#ff0000')).toMatchObject({ l: expect.closeTo(0.628, 3), c: expect.closeTo(0.2577, 3), h: expect.closeTo(29.23, 1) })
  expect(toOklch('#0000ff')).toMatchObject({ l: expect.closeTo(0.452, 3), c: expect.closeTo(0.3132, 3), h: expect.closeTo(264.05, 1) })
  const parts = ['00', '02', '0a', '0b', '33', '99', 'ff']
  const colours = parts.flatMap(red => parts.flatMap(green => parts.map(blue => `#${red}${green}${blue}`)))
  expect(colours.filter(colour => toHex(toOklch(colour)) !== colour)).toEqual([])
  expect(colours).toHaveLength(343)
})

it('derives colours by plain numbers and by sums, differences and products of the brand\'s', () => {
  const derive = (colour: string): string => resolveTokens(`--brand-both: #5B5A1E;\n--lectern-a: ${colour};`).split(': ').at(-1)!.slice(0, -1)
  const { l, c, h } = toOklch('#5b5a1e')
  expect(derive('var(--brand-both)')).toBe('#5B5A1E')
  expect(derive('oklch(from var(--brand-both) 0.8 calc(c * 0.5) calc(h + 30))')).toBe(toHex({ l: 0.8, c: c * 0.5, h: h + 30 }))
  expect(derive('oklch(from var(--brand-both) calc(l - 0.1) c h)')).toBe(toHex({ l: l - 0.1, c, h }))
})

it.each(['x', 'calc(c / 2)', 'calc(x * 2)'])('refuses %s in a derived colour, whichever of the three it stands for', (odd) => {
  for (const parts of [`${odd} c h`, `l ${odd} h`, `l c ${odd}`])
    expect(() => resolveTokens(`--brand-both: #5b5a1e;\n\n  --lectern-a: oklch(from var(--brand-both) ${parts});`)).toThrow(`:3: \`--lectern-a: oklch(from var(--brand-both) ${parts});\`, which gives no colour`)
})

it.each(['#5b5a1', '#5b5a1e7', 'x#5b5a1e'])('derives nothing from %s', (brand) => {
  expect(() => resolveTokens(`--brand-both: ${brand};\n--lectern-a: oklch(from var(--brand-both) l c h);`)).toThrow('which gives no colour')
})

it('reads the colours of both schemes, however the sheet is set', () => {
  expect(readPalettes(':root{--lectern-a:#ABCDEF;--lectern-b: #000000}html.dark{--lectern-b:#ffffff}')).toEqual({ light: { a: '#abcdef', b: '#000000' }, dark: { a: '#abcdef', b: '#ffffff' } })
  expect(readPalettes(':root  { --lectern-a: #ABCDEF }')).toEqual({ light: { a: '#abcdef' }, dark: { a: '#abcdef' } })
  expect(readPalettes('')).toEqual({ light: {}, dark: {} })
})
