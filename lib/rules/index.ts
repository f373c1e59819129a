import type { Rule } from '../project/rule.ts'
import { diagrams } from '../features/diagram/rule.ts'
import { quiz } from '../features/quiz/rule.ts'
import { references } from '../features/references/rule.ts'
import { recordings, snippets } from '../features/snippet/rule.ts'
import { tables } from '../features/table/rule.ts'
import { buildFolders } from './build-folders.ts'
import { components } from './components.ts'
import { keys } from './keys.ts'
import { layouts } from './layouts.ts'
import { links } from './links.ts'
import { monaco } from './monaco.ts'
import { pictures } from './pictures.ts'
import { regions } from './regions.ts'
import { slots } from './slots.ts'
import { templates } from './templates.ts'

/** Every rule of `lectern check`, cheap ones first. Adding one is a file here and a line below. */
export const deckRules: Rule[] = [
  keys,
  buildFolders,
  layouts,
  slots,
  components,
  regions,
  links,
  pictures,
  monaco,
  tables,
  references,
  quiz,
  snippets,
  recordings,
  diagrams,
  templates,
]
