import { join, resolve } from 'node:path'

/** The project's root: where package.json, `slides/` and `components/` lie. */
export const root: string = resolve(import.meta.dirname, '..')

/** Where Node keeps its modules compiled, for programs that are started often. */
export const compileCache: string = join(root, '.cache/compile')
