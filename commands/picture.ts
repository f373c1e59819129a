import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { pictureOf } from '../lib/pipeline/picture.ts'
import { placeFile } from '../lib/project/place.ts'
import { UseError } from '../lib/project/problem.ts'
import { deckOptions, milliseconds, timeoutOption } from './options.ts'

export default defineCommand({
  meta: { name: 'picture', description: 'Takes a picture of one slide as the audience sees it, at a click: lectern picture talk.md 3 2 writes talk-3-2.png.' },
  args: {
    'deck': { type: 'positional', description: 'Markdown file, folder or name of a deck', required: true },
    'slide': { type: 'positional', description: 'number of the slide, from 1', required: true },
    'click': { type: 'positional', description: 'clicks made, from 0', required: false, default: '0' },
    'output': { type: 'string', alias: 'o', description: 'folder to write', default: '.', valueHint: 'folder' },
    'dark': { type: 'boolean', description: 'the dark scheme', default: false },
    'install-browser': deckOptions['install-browser'],
    ...timeoutOption,
  },
  async run({ args }) {
    const slide = whole('SLIDE', args.slide, 1)
    const click = whole('CLICK', args.click, 0)
    const { png, deck } = await pictureOf(process.cwd(), { name: args.deck, slide, click, dark: args.dark, limit: milliseconds('picture', args.timeout) })
    const path = join(resolve(process.cwd(), args.output), `${deck.name}-${slide}${click > 0 ? `-${click}` : ''}.png`)
    await placeFile(path, png)
    console.log(relative(process.cwd(), path))
  },
})

function whole(name: string, text: string, least: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least)
    return value
  throw new UseError({ file: '', found: `${name} is "${text}"`, expected: `a whole number, ${least} or more`, fix: 'lectern picture talk.md 3, or lectern picture talk.md 3 2' })
}
