import type { Finding } from './finding.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeFile } from '../project/place.ts'
import { UseError } from '../project/problem.ts'

/** Committed beside the decks: what was wrong before anybody looked. */
export const baselineFile = 'lectern-baseline.json'

/**
 * The ids of the findings that a project lives with.
 *
 * @throws UseError when there is no baseline, or it cannot be read
 */
export function readBaseline(projectRoot: string): Set<string> {
  const path = join(projectRoot, baselineFile)
  const refuse = (found: string): UseError => new UseError({ file: baselineFile, found, expected: 'the file that --update-baseline writes', mend: 'lectern check --update-baseline' })
  if (!existsSync(path))
    throw refuse('there is no baseline')
  const ids = parse(readFileSync(path, 'utf8'))
  if (!ids)
    throw refuse('the baseline cannot be read')
  return new Set(ids)
}

/** Writes down what is wrong now, a line each, so that a later change shows in a diff. */
export async function writeBaseline(projectRoot: string, findings: Finding[]): Promise<void> {
  const entries = findings.map(({ id, deck, slide, found }) => ({ id, deck, ...slide !== undefined && { slide }, found: found.split('\n')[0] }))
    .sort((a, b) => a.id < b.id ? -1 : 1)
  await placeFile(join(projectRoot, baselineFile), new TextEncoder().encode(`${JSON.stringify({ version: 1, findings: entries }, null, 2)}\n`))
}

function parse(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const findings: unknown = typeof value === 'object' && value !== null && 'findings' in value ? value.findings : undefined
    return Array.isArray(findings)
      ? findings.flatMap((each: unknown) => typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string' ? [each.id] : [])
      : undefined
  }
  catch {
    return undefined
  }
}
