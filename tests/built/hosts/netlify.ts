import type { Answer, Host } from './serve-host.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFile, isFolder, notFound } from './serve-host.ts'

/** A line of a path, then indented lines of `Name: value`. */
function parse(text: string): { path: RegExp, headers: [name: string, value: string][] }[] {
  const rules: ReturnType<typeof parse> = []
  for (const line of text.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'))) {
    if (line.startsWith('/')) {
      rules.push({ path: pattern(line), headers: [] })
      continue
    }
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? []
    if (name === undefined || value === undefined || rules.length === 0)
      throw new Error(`_headers: neither a path nor a header: ${line}`)
    rules.at(-1)!.headers.push([name, value])
  }
  return rules
}

/** `:name` is one part of the path, a final `*` the rest of it; the paths our file may use. */
function pattern(path: string): RegExp {
  const parts = path.split('/').map((part, at, all) => {
    if (part === '*' && at === all.length - 1)
      return '.*'
    if (/^:\w+$/.test(part))
      return '[^/]+'
    if (/^[\w.-]*$/.test(part))
      return part.replaceAll('.', '\\.')
    throw new Error(`_headers: a path that this cannot read: ${path}`)
  })
  return new RegExp(`^${parts.join('/')}$`)
}

/**
 * The headers that Netlify's `_headers` gives each path: every rule that matches counts, and a header named twice
 * has both values. (docs.netlify.com/routing/headers)
 *
 * @param text the file
 * @throws Error on what it cannot read
 */
export function netlifyHeaders(text: string): (path: string) => Record<string, string> {
  const rules = parse(text)
  return (path) => {
    const found: Record<string, string> = {}
    for (const [name, value] of rules.filter(rule => rule.path.test(path)).flatMap(rule => rule.headers)) {
      found[name] = name in found
        ? `${found[name]}, ${value}`
        : value
    }
    return found
  }
}

/** Netlify as it is set up unless told otherwise: `_headers`, `404.html`, a folder redirected to its slash. */
export function netlify(folder: string): Host {
  const headers = netlifyHeaders(readFileSync(join(folder, '_headers'), 'utf8'))
  return (path): Answer => {
    if (isFolder(folder, path))
      return { status: 301, headers: { Location: `${path}/` } }
    const file = findFile(folder, path)
    const answer = file === undefined
      ? notFound(folder)
      : { status: 200, headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' }, file }
    return { ...answer, headers: { ...answer.headers, ...headers(path) } }
  }
}
