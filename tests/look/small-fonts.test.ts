import { expect, it } from 'vitest'
import { addSmallFaces } from '../../lib/look/small-fonts.ts'

function face(file: string, weight: string, range: string): string {
  return `@font-face {\n  font-family: 'Inter Variable';\n  font-weight: ${weight};\n  src: url(./files/${file}.woff2) format('woff2-variations');\n  unicode-range: ${range};\n}`
}

/** `file weight` of each rule, in order. */
function rules(css: string): string[] {
  return (css.match(/@font-face[^}]*\}/g) ?? []).map(rule => `${/url\(([^)]*)\)/.exec(rule)?.[1]} ${/font-weight:\s*([^;]*)/.exec(rule)?.[1]}`)
}

it('gives every script of a family the weights of the small Latin face, for a browser looks for a letter among equals alone', async () => {
  const css = [face('inter-cyrillic-wght-normal', '100 900', 'U+0400-045F'), face('inter-latin-wght-normal', '100 900', 'U+0000-00FF')].join('\n')
  const asked: unknown[] = []
  const divided = await addSmallFaces(css, async (url, weights) => {
    asked.push(url, weights)
    return 'small.woff2'
  })
  expect(rules(divided)).toEqual([
    ...['400 720', '100 399', '721 900'].map(weight => `./files/inter-cyrillic-wght-normal.woff2 ${weight}`),
    ...['400 720', '100 399', '721 900'].map(weight => `./files/inter-latin-wght-normal.woff2 ${weight}`),
    'small.woff2 400 720',
  ])
  expect(asked).toEqual(['./files/inter-latin-wght-normal.woff2', { min: 400, max: 720 }])
})

it('cuts no weight from a face that it does not have', async () => {
  const asked: unknown[] = []
  const small = async (_: string, weights: unknown): Promise<string> => {
    asked.push(weights)
    return 'small.woff2'
  }
  expect(rules(await addSmallFaces(face('a-latin-wght-normal', '300 700', 'U+0000-00FF'), small))).toEqual([
    './files/a-latin-wght-normal.woff2 400 700',
    './files/a-latin-wght-normal.woff2 300 399',
    'small.woff2 400 700',
  ])
  expect(asked).toEqual([{ min: 400, max: 700 }])
})

it.each([
  ['a face without Latin letters', face('vazirmatn-arabic-wght-normal', '100 900', 'U+0600-06FF')],
  ['a face of light weights', face('a-latin-wght-normal', '100 300', 'U+0000-00FF')],
])('leaves %s whole', async (_, css) => {
  expect(rules(await addSmallFaces(css, async () => 'small.woff2'))).toEqual(rules(css))
})
