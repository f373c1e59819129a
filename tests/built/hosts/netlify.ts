import type { Answer, Host } from './serve-host.ts'
import { HeadersHandler } from '@netlify/headers'
import { StaticHandler } from '@netlify/static'
import { findFile, isFolder, notFound } from './serve-host.ts'

/**
 * The headers that Netlify's own code gives each path for the `_headers` in a folder.
 *
 * @throws Error on what it finds wrong in the file
 */
export function netlifyHeaders(folder: string): (path: string) => Promise<Record<string, string>> {
  const fail = (message: unknown): never => {
    throw new Error(String(message))
  }
  const handler = new HeadersHandler({ projectDir: folder, logger: { error: fail, warn: fail, log: fail } })
  return path => handler.apply(new Request(`http://host${path}`))
}

/** Netlify as it is set up unless told otherwise: `_headers`, `404.html`, a folder redirected to its slash. */
export function netlify(folder: string): Host {
  const headers = netlifyHeaders(folder)
  return async (path): Promise<Answer> => {
    if (isFolder(folder, path))
      return { status: 301, headers: { Location: `${path}/` } }
    const file = findFile(folder, path)
    const answer = file === undefined
      ? notFound(folder)
      : { status: 200, headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' }, file }
    return { ...answer, headers: { ...answer.headers, ...await headers(path) } }
  }
}

/** Netlify's own server for a developer's machine, which sends a folder's page without a redirect. */
export function netlifyDev(folder: string): Host {
  const files = new StaticHandler({ directory: folder })
  const headers = netlifyHeaders(folder)
  return async (path): Promise<Answer> => {
    const found = await (await files.match(new Request(`http://host${path}`)))?.handle()
    await found?.body?.cancel()
    const file = found && (findFile(folder, path) ?? findFile(folder, `${path}/`))
    const sent = new Headers(found?.headers)
    for (const [name, value] of Object.entries(await headers(path)))
      sent.set(name, value)
    const answer = file === undefined
      ? notFound(folder)
      : { status: 200, file }
    return { ...answer, headers: Object.fromEntries(sent) }
  }
}
