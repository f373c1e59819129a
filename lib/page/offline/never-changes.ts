/** Whether a file's name changes when its content does: bundled files carry a hash, runtimes a hash or a version. */
export const neverChanges = (path: string): boolean => /(?:^|\/)assets\/(?:.*\/)?[^/]*-[\w-]{8}\.\w+$|(?:^|\/)runtimes\//.test(path)
