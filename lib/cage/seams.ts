/** What a talk's own code may use of Lectern in the cage and in its page: the part of `lectern/setup` that knows no Node. */
export type { Answer, AskPage, Question } from './asking.ts'
export type { PageHalf } from './relay.ts'
export type { PythonAddOn } from './runners/python.ts'
