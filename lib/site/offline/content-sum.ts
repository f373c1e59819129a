import { hashedFolder, neverChanges } from '../../slidev/client/never-changes.ts'

const names = new RegExp(`${hashedFolder.replace('.', '\\.')}/[\\w.~/-]+`, 'g')

/**
 * Short sum by which a file is known to be the build's. Hosts put scripts of their own into pages, so a page is known by
 * the files that it loads, whose names tell their content; any other file by all of its bytes.
 *
 * @param path the file's address below the site
 */
export async function contentSum(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const page = /(?:^|\/|\.html)$/.test(path) && !neverChanges(path)
  const loaded = page ? [...new Set(new TextDecoder().decode(bytes).match(names))].sort() : []
  const hash = await crypto.subtle.digest('SHA-256', loaded.length > 0 ? new TextEncoder().encode(loaded.join('\n')) : bytes)
  return btoa(String.fromCharCode(...new Uint8Array(hash, 0, 9)))
}
