import { expect, it } from 'vitest'
import { missingPart } from '../../lib/slidev/missing-part.ts'

it.each([
  ['theme', 'serif', 'the theme "serif" is not installed', '"seriph"?', 'npm install slidev-theme-serif, or correct the name'],
  ['theme', 'seriph', 'the theme "seriph" is not installed', 'a theme that the project has', 'npm install @slidev/theme-seriph, or correct the name'],
  ['theme', 'slidev-theme-geist', 'the theme "slidev-theme-geist" is not installed', 'a theme that the project has', 'npm install slidev-theme-geist, or correct the name'],
  ['addon', 'rabbit', 'the addon "rabbit" is not installed', 'an addon that the project has', 'npm install slidev-addon-rabbit, or correct the name'],
  ['addon', '@me/slides', 'the addon "@me/slides" is not installed', 'an addon that the project has', 'npm install @me/slides, or correct the name'],
  ['theme', '../../look', 'the theme "../../look", and there is no such folder', 'the path of a theme\'s folder, or the name of a package', 'correct the path, or put the folder there'],
  ['addon', 'more/mine', 'the addon "more/mine", and there is no such folder', 'the path of an addon\'s folder, or the name of a package', 'correct the path, or put the folder there'],
] as const)('the %s "%s" that is nowhere is told with its cure', (type, name, found, expected, fix) => {
  expect(missingPart({ type, name })).toEqual({ found, expected, fix })
})
