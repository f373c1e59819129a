import type { Problem } from '../../../project/problem.ts'
import type { ExpectedPage, ExpectedPicture } from '../in-page/measure.ts'
import type { Fault } from './overprint.ts'
import type { ReadPage, ReadPdf } from './read-pdf.ts'
import { packagesFor } from '../../../look/project-faces.ts'
import { faultsOf, isCut } from './overprint.ts'

/** A mark that a list or a counter puts before an item; the live page keeps no text for it. */
const markers = /\d+[.)]?|[a-z][.)]|[•◦▪▸‣–—…■□○●-]/gi

/**
 * Holds each PDF page against the live page it was printed from.
 *
 * @param expected what the live page shows, one entry a page
 * @param pages what a reader finds in the file
 * @param file path named in the problems
 * @returns every difference; empty when the file tells the truth
 */
export function comparePages(expected: ExpectedPage[], pages: ReadPage[], file: string): Problem[] {
  const problems: Problem[] = []
  if (pages.length !== expected.length) {
    problems.push({
      file,
      found: `the file has ${pages.length} pages`,
      expected: `${expected.length}, one for each slide or click`,
      fix: 'look for a slide that is higher than its page, or that did not appear',
    })
  }
  expected.forEach((page, index) => {
    const read = pages[index]
    if (!read)
      return
    const faults = faultsOf(page)
    for (const { found, wanted, severity, cause } of differences(page, read, faults)) {
      problems.push({
        file,
        slide: page.no,
        found,
        expected: wanted,
        ...severity && { severity },
        ...cause && { cause },
        fix: faults.some(fault => fault.found === found)
          ? 'shorten it, move it, split the slide, or choose a smaller size'
          : 'open the slide in the browser and compare',
      })
    }
  })
  return problems
}

/**
 * Holds a flowing document against its live form: each part's words and pictures must be on the pages from where
 * the part begins to where the next one does.
 *
 * @param parts each with the name of the place it begins at
 */
export function compareFlow(parts: { anchor: string, page: ExpectedPage }[], read: ReadPdf, file: string): Problem[] {
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

/** What is wrong with a page on which nothing is seen; a framed page is seen on the stage alone. */
function blankness({ runs, pictures, decorated, hollow, framed = [] }: ExpectedPage): Difference[] {
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

function mergePages(pages: ReadPage[]): ReadPage {
  return {
    text: pages.map(page => page.text).join(''),
    painted: pages.flatMap(page => page.painted),
    external: pages.flatMap(page => page.external),
    fonts: pages.flatMap(page => page.fonts),
    shapeless: pages.reduce((sum, page) => sum + page.shapeless, 0),
    internal: pages.reduce((sum, page) => sum + page.internal, 0),
    dead: pages.reduce((sum, page) => sum + page.dead, 0),
    width: pages[0]?.width ?? 0,
    height: pages[0]?.height ?? 0,
  }
}

interface Difference extends Fault { wanted: string }

function differences(page: ExpectedPage, read: ReadPage, faults: Fault[]): Difference[] {
  const wrong: Difference[] = faults.map(fault => ({ ...fault, wanted: 'everything on the slide inside its frame, no words over others' }))
  wrong.push(...blankness(page))
  if (/Loadingslide/.test(read.text))
    wrong.push({ found: 'the page says "Loading slide"', wanted: 'the slide itself' })
  if (!isCut(page))
    wrong.push(...textDifferences(page, read.text))
  for (const picture of page.pictures) {
    const reason = missing(picture, read)
    if (reason)
      wrong.push({ found: `the picture "${picture.name}" ${reason}`, wanted: 'every diagram and picture of the slide on its page' })
  }
  wrong.push(...linkDifferences(page, read))
  return wrong
}

/**
 * Letters that the deck's own fonts lack are set in whatever the printing machine has, or as empty boxes. A face of the
 * machine that is in the file shows every letter, so it is only worth a word.
 *
 * @param families names of the fonts that the page includes
 * @param lang the deck's, which decides what package Chinese letters are told to take
 */
export function compareFonts(pages: ReadPage[], families: string[], file: string, lang = ''): Problem[] {
  const plain = (name: string): string => name.replace(/variable|[^a-z0-9]/gi, '').toLowerCase()
  const own = families.map(plain)
  const expected = `letters of the deck's own fonts${families.length > 0 ? `: ${[...new Set(families)].join(', ')}` : ''}`
  const foreign = pages.flatMap((page, index) => page.fonts
    .filter(font => font.text.trim() !== '' && (!font.embedded || !own.some(name => plain(font.name).startsWith(name))))
    .map(font => ({ ...font, name: font.name || 'a font without name', page: index + 1 })))
  const told = (fonts: typeof foreign): string => [...Map.groupBy(fonts, ({ name }) => name)].map(([name, uses]) => {
    const rest = new Set(uses.map(({ page }) => page)).size - 1
    return `page ${uses[0]!.page}${rest > 0 ? ` and ${rest} more` : ''}: "${uses[0]!.text.trim().slice(0, 30)}" is set in ${name}`
  }).join('; ')
  const packages = packagesFor([...foreign.map(({ text }) => text), ...pages.filter(page => page.shapeless > 0).map(page => page.text)].join(''), lang)
    .filter(name => !own.some(family => family.startsWith(plain(name.split('/')[1]!))))
  const fix = packages.length > 0
    ? `add their face to the project: npm install ${packages.join(' ')} (our theme finds it there; under another one, import it in styles/index.css)`
    : 'replace these letters, or add a font that has them'
  const shapeless = pages.flatMap((page, index) => page.shapeless > 0 ? [{ page: index + 1, count: page.shapeless }] : [])
  const sum = shapeless.reduce((total, { count }) => total + count, 0)
  const [loose, kept] = [foreign.filter(({ embedded }) => !embedded), foreign.filter(({ embedded }) => embedded)]
  return [
    ...shapeless.length > 0 ? [{ file, found: `page ${shapeless[0]!.page}${shapeless.length > 1 ? ` and ${shapeless.length - 1} more` : ''}: ${sum} letters have no shape in any font`, expected, fix: packages.length > 0 ? fix : 'add a font that has them to the deck, or install one on this machine (Debian: fonts-noto-core, fonts-noto-cjk)' }] : [],
    ...loose.length > 0 ? [{ file, found: `${told(loose)}, which the file does not include`, expected, fix, cause: 'faces are not in the file' }] : [],
    ...kept.length > 0 ? [{ file, found: `${told(kept)}, which the deck does not include`, expected, fix, cause: 'letters are set in faces of this machine', severity: 'notice' as const }] : [],
  ]
}

function linkDifferences(page: ExpectedPage, read: ReadPage): Difference[] {
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

/** Every run must be there, letter by letter; what is left over must be a marker or meant for listeners. */
function textDifferences(page: ExpectedPage, text: string): Difference[] {
  let rest = text
  const wrong: Difference[] = []
  const apart: string[] = []
  for (const run of [...page.runs].sort((a, b) => b.length - a.length)) {
    const without = withoutPieces(run, rest)
    if (without === undefined)
      apart.push(run)
    else
      rest = without
  }
  // A scrolled output is painted in part: that part goes before single letters are looked for in the rest.
  for (const extra of apart.length > 0 ? page.extras : [])
    rest = withoutShared(extra, rest)
  for (const run of apart) {
    if (scattered(run, rest))
      rest = withoutLetters(run, rest)
    else
      wrong.push({ found: `the page lacks the text "${run.slice(0, 60)}"`, wanted: 'all text of the slide' })
  }
  for (const extra of [...page.extras].sort((a, b) => b.length - a.length))
    rest = rest.includes(extra) ? rest.replace(extra, () => '\n') : withoutShared(extra, rest)
  // A scrolled output may be painted in part: what is left of it is still its own text.
  // Surplus words that can be seen are a difference of the pictures; these are there for who listens or searches.
  const surplus = rest.split('\n').filter(part => !page.extras.some(extra => extra.includes(part))).join(' ').replace(markers, '').trim()
  if (surplus.length > 0 && wrong.length === 0)
    wrong.push({ found: `the page says "${surplus.slice(0, 60)}", which the slide does not show`, wanted: 'only the text of the slide', severity: 'care' })
  return wrong
}

/** Shorter pieces of two texts are alike by chance. */
const leastShared = 12

/**
 * `rest` without `run`, which may stand there in pieces, in order: a page's foot comes between them where a text
 * goes on overleaf. Undefined when a piece is missing or too short to be more than chance.
 */
function withoutPieces(run: string, rest: string): string | undefined {
  if (rest.includes(run))
    return rest.replace(run, () => '\n')
  let left = rest
  for (let todo = run; todo !== '';) {
    let length = 0
    for (let step = 1 << Math.floor(Math.log2(todo.length)); step >= 1; step >>= 1) {
      if (left.includes(todo.slice(0, length + step)))
        length = Math.min(todo.length, length + step)
    }
    if (length < Math.min(leastShared, todo.length))
      return undefined
    left = left.replace(todo.slice(0, length), () => '\n')
    todo = todo.slice(length)
  }
  return left
}

/** `rest` without the longest piece that it shares with `extra`, where that is long enough to be no chance. */
function withoutShared(extra: string, rest: string): string {
  const part = extra.length < leastShared ? '' : longestShared(extra, rest)
  return part.length < leastShared ? rest : rest.replace(part, () => '\n')
}

/** The longest piece that stands in both texts. */
function longestShared(a: string, b: string): string {
  let before = new Uint16Array(b.length + 1)
  let length = 0
  let end = 0
  for (let i = 1; i <= a.length; i++) {
    const now = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      if (a[i - 1] !== b[j - 1])
        continue
      const shared = (before[j - 1] ?? 0) + 1
      now[j] = shared
      if (shared > length) {
        length = shared
        end = i
      }
    }
    before = now
  }
  return a.slice(end - length, end)
}

/** Lines of one run may be painted apart, with other text between them: then all its letters must still be there. */
function scattered(run: string, rest: string): boolean {
  const counts = new Map<string, number>()
  for (const letter of rest)
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...run].every((letter) => {
    const left = counts.get(letter) ?? 0
    counts.set(letter, left - 1)
    return left > 0
  })
}

function withoutLetters(run: string, rest: string): string {
  const letters = [...rest]
  for (const letter of run) {
    const at = letters.indexOf(letter)
    if (at >= 0)
      letters.splice(at, 1)
  }
  return letters.join('')
}

/** Why a picture counts as missing, or undefined. Half of a drawing's shapes may merge into one path. */
function missing(picture: ExpectedPicture, read: ReadPage): string | undefined {
  const scale = 0.75
  const [left, top, right, bottom] = picture.box.map(value => value * scale) as [number, number, number, number]
  const inside = read.painted.filter(({ box }) => {
    const x = (box[0] + box[2]) / 2
    const y = (box[1] + box[3]) / 2
    const fits = box[2] - box[0] <= (right - left) * 1.1 + 3 && box[3] - box[1] <= (bottom - top) * 1.1 + 3
    return fits && x >= left - 3 && x <= right + 3 && y >= top - 3 && y <= bottom + 3
  }).length
  if (inside === 0)
    return 'is not painted'
  return picture.shapes > 0 && inside < picture.shapes / 2
    ? `has ${picture.shapes} shapes, of which ${inside} are painted`
    : undefined
}
