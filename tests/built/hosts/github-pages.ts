import type { Answer, Host } from './serve-host.ts'
import { findFile, isFolder, notFound } from './serve-host.ts'

/**
 * GitHub Pages, for a project's site: mounted under the repository's name, redirects a folder to its slash, sends
 * the root's `404.html`, reads no file of headers. (docs.github.com/pages)
 *
 * @param folder the built site
 * @param base where it is mounted, `/talks/`
 */
export function githubPages(folder: string, base: string): Host {
  return (path): Answer => {
    if (!path.startsWith(base))
      return { status: 404, headers: {} }
    const below = path.slice(base.length - 1)
    if (isFolder(folder, below))
      return { status: 301, headers: { Location: `${path}/` } }
    const file = findFile(folder, below)
    return file === undefined
      ? notFound(folder)
      : { status: 200, headers: { 'Cache-Control': 'max-age=600' }, file }
  }
}
