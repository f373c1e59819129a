/** What a translation has to tell the author about one line: in the words of `lib/project/problem.ts`, for one file. */
export interface Notice {
  /** Line of the author's file, from 1. */
  line: number
  found: string
  expected: string
  fix: string
}
