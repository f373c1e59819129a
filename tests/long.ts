import process from 'node:process'

/**
 * Whether this is `npm run verify:long`, which runs each test file that imports this: walks over every click, all
 * variants, many more rounds. `npm run verify` takes a sample of them.
 */
export const isLong = process.env.LECTERN_LONG === '1'
