import type { ResolvedSlidevOptions } from '@slidev/types'
import { resolve } from 'node:path'

/** The project a deck belongs to: the folder that holds `slides/<deck>/` and `snippets/`. */
export function projectOf({ userRoot }: Pick<ResolvedSlidevOptions, 'userRoot'>): string {
  return resolve(userRoot, '../..')
}
