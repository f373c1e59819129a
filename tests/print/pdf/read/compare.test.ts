import type { ExpectedPage } from '../../../../lib/print/pdf/in-page/measure.ts'
import type { ReadPage } from '../../../../lib/print/pdf/read/read-page.ts'
import { describe, expect, it } from 'vitest'
import { compareFlow } from '../../../../lib/print/pdf/read/compare-flow.ts'
import { compareFonts } from '../../../../lib/print/pdf/read/compare-fonts.ts'
import { comparePages } from '../../../../lib/print/pdf/read/compare-pages.ts'

const page: ExpectedPage = { no: 3, click: 0, runs: ['Twosets', 'andmore'], words: [], extras: ['Slide'], pictures: [{ name: 'a diagram', box: [100, 100, 300, 300], shapes: 4 }], external: ['https://example.org/a'], internal: 1, open: [], faults: [] }
const shape = { kind: 'path' as const, box: [90, 90, 110, 110] as [number, number, number, number] }
const read: ReadPage = { text: '1.TwosetsSlideandmore', painted: [shape, shape, shape, shape], origins: [], external: ['https://example.org/a'], internal: 1, dead: 0, fonts: [], shapeless: 0, width: 735, height: 414 }

function found(change: Partial<ReadPage>, live: Partial<ExpectedPage> = {}): string[] {
  return comparePages([{ ...page, ...live }], [{ ...read, ...change }], 'slides.md').map(problem => `${problem.slide ?? 0}: ${problem.found}`)
}

describe('a PDF page against the live slide', () => {
  it('says that a slide which is a page in a frame alone is empty on paper, and does not refuse it', () => {
    const nothing = { runs: [], pictures: [], external: [], internal: 0, framed: ['https://example.org/'] }
    const [problem, ...others] = comparePages([{ ...page, ...nothing }], [{ ...read, text: '', painted: [], external: [] }], 'slides.md')
    expect(problem).toMatchObject({ slide: 3, severity: 'care', found: 'the slide shows nothing but https://example.org/ in a frame: on paper its place may be empty' })
    expect(others).toEqual([])
  })
  it('finds no difference where there is none', () => {
    expect(found({})).toEqual([])
  })
  it.for<[string, Partial<ReadPage>, Partial<ExpectedPage>, string]>([
    ['text that is missing', { text: 'Twosets' }, {}, '3: the page lacks the text "andmore"'],
    ['text of another slide', { text: `${read.text}Ghost` }, {}, '3: the page says "Ghost", which the slide does not show'],
    ['a slide that was still loading', { text: 'Loadingslide...' }, { runs: [], extras: ['Loadingslide...'] }, '3: the page says "Loading slide"'],
    ['a diagram that moved to another page', { painted: [] }, {}, '3: the picture "a diagram" is not painted'],
    ['a diagram that is half there', { painted: [shape] }, {}, '3: the picture "a diagram" has 4 shapes, of which 1 are painted'],
    ['a link to the machine that printed', { external: ['https://example.org/a', 'http://localhost:3030/4'] }, {}, '3: a link leads to http://localhost:3030/4'],
    ['a link that is lost', { external: [] }, {}, '3: the link to https://example.org/a is not in the file'],
    ['an inner link that is lost', { internal: 0 }, {}, '3: links to other slides are not in the file'],
    ['an inner link that leads nowhere', { dead: 1 }, {}, '3: 1 link(s) lead to no page of the file'],
    ['text that is cut off on the slide', {}, { faults: ['"more" is cut off by 9 px'] }, '3: "more" is cut off by 9 px'],
    ['words over words', {}, { words: [{ text: 'Two sets', block: 0, box: [0, 0, 90, 20] }, { text: 'and more', block: 1, box: [60, 10, 150, 30] }] }, '3: "Two sets" and "and more" are printed over each other'],
    ['a blank slide', { text: '', painted: [], external: [] }, { runs: [], pictures: [], external: [], internal: 0 }, '3: the slide is blank'],
    ['a slide on which only its layers are seen', {}, { hollow: true }, '3: the slide is blank'],
  ])('refuses %s', ([, change, live, message]) => {
    expect(found(change, live)).toContain(message)
  })
  it('refuses a page too many', () => {
    expect(comparePages([page], [read, read], 'slides.md').map(problem => problem.found)).toContain('the file has 2 pages')
  })
  it('lets a scrolled output be painted in part, beside lines that are painted apart', () => {
    const output = 'theneighbourrelaxedbecausethewaiterwascharmingthebreadwaswonderful'
    // The talk's title at the foot, longer than its line, ends in an ellipsis that the page has no text for.
    expect(found({ text: 'TwosetsandmoreSlideAtitlethatgoeso...' }, { extras: ['Slide', 'Atitlethatgoesonandon'] })).toEqual([])
    expect(found({ text: 'TwosetsandmoreShapesofac...Slide' }, { extras: ['Slide', 'of', 'Shapesofacanvas'] })).toEqual([])
    expect(found({ text: `TwoandmoresetsSlide${output.slice(0, 58)}` }, { extras: ['Slide', output] })).toEqual([])
  })
  it('finds a text that goes on overleaf, beside a part of the same text', () => {
    const output = 'theneighbourrelaxedbecausethewaiterwascharmingthebreadwaswonderful'
    const text = `TwosetsandmoreSlide${output.slice(0, 30)}${output.slice(0, 40)}title3/9${output.slice(40)}`
    const parts = [{ anchor: 'slide-3', page: { ...page, runs: [...page.runs, output], extras: ['Slide', output] } }]
    const flow = (words: string): string[] => compareFlow(parts, { pages: [{ ...read, text: words }], anchors: { 'slide-3': 1 } }, 'f').map(problem => problem.found)
    expect(flow(text)).toEqual([])
    expect(flow(text.slice(0, -20))[0]).toContain('the page lacks the text "theneighbour')
  })
  it('lets a style set words in capitals, and misses those of other letters', () => {
    expect(found({ text: 'TWOSETSSlideAndMore' })).toEqual([])
    expect(found({ text: 'TWOSETSSlideAndMole' })[0]).toBe('3: the page lacks the text "andmore"')
  })
  it('lets the lines of one text be painted apart', () => {
    expect(found({ text: 'TwoandmoresetsSlide' })).toEqual([])
  })
})

describe('a handout against its live page', () => {
  const parts = [{ anchor: 'slide-3', page }]
  it('finds a slide on the pages that are its own', () => {
    expect(compareFlow(parts, { pages: [read], anchors: { 'slide-3': 1 } }, 'slides.md')).toEqual([])
  })
  it('refuses a slide of which nothing is shown', () => {
    const hidden = { ...page, runs: [], pictures: [], external: [], internal: 0 }
    expect(compareFlow([{ anchor: 'slide-3', page: hidden }], { pages: [read], anchors: { 'slide-3': 1 } }, 'f')[0]?.found).toBe('handout: the slide is blank')
  })
  it('refuses a blank page, a missing place and missing words', () => {
    const blank = { ...read, text: '' }
    expect(compareFlow(parts, { pages: [read, blank], anchors: { 'slide-3': 1 } }, 'f')[0]?.found).toBe('page 2 is blank')
    expect(compareFlow(parts, { pages: [read], anchors: {} }, 'f')[0]?.found).toBe('the place "slide-3" is not in the file')
    expect(compareFlow(parts, { pages: [{ ...read, text: 'Twosets' }], anchors: { 'slide-3': 1 } }, 'f')[0]?.found).toBe('handout: the page lacks the text "andmore"')
  })
})

describe('the fonts of a PDF', () => {
  const set = (name: string, embedded = true): ReadPage => ({ ...read, fonts: [{ name, text: 'letters', embedded }] })
  it.for<[string, ReadPage, string | undefined]>([
    ['takes the deck\'s own', set('AtkinsonHyperlegibleNext-Regular'), undefined],
    ['refuses the machine\'s', set('DejaVuSans'), 'page 1: "letters" is set in DejaVuSans, which the deck does not include'],
    ['refuses one that is not embedded', set('AtkinsonHyperlegibleNext-Regular', false), 'page 1: "letters" is set in AtkinsonHyperlegibleNext-Regular, which the file does not include'],
    ['refuses drawn letters without a font', set('Type 3'), 'page 1: "letters" is set in Type 3, which the deck does not include'],
    ['refuses letters without a shape', { ...read, shapeless: 2 }, 'page 1: 2 letters have no shape in any font'],
  ])('%s', ([, one, message]) => {
    expect(compareFonts([one], ['Atkinson Hyperlegible Next Variable'], 'f')[0]?.found).toBe(message)
  })

  it('names the package that has a face for the letters', () => {
    const thai = { ...read, fonts: [{ name: 'Loma', text: 'ภาษา', embedded: true }] }
    expect(compareFonts([thai], [], 'f')[0]?.fix).toContain('npm install @fontsource/noto-sans-thai (our theme finds it there')
    expect(compareFonts([{ ...read, text: '日本語の ภาษา', shapeless: 3 }], ['Noto Sans Thai Variable'], 'f')[0]?.fix).toContain('npm install @fontsource/noto-sans-jp (')
    expect(compareFonts([{ ...read, text: '日本語の', shapeless: 3 }], [], 'f')[0]?.fix).toContain('npm install @fontsource/noto-sans-jp ')
  })
})
