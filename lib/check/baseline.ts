import type { Finding } from './finding.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, object, string } from 'valibot'
import { jsonOr } from '../project/json.ts'
import { placeFile } from '../project/place.ts'
import { UseError } from '../project/problem.ts'

/** Committed beside the decks: what was wrong before anybody looked. */
export const baselineFile = 'lectern-baseline.json'
const baselineSchema = object({ findings: array(object({ id: string() })) })

/**
 * The ids of the findings that a project lives with.
 *
 * @throws UseError when there is no baseline, or it cannot be read
 */
export function readBaseline(projectRoot: string): Set<string> {
  const path = join(projectRoot, baselineFile)
  const refuse = (found: string): UseError => new UseError({ file: baselineFile, found, expected: 'the file that --update-baseline writes', fix: 'lectern check --update-baseline' })
  if (!existsSync(path))
    throw refuse('there is no baseline')
  const baseline = jsonOr(baselineSchema, readFileSync(path, 'utf8'), undefined)
  if (!baseline)
    throw refuse('the baseline cannot be read')
  return new Set(baseline.findings.map(({ id }) => id))
}

/** Writes down what is wrong now, a line each, so that a later change shows in a diff. */
export async function writeBaseline(projectRoot: string, findings: Finding[]): Promise<void> {
  const entries = findings.map(({ id, deck, slide, found }) => ({ id, deck, ...slide !== undefined && { slide }, found: found.split('\n')[0] }))
    .sort((a, b) => a.id < b.id ? -1 : 1)
  await placeFile(join(projectRoot, baselineFile), new TextEncoder().encode(`${JSON.stringify({ version: 1, findings: entries }, null, 2)}\n`))
}
