import type { Page, Request } from 'playwright'
import type { Problem } from '../../project/problem.ts'
import { decodeAddress } from '../../project/decode-address.ts'
import { messageOf } from '../../project/problem.ts'
import { postHosts } from '../../stage/embeds/reader-address.ts'

/** What a page said while its slides settled. */
export interface Heard {
  /** What may have left a slide incomplete, and how to correct it where that is known. */
  errors: { what: string, fix?: string }[]
  /** Pictures of the deck's own that are not there, by address: whether a slide misses one is seen when it has settled. */
  pictures: Map<string, string>
  /** What has not: other hosts that do not answer, and what their pages and the author's scripts report. */
  findings: () => Problem[]
}

/**
 * Notes what a page reports from now on.
 *
 * @param deckUrl address of the deck's folder, with a final slash
 */
export function listen(page: Page, deckUrl: string, file: string): Heard {
  const { origin } = new URL(deckUrl)
  const errors: Heard['errors'] = []
  const findings: Problem[] = []
  const missed = new Map<string, string>()
  const isOwn = (address: string): boolean => !/^https?:/.test(address) || new URL(address).origin === origin
  const note = (found: string, cause: string): unknown => findings.push({
    file,
    severity: 'care',
    found,
    cause,
    expected: 'slides that report no error',
    fix: 'open the deck with lectern dev, and look at the browser\'s console',
  })
  const pictures = new Map<string, string>()
  const missing = (request: Request, reason: string): unknown => {
    const address = request.url()
    if (!isOwn(address) && hasPoster(request, page))
      return
    return isOwn(address)
      ? request.resourceType() === 'image' ? pictures.set(address, reason) : errors.push({ what: `"${nameIn(deckUrl, address)}", which the slides ask for, ${reason}`, fix: 'put the file into the deck\'s public/, or correct the address in its code' })
      : missed.set(address, reason)
  }
  page.on('pageerror', (error) => {
    // A page in a frame of another host throws its own errors.
    const places = [...(error.stack ?? '').matchAll(/https?:\/\/[^\s)]+/g)].map(([address]) => address)
    if (places.length > 0 && !places.some(isOwn))
      note(`an error is thrown by ${new URL(places[0]!).host}: ${messageOf(error)}`, `errors are thrown by ${new URL(places[0]!).host}`)
    else
      errors.push({ what: `an error is thrown: ${messageOf(error)}` })
  })
  page.on('console', (message) => {
    const [text = ''] = message.text().split('\n')
    if (message.type() !== 'error' || text.startsWith('Failed to load resource'))
      return
    // Vue reports what broke a component as an error with its stack; everything else is somebody's remark.
    if (isOwn(message.location().url) && /\n\s+at /.test(message.text()))
      errors.push({ what: `an error is reported: ${text}` })
    else
      note(`an error is reported: ${text}`, `an error is reported: ${text}`)
  })
  page.on('response', response => response.status() >= 400 && missing(response.request(), `answers ${response.status()}`))
  page.on('requestfailed', request => !isBrokenOff(request) && missing(request, `cannot be loaded: ${request.failure()?.errorText ?? ''}`))
  page.on('crash', () => errors.push({ what: 'the browser\'s page crashed' }))
  return {
    errors,
    pictures,
    findings: () => [
      ...findings,
      ...[...pictures].map(([address, reason]): Problem => ({
        file,
        severity: 'care',
        found: `${decodeURI(new URL(address).pathname.split('/').at(-1) ?? '')} ${reason}: a style asks for it, and nothing that is shown needs it`,
        expected: 'files that are there, relative to the style sheet that names them',
        fix: 'correct the address, or remove the rule',
      })),
      ...absent(missed, file),
    ],
  }
}

/** A file's name as an author knows it: below the deck's folder, or from the root of its host. */
export function nameIn(deckUrl: string, address: string): string {
  const name = address.startsWith(deckUrl) ? address.slice(deckUrl.length) : address.slice(new URL(deckUrl).origin.length)
  return decodeAddress(name) || name || 'index.html'
}

/** Of frames and posts the files have a poster, whether their host answers or not. */
function hasPoster(request: Request, page: Page): boolean {
  return request.frame() !== page.mainFrame() || postHosts.includes(new URL(request.url()).origin)
}

/**
 * A browser breaks off the reading of a film when it has enough of it; what is missing, the film itself tells. A page
 * breaks off a frame that it takes away again: a snippet's runtime that was to be warm.
 */
function isBrokenOff(request: Request): boolean {
  return request.resourceType() === 'media' || (request.resourceType() === 'document' && request.failure()?.errorText === 'net::ERR_ABORTED')
}

/** All that other hosts did not give, as one finding: it is one cause, a machine without network, more often than not. */
function absent(missed: Map<string, string>, file: string): Problem[] {
  const list = [...missed].sort(([one], [other]) => one < other ? -1 : 1).map(([address, reason]) => `${address.length > 80 ? `${address.slice(0, 79)}…` : address} ${reason}`)
  return list.length > 0
    ? [{
        file,
        severity: 'notice',
        found: `other hosts did not deliver what the slides use, so the files may lack it:\n    ${list.join('\n    ')}`,
        cause: 'other hosts did not deliver what the slides use',
        expected: 'a network while the files are made, or slides that are complete without one',
        fix: 'save it as a file of the deck, or run this again with the network',
      }]
    : []
}
