import type { Answer, Host } from './serve-host.ts'
import { findFile, isFolder } from './serve-host.ts'

/** A plain file server, as `python3 -m http.server`: a folder's page, the redirect to it, and nothing else. */
export function plain(folder: string): Host {
  return (path): Answer => {
    if (isFolder(folder, path))
      return { status: 301, headers: { Location: `${path}/` } }
    const file = findFile(folder, path)
    return file === undefined
      ? { status: 404, headers: {} }
      : { status: 200, headers: {}, file }
  }
}
