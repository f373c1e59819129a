import { posix } from 'node:path'

/**
 * Files that an address could name to one of the plugins behind the dev server: they read `/@fs/` and `/@id/`
 * paths, paths below the root and plain absolute ones, decode them once or twice, and some read the file without
 * Vite's own check (`?vue&src`).
 *
 * @param url path and query of the request
 * @param root absolute path of the folder that the server's paths start from
 * @returns absolute, normal paths that need not exist
 */
export function namedFiles(url: string, root: string): string[] {
  const files = new Set<string>()
  for (const path of readings(url)) {
    const [, prefix = '', name = ''] = /^\/(@fs|@id)?(.*)$/s.exec(path.replace(/^\/@id\/(?:__x00__)?\/?/, '/')) ?? []
    const plain = posix.normalize(`/${name}`)
    files.add(plain)
    if (!prefix)
      files.add(posix.join(root, plain))
  }
  return [...files]
}

/** The path as it is sent, decoded once, and decoded twice. */
function readings(url: string): string[] {
  const all: string[] = []
  let path = url.replace(/[?#].*$/s, '')
  for (let times = 0; times < 3; times++) {
    all.push(path, path.replace(/[?#].*$/s, ''))
    try {
      path = decodeURIComponent(path)
    }
    catch {
      break
    }
  }
  return all.map(reading => reading.replaceAll('\\', '/'))
}
