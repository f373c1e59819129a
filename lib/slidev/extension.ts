import type { SlidevPreparserExtension } from '@slidev/types'
import type { SlidevSession } from '../project/session.ts'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { translateSource } from '../markdown/translate/translate-source.ts'
import { withoutMark } from '../project/source-text.ts'
import { pictureBeside, pictureKeys } from './beside-pictures.ts'

/**
 * Gives a deck our addon, and our theme where it has none, in memory: its file stays as its author wrote it. One that is
 * not Slidev's Markdown is translated. Slidev asks for the extensions at each load, and reads the entry first, which
 * starts with the headmatter.
 */
export function deckExtension({ addon, theme, defaults, args }: Pick<SlidevSession, 'addon' | 'theme' | 'defaults' | 'args'>): SlidevPreparserExtension {
  const isBuild = args[0] === 'build'
  const folder = dirname(args.find(arg => arg.endsWith('.md')) ?? '')
  let entrySeen = false
  let headmatter: Record<string, unknown> | undefined
  const given: string[] = []
  let isTranslated = false
  return {
    name: 'lectern',
    transformRawLines(lines) {
      // Slidev would take the mark for a part of the first line, and show the headmatter as a slide.
      lines[0] = withoutMark(lines[0] ?? '')
      if (entrySeen)
        return
      entrySeen = true
      const { kind, lines: translated } = translateSource(lines.join('\n'))
      isTranslated = kind !== 'slidev'
      if (isTranslated)
        lines.splice(0, lines.length, ...translated)
    },
    async transformSlide(content, frontmatter: Record<string, unknown>) {
      publicPictures(frontmatter, folder)
      if (headmatter) {
        takeBack(content)
        return undefined
      }
      headmatter = frontmatter
      const own = Array.isArray(frontmatter.addons) ? frontmatter.addons as unknown[] : []
      frontmatter.addons = [addon, ...own.filter(name => name !== 'lectern')]
      if (theme !== undefined)
        frontmatter.theme = theme
      // The editor in the page would write the translation into the author's file.
      if (isTranslated)
        frontmatter.editor = false
      if (isBuild)
        leaveFilesToUs(frontmatter)
      for (const [name, value] of Object.entries(defaults)) {
        if (frontmatter[name] === undefined) {
          frontmatter[name] = value
          given.push(name)
        }
      }
      takeBack(content)
      return undefined
    },
  }
  /** A live talk may ask for later what nothing in it asked for when it began. */
  function takeBack(content: string): void {
    if (/twoslash/.test(content))
      given.splice(0).forEach(name => delete headmatter?.[name])
  }
}

/**
 * What a build of ours does in another way. Slidev's would print a PDF and a card picture with a browser of its own, which is not there: a deck's site has
 * both from us. The button stays; what it fetches, `contract.ts` says.
 */
function leaveFilesToUs(headmatter: Record<string, unknown>): void {
  // True for the button's eyes, and none of the values at which Slidev prints.
  if ([true, 'true', 'auto'].includes(headmatter.download as string | boolean))
    headmatter.download = 1
  // An editor that runs code needs `eval`, which no page of a site of ours may use: there, and on paper, its code is
  // shown as Slidev shows any other. The live talk has the editor.
  if (headmatter.monaco !== false)
    headmatter.monaco = 'dev'
  // What of other hosts a build takes along is there already (remote/).
  if ([true, 'build'].includes(headmatter.remoteAssets as boolean | string))
    headmatter.remoteAssets = undefined
  const { seoMeta } = headmatter
  if (typeof seoMeta === 'object' && seoMeta !== null && 'ogImage' in seoMeta && seoMeta.ogImage === 'auto')
    headmatter.seoMeta = { ...seoMeta, ogImage: undefined }
}

/**
 * `image: flow.png` means the deck's `public/flow.png`, or `flow.png` beside it, to Slidev's player, which is at `/3`; at
 * `/talk/3/` it would mean a file of the slide's own.
 */
function publicPictures(frontmatter: Record<string, unknown>, folder: string): void {
  for (const key of pictureKeys) {
    const address = frontmatter[key]
    if (typeof address === 'string' && /^(?:\.\/)?[^./#:][^:]*\.\w+$/.test(address) && (existsSync(join(folder, 'public', address)) || pictureBeside(address, folder) !== undefined))
      frontmatter[key] = `/${address.replace(/^\.\//, '')}`
  }
}
