import { resolve } from 'node:path'

/** The project's root: where package.json, `slides/` and `components/` lie. */
export const root: string = resolve(import.meta.dirname, '../..')
