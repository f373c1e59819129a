import type { DeckRule } from './index.ts'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Frontmatter keys that Slidev's and our layouts read a picture's address from. */
const keys = ['image', 'background', 'logo']

/** Refuses a picture named in frontmatter that is not there: a missing `![](…)` fails the build, this would not. */
export const pictures: DeckRule = (deck, projectRoot) => deck.slides.flatMap(slide => keys.flatMap((key) => {
  const path = slide.frontmatter[key]
  // Colours and gradients are no files.
  if (typeof path !== 'string' || !/^[./@\w-].*\.\w+$/.test(path))
    return []
  const place = { file: slide.file, line: slide.line, slide: slide.no }
  if (/^(?:https?:)?\/\//.test(path)) {
    return [
      {
        ...place,
        found: `${key}: ${path} lies on another host`,
        expected: 'a file of the deck, since a stage has no network',
        mend: `save it under the deck's public/ and write ${key}: /name.png`,
      },
    ]
  }
  const file = path.startsWith('/')
    ? join(deck.folder, 'public', path)
    : resolve(projectRoot, dirname(slide.file), path)
  return existsSync(file)
    ? []
    : [
        {
          ...place,
          found: `${key}: ${path}, and there is no such file`,
          expected: path.startsWith('/')
            ? 'a file in the deck\'s public/'
            : 'a path relative to this file',
          mend: 'correct the path',
        },
      ]
}))
