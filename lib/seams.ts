/** What a talk's own code may use of Lectern, as `import type { … } from 'lectern/setup'`: types, and nothing that runs. */
export type * from './cage/seams.ts'
export type { Deck, Slide } from './project/deck.ts'
export type { Problem } from './project/problem.ts'
export type { DeckRule } from './project/rule.ts'
export type { AddOn, LocalHalf, LocalHelp, TalkSetup } from './slidev/talk-setup.ts'
