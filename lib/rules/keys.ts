import type { Deck, Slide, WrittenKey } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import type { Keys } from '../slidev/known-keys.ts'
import { brandColours, brandFaces } from '../look/brand.ts'
import { isRecord } from '../markdown/yaml.ts'
import { isSlip } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { textsBelow } from '../project/texts-below.ts'
import { knownKeys } from '../slidev/known-keys.ts'
import { layoutFiles } from '../slidev/names.ts'
import { deckRoots, isOurs } from '../slidev/roots.ts'
import { themeConfigOf } from '../slidev/theme.ts'
import { frontmatterReads, readLayout } from './read-layout.ts'

/** Folders that hold no sources of a deck's or theme's. */
export const noSources = new Set(['node_modules', 'dist', '.git', 'public', 'tests'])

/** Keys that bring content: a slip in one of them loses it. */
const bringing = new Set(['src', 'layout', 'image', 'background', 'url', 'hide', 'disabled'])

/** What our theme reads of `themeConfig`. */
const brandKeys: Keys = new Map(['palette', ...brandColours, ...brandFaces].map(key => [key, () => true]))

/**
 * Refuses a key that is a slip of the pen away from one that Slidev, Lectern or the slide's layout reads
 * (`layuot`): nothing would read it, and nobody would say so. Other keys are the author's own.
 */
export const keys: Rule = defineRule({ id: 'unknown-key', kind: 'source', severity: 'error', why: 'A misspelt key is ignored without a warning: a layout, a picture or a whole file is lost.' }, (deck) => {
  const layouts = layoutFiles(deck)
  const { slide: slideKeys, head } = knownKeys()
  const own = ownReads(deck)
  const problems = deck.slides.flatMap((slide) => {
    const file = layouts.get(slide.layout)
    // Vue takes `image-filter` for a layout's prop `imageFilter`.
    const props = file ? readLayout(file).keys : new Set<string>()
    const layoutKeys = [...props].map((key): [string, () => boolean] => [key, () => true])
    const forSlide: Keys = new Map([...layoutKeys, ...slideKeys])
    const forHead: Keys = new Map([...forSlide, ...head])
    return slide.keys.flatMap(written => [
      ...slips(written, written.head ? forHead : forSlide, slide),
      ...written.head && written.key === 'defaults' && isRecord(written.value)
        ? Object.entries(written.value).flatMap(([key, value]) => slips({ ...written, key, value }, forSlide, slide))
        : [],
      ...written.head && written.key === 'themeConfig' && isRecord(themeConfigOf(deck))
        ? Object.entries(written.value as object).flatMap(([key, value]) => slips({ ...written, key, value }, brandKeys, slide))
        : [],
    ])

    function slips(written: WrittenKey, keys: Keys, { no }: Slide): Problem[] {
      // What is known elsewhere is no slip: an imported file's first slide has that file's headmatter.
      const near = own.has(written.key) || forHead.has(written.key) || props.has(written.key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
        ? undefined
        : [...keys].find(([key, fits]) => isSlip(written.key, key) && fits(written.value) && !slide.keys.some(other => other.key === key))?.[0]
      return near
        ? [{
            file: written.file,
            line: written.line,
            slide: no,
            ...!bringing.has(near) && { severity: 'care' as const },
            found: `unknown key "${written.key}"`,
            expected: `"${near}"?`,
            fix: `correct the key; if it is your own, give it a name less like "${near}"`,
          }]
        : []
    }
  })
  // Slides that one `src:` imports share its keys.
  return problems.filter((problem, index) => problems.findIndex(other => other.file === problem.file && other.line === problem.line && other.found === problem.found) === index)
})

/** Keys that slides and components read, the deck's own and those of its theme and addons. */
function ownReads(deck: Deck): Set<string> {
  const sources = deckRoots(deck).filter(root => !isOurs(root)).flatMap(root => textsBelow(root, '**/*.{vue,ts,js,tsx,jsx,mjs}', noSources))
  return new Set([...sources, ...deck.slides.map(({ content }) => content)].flatMap(frontmatterReads))
}
