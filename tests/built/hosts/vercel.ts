import type { Answer, Host } from './serve-host.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTransformedRoutes, isHandler } from '@vercel/routing-utils'
import { findFile, notFound } from './serve-host.ts'

/**
 * What Vercel's own code makes of a `vercel.json`: for each path a redirect, or the headers of all rules that match.
 *
 * @param text the file
 * @throws Error on what it finds wrong in the file, and on a route that leads elsewhere than to a file
 */
export function vercelRoutes(text: string): (path: string) => Pick<Answer, 'headers'> & { status?: number } {
  const { routes, error } = getTransformedRoutes(JSON.parse(text))
  if (error)
    throw new Error(error.message)
  const followed = (routes ?? []).map((route) => {
    if (isHandler(route) || route.dest !== undefined)
      throw new Error(`vercel.json: a route that this cannot follow: ${JSON.stringify(route)}`)
    return { ...route, pattern: new RegExp(route.src) }
  })
  return (path) => {
    const headers: Record<string, string> = {}
    for (const route of followed) {
      const match = route.pattern.exec(path)
      if (!match)
        continue
      for (const [name, value] of Object.entries(route.headers ?? {}))
        headers[name] = value.replace(/\$(\d)/g, (_, no: string) => match[Number(no)] ?? '')
      if (!route.continue)
        return { headers, status: route.status }
    }
    return { headers }
  }
}

/** Vercel with the built folder deployed: `vercel.json`, `404.html`. */
export function vercel(folder: string): Host {
  const routes = vercelRoutes(readFileSync(join(folder, 'vercel.json'), 'utf8'))
  return (path): Answer => {
    const { headers, status } = routes(path)
    if (status !== undefined)
      return { status, headers }
    const file = findFile(folder, path)
    const answer = file === undefined
      ? notFound(folder)
      : { status: 200, headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' }, file }
    return { ...answer, headers: { ...answer.headers, ...headers } }
  }
}
