import type { ExportDecksOptions } from '../lib/pipeline/export.ts'
import { resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { exportDecks } from '../lib/pipeline/export.ts'
import { watchExport } from '../lib/pipeline/watch.ts'
import { UseError } from '../lib/project/problem.ts'
import { findSiteUrl } from '../lib/site/site-url.ts'
import { describeError } from './describe-error.ts'
import { deckOptions, milliseconds, offlineOption, strictOption, tellSkipped, timeoutOption, wantedDecks } from './options.ts'

const choices = {
  'format': ['pdf', 'png', 'pptx', 'pptx-pictures', 'html'],
  'layout': ['notes', 'two-up', 'grid', 'reader', 'summary'],
  'per-page': ['2', '3', '4', '6'],
  'paper': ['A4', 'Letter'],
  'verify': ['changed', 'all'],
} as const

export default defineCommand({
  meta: { name: 'export', description: 'Exports talks as files named after them (talk.pdf and talk-handout.pdf; or pictures, PowerPoint, one HTML page). They are checked before they replace earlier ones.' },
  args: {
    ...deckOptions,
    'output': {
      type: 'string',
      alias: 'o',
      description: 'folder to write',
      default: '.',
      valueHint: 'folder',
    },
    'range': { type: 'string', description: 'slides to export; default: all, or export.range of the headmatter', valueHint: '1,4-5' },
    'dark': { type: 'boolean', description: 'the dark scheme; an HTML page follows its reader\'s system; default: export.dark of the headmatter' },
    'with-clicks': { type: 'boolean', description: 'a page for each click, where a slide has no "export: { clicks: [0, 2] }" of its own; default: export.withClicks of the headmatter' },
    'format': {
      type: 'string',
      description: `${choices.format.join(', ')}; pptx can be edited, pptx-pictures looks exactly like the slides; html is one page to read, which needs no network, no script and no other file`,
      default: 'pdf',
      valueHint: 'name',
    },
    'notes': {
      type: 'boolean',
      description: 'the speaker\'s notes in the handout',
      negativeDescription: 'leave the speaker\'s notes out',
      default: true,
    },
    'handout': { type: 'boolean', description: 'talk-handout.pdf beside talk.pdf', negativeDescription: 'make talk.pdf alone, in less time', default: true },
    'layout': {
      type: 'string',
      description: `of the handout: ${choices.layout.join(', ')} (all slides on one page)`,
      default: 'notes',
      valueHint: 'name',
    },
    'per-page': {
      type: 'string',
      description: `slides a page in the grid: ${choices['per-page'].join(', ')}`,
      default: '3',
      valueHint: 'number',
    },
    'paper': {
      type: 'string',
      description: choices.paper.join(', '),
      default: 'A4',
      valueHint: 'size',
    },
    'black-and-white': { type: 'boolean', description: 'the handout as a printer without colour prints it', default: false },
    'watch': { type: 'boolean', alias: 'w', description: 'export again whenever a file of the talk changes; Ctrl-C stops', default: false },
    'verify': { type: 'string', description: `${choices.verify.join(', ')}; with changed, an export checks only slides whose words changed, where nothing else did; all is the default where CI is set`, valueHint: 'what' },
    'verbose': { type: 'boolean', description: 'say why a talk is built as a whole', default: false },
    ...timeoutOption,
    ...strictOption,
    ...offlineOption,
  },
  async run({ args }) {
    refuseFileName(args.output)
    tellSkipped(wantedDecks(args))
    const options: ExportDecksOptions = {
      projectRoot: process.cwd(),
      output: resolve(process.cwd(), args.output),
      names: wantedDecks(args),
      range: args.range,
      dark: args.dark,
      withClicks: args['with-clicks'],
      format: choose('format', args.format),
      notes: args.notes,
      handout: args.handout
        ? {
            layout: choose('layout', args.layout),
            perPage: Number(choose('per-page', args['per-page'])),
            paper: choose('paper', args.paper),
            isGrey: args['black-and-white'],
          }
        : undefined,
      limit: milliseconds('export', args.timeout),
      siteUrl: findSiteUrl(),
      strict: args.strict,
      offline: args.offline,
      verify: choose('verify', args.verify ?? (process.env.CI ? 'all' : 'changed')),
      explain: args.verbose ? why => process.stderr.write(`${why}\n`) : undefined,
    }
    if (args.watch)
      return watch(options)
    console.log((await exportDecks(options)).join('\n'))
  },
})

function watch(options: ExportDecksOptions): Promise<never> {
  const ready = 'watching for changes; Ctrl-C stops'
  return watchExport({
    ...options,
    onFile: line => console.log(line),
    onTurn: (milliseconds, files) => console.log(`${files === 0 ? 'no file changed' : 'all files are in place'} (${(milliseconds / 1000).toFixed(1)} s); ${ready}`),
    refuse: error => console.error(`\n${describeError(error, 'export').text}; existing files are unchanged; ${ready}`),
    remark: line => console.error(line),
  })
}

function choose<Name extends keyof typeof choices>(name: Name, value: string): typeof choices[Name][number] {
  const found = choices[name].find(choice => choice.toLowerCase() === value.toLowerCase())
  if (found)
    return found
  throw new UseError({
    file: '',
    found: `--${name} is "${value}"`,
    expected: `one of: ${choices[name].join(', ')}`,
    fix: 'lectern export --help explains each',
  })
}

/** Other programs take a file's name there; ours would become a folder's. */
function refuseFileName(output: string): void {
  if (/\.(?:pdf|png|pptx|html?)$/i.test(output)) {
    throw new UseError({
      file: '',
      found: `--output is "${output}"`,
      expected: 'a folder: files are named after their talk',
      fix: 'name the folder, and rename the file afterwards',
    })
  }
}
