import type { Recording } from '../../cage/recording.ts'
import type { Prepare } from '../../cage/runners/runner.ts'
import type { ShownSnippet } from '../../cage/shown-snippet.ts'
import type { AddOns } from './add-ons.ts'
import type { Snippet } from './load-snippet.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseRecording, recordingName } from '../../cage/recording.ts'
import { nearest } from '../../project/nearest.ts'
import { LecternError } from '../../project/problem.ts'
import { runtimeFiles } from './build-cage.ts'
import { earlierInSession } from './load-snippet.ts'
import { cutRegion, regionNames } from './region.ts'

/**
 * Everything the page needs to show a snippet and run it.
 *
 * @param projectRoot where `snippets/` lies
 * @param addOns the talk's
 * @param region name of the part to show; the whole file when absent
 * @param still why it is shown without Run, empty without a reason; absent when it runs
 * @throws LecternError when there is no such region
 */
export async function showSnippet(projectRoot: string, snippet: Snippet, addOns: AddOns, region?: string, still?: string): Promise<ShownSnippet> {
  const { src, text, runner, options } = snippet
  const part = shownPart(snippet, region)
  const why = still ?? stillBecause(snippet)
  const shown = {
    file: src,
    language: runner.language,
    label: runner.label,
    shown: part.text,
    lines: part.lines,
    indent: part.indent,
    recording: loadRecording(projectRoot, src),
  }
  // What only a run needs is published only where there can be one.
  if (why !== undefined)
    return { ...shown, head: '', tail: '', answers: [], before: [], still: why, place: { cage: '', files: {} } }
  const lines = text.split('\n')
  const [first, last] = [part.lines[0] ?? 1, part.lines.at(-1) ?? 0]
  return {
    ...shown,
    head: lines.slice(0, first - 1).map(line => `${line}\n`).join(''),
    tail: lines.slice(last).map(line => `\n${line}`).join(''),
    prepared: runner.prepareModule
      ? await prepareCode(snippet)
      // Markers inside the part are not shown; what runs keeps them, so that line numbers are the file's.
      : last - first + 1 === part.lines.length
        ? undefined
        : text,
    seconds: options.timeout,
    answers: options.input,
    session: options.session,
    before: await Promise.all(earlierInSession(projectRoot, snippet).map(async earlier => ({ file: earlier.src, code: await prepareCode(earlier) ?? earlier.text }))),
    place: (await runtimeFiles(snippet, addOns)).place,
  }
}

/** Why a snippet's own front matter has it shown and not run, empty without a reason, or undefined when it runs. */
export function stillBecause({ options }: Pick<Snippet, 'options'>): string | undefined {
  return options.run
    ? undefined
    : options.why ?? ''
}

/**
 * The part a slide shows.
 *
 * @throws LecternError when there is no such region
 */
export function shownPart({ text, skip, file }: Snippet, region?: string): NonNullable<ReturnType<typeof cutRegion>> {
  const part = cutRegion(text, skip, region)
  if (part)
    return part
  const known = regionNames(text)
  const near = nearest(region ?? '', known)
  throw new LecternError({
    file,
    found: `no region "${region}" in ${file}`,
    expected: near && near !== region
      ? `"${near}"?`
      : known.length > 0
        ? `one of: ${known.join(', ')}, each with its end`
        : 'lines such as "#region name" and "#endregion name" in comments',
    fix: 'correct `region`, or mark it in the file',
  })
}

/** A snippet's whole file as its runtime takes it; null when it cannot be prepared, which the run will then tell. */
export async function prepareCode({ runner, text, options }: Snippet): Promise<string | null> {
  if (!runner.prepareModule)
    return text
  const { prepare } = await preparer(runner.prepareModule)
  try {
    return prepare(text, options.session !== undefined)
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return null
    throw error
  }
}

const preparers = new Map<string, Promise<{ prepare: Prepare }>>()

/** Imported once: under Slidev's loader a second import that comes while the first is under way gets an empty module. */
function preparer(name: string): Promise<{ prepare: Prepare }> {
  const known = preparers.get(name)
  if (known)
    return known
  const loading = import(/* @vite-ignore */ `../../cage/runners/${name}`) as Promise<{ prepare: Prepare }>
  preparers.set(name, loading)
  return loading
}

/** A snippet's recording, or undefined when there is none that can be read. */
export function loadRecording(projectRoot: string, src: string): Recording | undefined {
  const path = join(projectRoot, 'snippets', recordingName(src))
  return existsSync(path)
    ? parseRecording(readFileSync(path, 'utf8'))
    : undefined
}
