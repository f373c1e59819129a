import type { WrittenKey } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brandColours, brandFaces, readBrand, readColour } from '../look/brand.ts'
import { ratioInWords } from '../look/contrast.ts'
import { judgeBrand } from '../look/judge-brand.ts'
import { paletteNames } from '../look/palettes.ts'
import { facePackages, findNamedFace } from '../look/project-faces.ts'
import { isRecord } from '../markdown/yaml.ts'
import { defineRule } from '../project/rule.ts'
import { themeConfigOf } from '../slidev/theme.ts'

/** Looks at what a deck asks of our theme: its palette, its own colours and faces. */
export const brand: Rule = defineRule([
  { id: 'unknown-palette', kind: 'source', severity: 'error', why: 'The deck would keep the colours that its author meant to change.' },
  { id: 'unknown-colour', kind: 'source', severity: 'error', why: 'The deck would keep the colour that its author meant to change.' },
  { id: 'pale-brand', kind: 'source', severity: 'warning', why: 'Words and lines in such a colour are gone on a projector in a bright room.' },
  { id: 'missing-face', kind: 'source', severity: 'error', why: 'The words would be set in another face on each machine, and break over lines elsewhere.' },
], (deck, projectRoot) => {
  const config = themeConfigOf(deck)
  const written = deck.slides.flatMap(slide => slide.keys.filter(({ head, key }) => head && key === 'themeConfig').map(key => ({ ...key, slide: slide.no })))[0]
  if (!isRecord(config) || !written)
    return []
  const lines = linesBelow(written, projectRoot)
  const at = (key: string): Pick<Problem, 'file' | 'line' | 'slide'> => ({ file: written.file, line: lines.get(key) ?? written.line, slide: written.slide })
  const { lines: colours } = readBrand(config)

  return [
    ...'palette' in config && !paletteNames().includes(config.palette as string)
      ? [{
          ...at('palette'),
          found: `the palette ${JSON.stringify(config.palette)}, which the theme does not have`,
          expected: `${paletteNames().join(' or ')}, or none for the theme's own colours`,
          fix: 'correct the name, or leave the key out',
        }]
      : [],
    ...brandColours.filter(key => key in config && (typeof config[key] !== 'string' || !readColour(config[key]))).map(key => ({
      ...at(key),
      rule: 'unknown-colour',
      found: `\`${key}: ${show(config[key])}\`, which is not a colour that the theme can derive others from`,
      expected: 'a colour as \'#rrggbb\', in quotes: YAML reads the rest of a line after # as a comment',
      fix: `write ${key} as '#rrggbb'`,
    })),
    ...judgeBrand(colours).map(({ key, colour, worst, pairs, better }) => ({
      ...at(key in config ? key : 'palette'),
      rule: 'pale-brand',
      severity: 'care' as const,
      found: `with \`${key}: '${colour}'\`, ${worst.ink} on ${worst.ground} has a contrast of ${ratioInWords(worst.value)} (${worst.scheme})${pairs > 1 ? `, and ${pairs - 1} more ${pairs > 2 ? 'pairs fall' : 'pair falls'} short` : ''}`,
      expected: `at least ${worst.least}:1`,
      fix: better
        ? `take ${key}: '${better}', the same hue ${key === 'paper' ? 'lighter' : 'darker'}`
        : 'take light paper, dark ink and hues of middling lightness',
    })),
    ...brandFaces.filter(key => key in config).flatMap((key) => {
      const name = config[key]
      if (typeof name === 'string' && findNamedFace(name, deck.folder))
        return []
      return [{
        ...at(key),
        rule: 'missing-face',
        found: `\`${key}: ${show(name)}\`, a face for which no package is installed`,
        expected: 'the name of a face that is on npm as @fontsource-variable/… or @fontsource/…, and the package in this project',
        fix: typeof name === 'string' && /[a-z\d]/i.test(name)
          ? `npm install ${facePackages(name)[0]} (or ${facePackages(name)[1]})`
          : 'name a face, such as Inter',
      }]
    }),
  ]
})

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Lines of the keys within a key, from 1, whether it is written as a block or in braces. */
function linesBelow({ file, line }: WrittenKey, projectRoot: string): Map<string, number> {
  const path = join(projectRoot, file)
  const found = new Map<string, number>()
  if (!existsSync(path))
    return found
  for (const [index, text] of readFileSync(path, 'utf8').split('\n').slice(line - 1).entries()) {
    if (index > 0 && !/^\s|^$|^#/.test(text))
      break
    // A comment may name the key as well.
    for (const [, key = ''] of text.replace(/(?<=^|\s)#.*/, '').matchAll(/(?:^|[\s{,])["']?(\w+)["']?\s*:/g)) {
      found.set(key, line + index)
    }
  }
  return found
}
