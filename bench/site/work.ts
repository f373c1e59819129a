import { join } from 'node:path'
import { root } from '../../lib/project/root.ts'

/** Inside the project, since our decks need its folders and Slidev its packages. */
export const work: string = join(root, '.cache/bench/site')
