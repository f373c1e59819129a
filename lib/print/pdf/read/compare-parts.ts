import type { ExpectedPage } from '../in-page/measure.ts'
import type { Fault } from './overprint.ts'
import type { ReadPage } from './read-page.ts'

/** Where a file shows something other than the page it was printed from. */
export interface Difference extends Fault { wanted: string }

/** What is wrong with a page on which nothing is seen; a framed page is seen on the stage alone. */
export function blankness({ runs, pictures, decorated, hollow, framed = [] }: ExpectedPage): Difference[] {
  if (!hollow && (runs.length > 0 || pictures.length > 0 || decorated))
    return []
  return framed.length > 0
    ? [{
        found: `the slide shows nothing but ${framed.join(', ')} in a frame: on paper its place may be empty`,
        wanted: 'a word or a picture for those who read the file',
        severity: 'care',
        cause: 'slides show nothing but another page in a frame: on paper its place may be empty',
      }]
    : [{ found: 'the slide is blank', wanted: 'at least one word or picture' }]
}

/** Links that lead nowhere, or are not in the file. */
export function linkDifferences(page: ExpectedPage, read: ReadPage): Difference[] {
  const wrong: Difference[] = []
  for (const url of read.external.filter(url => /^[a-z]+:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i.test(url)))
    wrong.push({ found: `a link leads to ${url}`, wanted: 'an address that others can open', severity: 'care' })
  if (read.dead > 0)
    wrong.push({ found: `${read.dead} link(s) lead to no page of the file`, wanted: 'working links', severity: 'care' })
  const linked = new Set(read.external.map(decode))
  for (const url of new Set(page.external.map(decode))) {
    if (!linked.has(url))
      wrong.push({ found: `the link to ${url} is not in the file`, wanted: 'every link of the slide' })
  }
  if (page.internal > 0 && read.internal === 0)
    wrong.push({ found: 'links to other slides are not in the file', wanted: `${page.internal}` })
  return wrong
}

function decode(url: string): string {
  try {
    return decodeURI(url).replace(/\/$/, '')
  }
  catch {
    return url
  }
}
