import type { Runner } from '../../cage/runners/runner.ts'
import type { Problem } from '../../project/problem.ts'
import type { SnippetOptions } from './front-matter.ts'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runnerFor, runners } from '../../cage/runners/index.ts'
import { nearest } from '../../project/nearest.ts'
import { notOwnText } from '../../project/own-file.ts'
import { filesBelow, isBelow } from '../../project/paths.ts'
import { LecternError } from '../../project/problem.ts'
import { textOf } from '../../project/source-text.ts'
import { parseFrontMatter } from './front-matter.ts'

/** A snippet's file, read. */
export interface Snippet {
  /** Path relative to `snippets/`, with forward slashes: also its name in tracebacks. */
  src: string
  /** Path relative to the project's root. */
  file: string
  runner: Runner
  /** The whole file, line ends as `\n`: this is what runs, so that line numbers are the file's. */
  text: string
  /** Lines of front matter at the top. */
  skip: number
  options: SnippetOptions
  /** `sha256:` of `text`. */
  hash: string
}

/** Every file under `snippets/` that some runner can run, by path relative to it, sorted. */
export function findSnippets(projectRoot: string): string[] {
  const folder = join(projectRoot, 'snippets')
  if (!existsSync(folder))
    return []
  return filesBelow(folder)
    .filter(file => runnerFor(file) && !/\.bad\.|\.d\.ts$/.test(file))
    .sort()
}

/**
 * Reads one snippet's file.
 *
 * @param projectRoot where `snippets/` lies
 * @param src path relative to `snippets/`
 * @throws LecternError when the file is missing or outside, its language unknown, or its front matter wrong
 */
export function loadSnippet(projectRoot: string, src: string): Snippet {
  const folder = join(projectRoot, 'snippets')
  const path = resolve(folder, src)
  const file = `snippets/${src}`
  if (!isBelow(path, folder) || !existsSync(path)) {
    const near = nearest(src, findSnippets(projectRoot))
    throw new LecternError({
      file,
      found: `no snippet "${src}"`,
      expected: near
        ? `"${near}"?`
        : 'the path of a file, relative to snippets/',
      fix: 'correct `src`, or add the file',
    })
  }
  const runner = runnerFor(src)
  if (!runner) {
    throw new LecternError({
      file,
      found: `no language runs files like "${src}"`,
      expected: `a file that ends in ${runners.flatMap(({ extensions }) => extensions).map(ending => `.${ending}`).join(', ')}`,
      fix: 'rename the file, show it with `<<<` instead, or add a runner (lib/cage/runners/runner.ts)',
    })
  }
  const leads = notOwnText(path, projectRoot)
  if (leads !== undefined)
    throw new LecternError({ file, found: `${file} is ${leads}`, expected: 'a file of this project: what a slide shows is published', fix: 'replace it with a copy of what the slide shows' })
  const text = textOf(readFileSync(path)).replaceAll('\r\n', '\n')
  const { options, length, problems } = parseFrontMatter(text, runner.comment, file)
  if (problems.length > 0)
    throw new LecternError(problems)
  return {
    src,
    file,
    runner,
    text,
    skip: length,
    options,
    hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  }
}

/**
 * Reads snippets, each once, by name.
 *
 * @throws LecternError with everything that is wrong with any of them
 */
export function loadSnippets(projectRoot: string, names: string[]): Snippet[] {
  const problems: Problem[] = []
  const snippets = [...new Set(names)].sort().flatMap((src) => {
    try {
      return [loadSnippet(projectRoot, src)]
    }
    catch (error) {
      if (!(error instanceof LecternError))
        throw error
      problems.push(...error.problems)
      return []
    }
  })
  if (problems.length > 0)
    throw new LecternError(problems)
  return snippets
}

/**
 * The members of a snippet's session that come before it: a session runs in the order of its files' names.
 *
 * @throws LecternError as `loadSnippet` does
 */
export function earlierInSession(projectRoot: string, snippet: Snippet): Snippet[] {
  const { session } = snippet.options
  if (session === undefined)
    return []
  return findSnippets(projectRoot)
    .filter(src => src < snippet.src && runnerFor(src) === snippet.runner)
    .map(src => loadSnippet(projectRoot, src))
    .filter(other => other.options.session === session)
}
