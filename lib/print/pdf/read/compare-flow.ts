import type { Problem } from '../../../project/problem.ts'
import type { ExpectedPage } from '../in-page/measure.ts'
import type { Difference } from './compare-parts.ts'
import type { ReadPage } from './read-page.ts'
import type { ReadPdf } from './read-pdf.ts'
import { blankness, linkDifferences } from './compare-parts.ts'
import { textDifferences } from './compare-texts.ts'
import { faultsOf, isCut } from './overprint.ts'

/**
 * Holds a flowing document against its live form: each part's words and pictures must be on the pages from where
 * the part begins to where the next one does.
 *
 * @param parts each with the name of the place it begins at
 */
export function compareFlow(parts: { anchor: string, page: ExpectedPage }[], read: Pick<ReadPdf, 'pages' | 'anchors'>, file: string): Problem[] {
  const problems: Problem[] = []
  read.pages.forEach((page, index) => {
    if (page.text === '') {
      problems.push({
        file,
        found: `page ${index + 1} is blank`,
        expected: 'something on every page',
        fix: 'look at what comes before it',
      })
    }
  })
  parts.forEach(({ anchor, page }, index) => {
    const from = read.anchors[anchor] ?? 0
    const next = parts[index + 1]
    const to = next
      ? read.anchors[next.anchor] ?? 0
      : read.pages.length
    if (from === 0 || to < from) {
      problems.push({
        file,
        slide: page.no,
        found: `the place "${anchor}" is not in the file`,
        expected: 'every slide, in order',
        fix: 'open handout/ in the browser, and look whether the slide is there',
      })
      return
    }
    const merged = mergePages(read.pages.slice(from - 1, to))
    // Where a slide's things stand is told of the slides' own file.
    const faults = faultsOf(page).filter(({ severity }) => severity === undefined)
    const wrong: Difference[] = [
      ...blankness(page),
      ...faults.map(fault => ({ ...fault, wanted: 'everything inside its frame, no words over others' })),
      ...isCut(page)
        ? []
        : textDifferences(page, merged.text).filter(({ found }) => found.startsWith('the page lacks')),
      ...linkDifferences(page, merged),
      ...page.pictures.some(({ shapes }) => shapes > 0) && merged.painted.length < page.pictures.reduce((sum, { shapes }) => sum + shapes, 0) / 2
        ? [
            { found: 'drawings are not painted', wanted: 'every diagram' },
          ]
        : [],
      ...merged.painted.filter(({ kind }) => kind === 'image').length < page.pictures.filter(({ shapes, isDrawn }) => shapes === 0 && !isDrawn).length
        ? [
            { found: 'pictures are not painted', wanted: 'every picture' },
          ]
        : [],
    ]
    problems.push(...wrong.map(({ found, wanted, severity, cause }) => ({
      file,
      slide: page.no,
      found: `handout: ${found}`,
      expected: wanted,
      ...severity && { severity },
      ...cause && { cause },
      fix: 'open handout/ in the browser and compare',
    })))
  })
  return problems
}

function mergePages(pages: ReadPage[]): ReadPage {
  return {
    text: pages.map(page => page.text).join(''),
    painted: pages.flatMap(page => page.painted),
    origins: [],
    external: pages.flatMap(page => page.external),
    fonts: pages.flatMap(page => page.fonts),
    shapeless: pages.reduce((sum, page) => sum + page.shapeless, 0),
    internal: pages.reduce((sum, page) => sum + page.internal, 0),
    dead: pages.reduce((sum, page) => sum + page.dead, 0),
    width: pages[0]?.width ?? 0,
    height: pages[0]?.height ?? 0,
  }
}
