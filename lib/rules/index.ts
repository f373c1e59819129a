import type { Rule } from '../project/rule.ts'
import { diagrams } from '../features/diagram/rule.ts'
import { polls } from '../features/poll/rule.ts'
import { quiz } from '../features/quiz/rule.ts'
import { expiredSources } from '../features/references/expired.ts'
import { references } from '../features/references/rule.ts'
import { recordings, snippets } from '../features/snippet/rule.ts'
import { tables } from '../features/table/rule.ts'
import { brand } from './brand.ts'
import { brokenLetters } from './broken-letters.ts'
import { buildFolders } from './build-folders.ts'
import { codeLanguages } from './code-languages.ts'
import { components } from './components.ts'
import { drafts } from './drafts.ts'
import { duplicateIds } from './duplicate-ids.ts'
import { formulas } from './formulas.ts'
import { heavySlides } from './heavy-slides.ts'
import { icons } from './icons.ts'
import { keys } from './keys.ts'
import { layouts } from './layouts.ts'
import { links } from './links.ts'
import { markdownInHtml } from './markdown-in-html.ts'
import { missingParts } from './missing-parts.ts'
import { monaco } from './monaco.ts'
import { missingNotes } from './notes.ts'
import { numbers } from './numbers.ts'
import { otherTools } from './other-tools.ts'
import { own } from './own.ts'
import { pictures } from './pictures.ts'
import { publicFiles } from './public-files.ts'
import { regions } from './regions.ts'
import { reorderedCode } from './reordered-code.ts'
import { secrets } from './secrets.ts'
import { slots } from './slots.ts'
import { source } from './source.ts'
import { swallowedSlides } from './swallowed-slides.ts'
import { templates } from './templates.ts'
import { time } from './time.ts'
import { unclosedFrontmatter } from './unclosed-frontmatter.ts'
import { unclosedTags } from './unclosed-tags.ts'
import { unknownNames } from './unknown-names.ts'
import { values } from './values.ts'
import { wikiSyntax } from './wiki-syntax.ts'

/** Rules that say better what a build refuses as well. */
export const compilerRules: Rule[] = [templates, unclosedTags]

/** Every rule of `lectern check`, cheap ones first. Adding one is a file here and a line below. */
export const deckRules: Rule[] = [
  keys,
  brand,
  values,
  buildFolders,
  publicFiles,
  missingParts,
  layouts,
  slots,
  components,
  swallowedSlides,
  unclosedFrontmatter,
  markdownInHtml,
  formulas,
  unknownNames,
  regions,
  links,
  pictures,
  wikiSyntax,
  otherTools,
  monaco,
  codeLanguages,
  tables,
  references,
  source,
  quiz,
  polls,
  expiredSources,
  duplicateIds,
  icons,
  missingNotes,
  secrets,
  drafts,
  reorderedCode,
  brokenLetters,
  numbers,
  time,
  heavySlides,
  snippets,
  own,
  recordings,
  diagrams,
  ...compilerRules,
]
