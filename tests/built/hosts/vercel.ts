import type { Answer, Host } from './serve-host.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFile, notFound } from './serve-host.ts'

interface Config {
  cleanUrls: false
  trailingSlash: true
  headers: { source: string, headers: { key: string, value: string }[] }[]
}

/** A `source` as path-to-regexp reads it, strict about the final slash: words, `:name` and a final `(.*)`. */
function pattern(source: string): RegExp {
  const parts = source.split('/').map((part, at, all) => {
    if (part === '(.*)' && at === all.length - 1)
      return '.*'
    if (/^:\w+$/.test(part))
      return '[^/#?]+?'
    if (/^[\w.-]*$/.test(part))
      return part.replaceAll('.', '\\.')
    throw new Error(`vercel.json: a source that this cannot read: ${source}`)
  })
  return new RegExp(`^${parts.join('/')}$`)
}

function parse(text: string): Config {
  const config = JSON.parse(text) as Config
  const unknown = Object.keys(config).filter(key => !['cleanUrls', 'trailingSlash', 'headers'].includes(key))
  if (unknown.length > 0 || config.cleanUrls || !config.trailingSlash)
    throw new Error(`vercel.json: settings that this does not know: ${unknown.join(', ') || 'cleanUrls, trailingSlash'}`)
  return config
}

/**
 * The headers that `vercel.json` gives each path: every source that matches counts, the last one wins for a name.
 * (vercel.com/docs/project-configuration)
 *
 * @param text the file
 * @throws Error on a setting or a source that it cannot read
 */
export function vercelHeaders(text: string): (path: string) => Record<string, string> {
  const rules = parse(text).headers.map(({ source, headers }) => ({ source: pattern(source), headers }))
  return path => Object.fromEntries(rules.filter(({ source }) => source.test(path)).flatMap(({ headers }) => headers.map(({ key, value }) => [key, value])))
}

/**
 * Where `trailingSlash: true` sends a path: to its slash when its last part has no dot, and a file's name with a
 * slash to the file. The patterns are those of @vercel/routing-utils.
 */
export function trailingSlash(path: string): string | undefined {
  if (/^\/(?:[^/]+\/)*[^/.]+$/.test(path))
    return `${path}/`
  return /^\/(?:[^/]+\/)*[^/]+\.\w+\/$/.test(path)
    ? path.slice(0, -1)
    : undefined
}

/** Vercel with the built folder deployed: `vercel.json`, `404.html`. */
export function vercel(folder: string): Host {
  const headers = vercelHeaders(readFileSync(join(folder, 'vercel.json'), 'utf8'))
  return (path): Answer => {
    const location = trailingSlash(path)
    if (location !== undefined)
      return { status: 308, headers: { Location: location } }
    const file = findFile(folder, path)
    const answer = file === undefined
      ? notFound(folder)
      : { status: 200, headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' }, file }
    return { ...answer, headers: { ...answer.headers, ...headers(path) } }
  }
}
