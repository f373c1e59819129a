import type { Finding } from '../lib/check/finding.ts'
import process from 'node:process'
import { defineCommand } from 'citty'
import { formats } from '../lib/check/report/formats.ts'
import { examine } from '../lib/pipeline/examine.ts'
import { nearest } from '../lib/project/nearest.ts'
import { printable } from '../lib/project/printable.ts'
import { UseError } from '../lib/project/problem.ts'
import { ownManifest } from '../lib/project/version.ts'
import { exitCodes } from './exit-codes.ts'
import { deckOptions, milliseconds, strictOption, tellSkipped, wantedDecks } from './options.ts'

const severities = ['error', 'warning', 'hint']

export default defineCommand({
  meta: { name: 'check', description: 'Reports what will go wrong on stage, with file, line and column, and writes nothing. Exits with 0 when it finds no error, 1 when it finds one, 2 when something could not be checked.' },
  args: {
    ...deckOptions,
    'rule': { type: 'string', description: 'only these rules, separated by commas; docs/rules.md has them all', valueHint: 'id' },
    'severity': { type: 'string', description: `the least serious finding to report: ${severities.join(', ')}`, default: 'hint', valueHint: 'name' },
    'format': { type: 'string', description: `${Object.keys(formats).join(', ')}; json is described by schemas/check-report.schema.json`, default: 'text', valueHint: 'name' },
    'source-only': { type: 'boolean', description: 'fast: read the files, start no browser, and run nothing of the project\'s (no configuration, setup file or snippet)', default: false },
    'run': { type: 'boolean', description: 'run snippets again, to see whether their recordings still match', negativeDescription: 'do not run snippets', default: true },
    'online': { type: 'boolean', description: 'ask other hosts whether the pages of links and sources still exist', default: false },
    'changed': { type: 'boolean', description: 'only decks with files that differ from the last commit', default: false },
    'baseline': { type: 'boolean', description: 'accept what lectern-baseline.json lists', default: false },
    'update-baseline': { type: 'boolean', description: 'write everything found now into lectern-baseline.json', default: false },
    'timeout': { type: 'string', description: 'seconds for a slide to settle at a click', default: '20', valueHint: 'number' },
    ...strictOption,
  },
  async run({ args }) {
    const format = choose('format', args.format, Object.keys(formats))
    if (format === 'text')
      tellSkipped(wantedDecks(args))
    const report = await examine(process.cwd(), {
      names: wantedDecks(args),
      rules: args.rule?.split(',').map(id => id.trim()).filter(Boolean) ?? [],
      least: choose('severity', args.severity, severities) as Finding['severity'],
      sourceOnly: args['source-only'],
      run: args.run,
      online: args.online,
      patience: milliseconds('check', args.timeout),
      changed: args.changed,
      strict: args.strict,
      baseline: args['update-baseline'] ? 'update' : args.baseline ? 'use' : 'none',
    })
    const { version } = ownManifest()
    process.stdout.write(`${formats[format]!(report, { version, colour: process.stdout.isTTY && !process.env.NO_COLOR })}\n`)
    for (const { what, why, failed } of report.notChecked) {
      if (failed)
        process.stderr.write(`${printable(`could not check ${what}: ${why}`)}\n`)
    }
    process.exitCode = report.findings.some(({ severity }) => severity === 'error')
      ? exitCodes.deck
      : report.notChecked.some(({ failed }) => failed) ? exitCodes.use : exitCodes.fine
  },
})

function choose(name: string, value: string, known: string[]): string {
  if (known.includes(value))
    return value
  const near = nearest(value, known)
  throw new UseError({
    file: '',
    found: `--${name} is "${value}"`,
    expected: near ? `${near}?` : `one of: ${known.join(', ')}`,
    fix: 'lectern check --help explains every option',
  })
}
