import type { GenericSchema } from 'valibot'
import type { ExpectedPage } from './in-page/measure.ts'
import { array, boolean, number, object, optional, strictTuple, string } from 'valibot'

const box = strictTuple([number(), number(), number(), number()])

/** What `measurePages` gave, as it is kept. */
export const expectedPageSchema: GenericSchema<unknown, ExpectedPage> = object({
  no: number(),
  click: number(),
  runs: array(string()),
  filtered: optional(array(object({ text: string(), isBlurred: boolean() }))),
  words: array(object({ text: string(), block: number(), box })),
  extras: array(string()),
  pictures: array(object({ name: string(), box, shapes: number(), isDrawn: optional(boolean()) })),
  external: array(string()),
  internal: number(),
  open: array(object({ slide: optional(number()), site: optional(string()) })),
  decorated: optional(boolean()),
  hollow: optional(boolean()),
  framed: optional(array(string())),
  faults: array(string()),
})
