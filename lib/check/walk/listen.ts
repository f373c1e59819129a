import type { BrowserContext, Page } from 'playwright'
import type { Heard } from './seen.ts'
import { messageOf } from '../../project/problem.ts'
import { probePath } from '../../stage/embeds/probe.ts'

/** A page that tells of each error, report, request to another host and file that is not there. */
export async function listenTo(context: BrowserContext, { origin, pathname: base }: URL, note: (heard: Heard) => void): Promise<Page> {
  const page = await context.newPage()
  const isOwn = (address: string): boolean => !/^https?:/.test(address) || address.startsWith(`${origin}/`)
  page.on('pageerror', (error) => {
    // A page in a frame of another host throws its own errors.
    const places = [...(error.stack ?? '').matchAll(/https?:\/\/[^\s)]+/g)].map(([address]) => address)
    note({ kind: places.length > 0 && !places.some(isOwn) ? 'report' : 'error', what: `${error.name}: ${messageOf(error)}`.replace(/^(\w+Error: )\1/, '$1') })
  })
  page.on('console', (message) => {
    const [text = ''] = message.text().split('\n')
    if (message.type() !== 'error' || text.startsWith('Failed to load resource') || !isOwn(message.location().url))
      return
    // Vue reports what broke a component as an error with its stack; everything else is somebody's remark.
    note({ kind: /\n\s+at /.test(message.text()) ? 'error' : 'report', what: text })
  })
  page.on('request', request => isOwn(request.url()) || new URL(request.url()).pathname === probePath || note({ kind: 'remote', what: request.url() }))
  // As the author wrote it: a page asks below the deck first, and then at the root of the host.
  const asWritten = ({ pathname }: URL): string => pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname
  page.on('response', response => response.status() >= 400 && isOwn(response.url()) && note({ kind: 'missing', what: asWritten(new URL(response.url())) }))
  return page
}

/** The same once. */
export function distinct(heard: Heard[]): Heard[] {
  return heard.filter((each, index) => heard.findIndex(other => other.kind === each.kind && other.what === each.what) === index)
}
