import process from 'node:process'

/** What is mutated of a room, and the unit tests that have to notice. */
interface Room {
  code: string[]
  tests: string[]
}

const feature = (name: string): string[] => [`tests/features/${name}/**/*.test.ts`]

/**
 * The parts of `lib/` with neither disk nor browser nor process. What stands behind `!` has one of them, is tested in a
 * browser alone, or holds only values (`theme.ts`, `widths.ts`).
 */
export const rooms: Record<string, Room> = {
  markdown: {
    code: ['lib/markdown/**/*.ts'],
    tests: ['tests/markdown/**/*.test.ts', 'tests/check/{cases,fix}.test.ts'],
  },
  rules: {
    code: ['lib/rules/**/*.ts', '!lib/rules/{own,read-layout,source}.ts'],
    tests: ['tests/rules/*.test.ts', 'tests/check/cases.test.ts'],
  },
  diagram: {
    code: ['lib/features/diagram/*.ts', '!lib/features/diagram/{draw,drawing-page,compile,codeblock,rule,theme}.ts'],
    tests: ['tests/features/diagram/{mermaid-error,paint,source,states}.test.ts'],
  },
  quiz: {
    code: ['lib/features/quiz/{*,client/quiz}.ts'],
    tests: feature('quiz'),
  },
  poll: {
    code: ['lib/features/poll/**/*.ts'],
    tests: feature('poll'),
  },
  references: {
    code: ['lib/features/references/*.ts'],
    tests: ['tests/features/references/*.test.ts'],
  },
  snippet: {
    code: ['lib/features/snippet/{add-ons,compare,front-matter,region,tags,used-snippets}.ts'],
    tests: [...feature('snippet'), 'tests/cage/recording.test.ts'],
  },
  table: {
    code: ['lib/features/table/{*,client/*}.ts', '!lib/features/table/expand.ts'],
    tests: feature('table'),
  },
  look: {
    code: ['lib/look/*.ts', '!lib/look/{small-fonts,face,icon}.ts'],
    tests: ['tests/look/*.test.ts'],
  },
  article: {
    code: ['lib/article/**/*.ts', '!lib/article/create-{apart,deck,worker}.ts', '!lib/article/fit/widths.ts'],
    tests: ['tests/article/**/*.test.ts'],
  },
  check: {
    code: ['lib/check/**/*.ts', '!lib/check/{changed,fix,look,read-lines}.ts', '!lib/check/walk/{walk,walk-deck,see-slides,seen,listen,*in-page}.ts'],
    tests: ['tests/check/{report,reports,judge,exceptions,place-of-error,reference,wanted}.test.ts'],
  },
  picture: {
    code: ['lib/print/picture/{compare,edges,kind,raster,shift}.ts'],
    tests: ['tests/print/picture/*.test.ts'],
  },
}

/** The room named by `LECTERN_ROOM`, or all of them. */
export const chosen: Room[] = process.env.LECTERN_ROOM ? [rooms[process.env.LECTERN_ROOM]!] : Object.values(rooms)
