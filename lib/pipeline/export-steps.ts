import type { Exported, ExportOptions, Keep } from '../print/export-deck.ts'
import type { TemporarySite } from '../site/temporary-site.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import { exportDeck, exportHandout, exportSlides } from '../print/export-deck.ts'
import { keptSlides } from '../print/freeze/keep.ts'
import { keepFiles } from '../print/keep-files.ts'
import { uncomparedLooks } from '../print/unchecked.ts'
import { createProgress } from '../project/progress.ts'
import { captureDeck } from '../site/capture.ts'

/**
 * The work on one deck; the files of a step are put in place together.
 *
 * @param inTurn whether slides.pdf does not wait for the handout
 */
export function exportSteps(built: BuiltDeck, site: TemporarySite, projectRoot: string, options: ExportOptions & { slides: number[] }, inTurn: boolean): (() => Promise<Exported>)[] {
  const { deck } = built
  const keep: Keep = (way, make) => keepFiles(built, way, make)
  const open = (): ReturnType<TemporarySite['place']> => site.place(built)
  const kept = { ...options, ...keptSlides(built) }
  const told = (make: (options: ExportOptions) => Promise<Exported>) => async (): Promise<Exported> => {
    const progress = createProgress(`export ${deck.name}`, options.slides.length)
    try {
      return await make({ ...kept, onPage: label => progress.step(`slide ${label}`) })
    }
    finally {
      progress.done()
    }
  }
  if (options.format === 'html') {
    return [async () => {
      const { createSingleFile } = await import('../site/single-file/single-file.ts')
      const opened = await open()
      const capture = await captureDeck(built, async () => opened)
      return { files: [await createSingleFile(opened.browser, deck, capture, { ...options, site: opened.folder })], remarks: [uncomparedLooks(deck.name, 'the page to read')], findings: [] }
    }]
  }
  const { handout } = options
  return options.format === 'pdf' && inTurn && handout
    ? [told(options => exportSlides(open, deck, options, keep)), () => exportHandout(open, deck, projectRoot, { ...kept, handout }, keep)]
    : [told(options => exportDeck(open, deck, projectRoot, options, keep))]
}
