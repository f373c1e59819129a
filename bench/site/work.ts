import { join } from 'node:path'
import { root } from '../../lib/root.ts'

/** Inside the project, since our decks need its folders and Slidev its packages. */
export const work: string = join(root, '.cache/bench/site')
