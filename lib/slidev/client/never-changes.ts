/**
 * Folder of bundled files, of the site and in each deck's. No deck can be named so, for the dot, and the check refuses
 * such a folder of an author's: what lies in it was named by the build, with a hash.
 */
export const hashedFolder = 'by.hash'

/** Folder of a deck's cage and runtimes, which carry a hash or a version. The check keeps it free as well. */
export const runtimesFolder = 'runtimes'

const hashed = new RegExp(`^(?:[^/]+/)?${hashedFolder.replace('.', '\\.')}/(?:.*/)?[^/]*-[\\w-]{8}\\.\\w+$`)
const runtime = new RegExp(`^[^/]+/${runtimesFolder}/`)

/**
 * Whether a file's name changes when its content does.
 *
 * @param path the file's path below the site
 */
export const neverChanges = (path: string): boolean => hashed.test(path) || runtime.test(path)
