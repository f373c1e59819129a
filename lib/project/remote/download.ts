import type { LookupAddress } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import type { LookupFunction } from 'node:net'
import type { Duplex, Readable } from 'node:stream'
import { Buffer } from 'node:buffer'
import { lookup } from 'node:dns/promises'
import { get as getPlain } from 'node:http'
import { get as getSecure } from 'node:https'
import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { messageOf } from '../problem.ts'
import { isPrivate } from './private-address.ts'

/** What one file may cost. */
export interface Limits {
  bytes: number
  /** Milliseconds without a byte, and for the whole file. */
  silence: number
  whole: number
  redirects: number
}

const usual: Limits = { bytes: 64 * 2 ** 20, silence: 10_000, whole: 60_000, redirects: 5 }

/** A file of another host, or why there is none. */
export type Download = { is: 'there', bytes: Buffer, type: string, from: string } | { is: 'failed', why: string }

/** A cause that an author can be told. */
class Failed extends Error {}

/** Some hosts give old formats to programs they do not know: Google's sheet then names TrueType instead of WOFF2. */
const headers = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Lectern',
  'accept': '*/*',
  'accept-encoding': 'gzip, deflate, br',
}

/**
 * Fetches one file. What the author wrote may be a machine of their own network; where a host redirects to, and what a
 * host's style sheet names, may not: nobody else decides that a build reads from there.
 *
 * @param address `http:` or `https:`, absolute
 * @param namedBy the style sheet that names it; undefined for what the author wrote
 */
export async function download(address: string, namedBy?: string, limits: Limits = usual): Promise<Download> {
  const signal = AbortSignal.timeout(limits.whole)
  try {
    let url = new URL(address)
    let [trusted, how] = namedBy === undefined ? [url.host, 'it redirects to'] : [new URL(namedBy).host, 'a style sheet of another host names']
    for (let hops = 0; hops <= limits.redirects; hops++) {
      const addresses = await addressesOf(url, limits)
      const isOwn = addresses.some(({ address }) => isPrivate(address))
      // A public name may be private a moment later.
      if (isOwn && url.host !== trusted)
        throw new Failed(`${how} ${url.host}, which is on a private network`)
      if (!isOwn)
        [trusted, how] = ['', 'it redirects to']
      const response = await ask(url, addresses, limits, signal)
      const { statusCode: status = 0, headers: { location } } = response
      if (status < 300 || status >= 400 || location === undefined) {
        if (status !== 200)
          throw new Failed(`the host answers ${status}`)
        return { is: 'there', bytes: await readBody(response, limits), type: response.headers['content-type'] ?? '', from: url.href }
      }
      response.destroy()
      url = next(location, url)
    }
    throw new Failed(`it redirects more than ${limits.redirects} times`)
  }
  catch (error) {
    return { is: 'failed', why: signal.aborted ? `the download took longer than ${limits.whole / 1000} s` : reasonOf(error) }
  }
}

function next(location: string, from: URL): URL {
  const url = URL.parse(location, from.href)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failed(`it redirects to "${location.slice(0, 80)}", which is not a web address`)
  if (from.protocol === 'https:' && url.protocol === 'http:')
    throw new Failed(`it redirects to ${url.host} without encryption`)
  return url
}

async function addressesOf(url: URL, { silence }: Limits): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? [{ address: host, family: isIP(host) }] : Promise.race([lookup(host, { all: true }), unnamed(host, silence)])
}

async function ask(url: URL, addresses: LookupAddress[], { silence, bytes }: Limits, signal: AbortSignal): Promise<IncomingMessage> {
  // The address that was judged is the one that is asked: a name may answer otherwise a moment later.
  const pinned: LookupFunction = (_, options, done) => options.all
    ? done(null, addresses)
    : done(null, addresses[0]!.address, addresses[0]!.family)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    let answer: IncomingMessage | undefined
    const request = (url.protocol === 'https:' ? getSecure : getPlain)(url, { headers, lookup: pinned, signal }, (response) => {
      answer = response
      resolve(response)
    })
    request.on('error', reject)
    request.setTimeout(silence, () => (answer ?? request).destroy(new Failed(`no answer within ${silence / 1000} s`)))
  })
  if (Number(response.headers['content-length'] ?? 0) > bytes) {
    response.destroy()
    throw tooLarge(bytes)
  }
  return response
}

/** Without a network, some machines wait minutes for a name. */
async function unnamed(host: string, silence: number): Promise<never> {
  await wait(silence, undefined, { ref: false })
  throw new Failed(`no DNS answer for ${host} within ${silence / 1000} s; is there a network?`)
}

async function readBody(response: IncomingMessage, { bytes: most }: Limits): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of decoded(response) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) {
      response.destroy()
      throw tooLarge(most)
    }
    chunks.push(chunk)
  }
  if (length === 0)
    throw new Failed('the file is empty')
  return Buffer.concat(chunks)
}

const decoders: Record<string, () => Duplex> = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }

function decoded(response: IncomingMessage): Readable {
  const decoder = decoders[response.headers['content-encoding']?.trim().toLowerCase() ?? '']?.()
  if (!decoder)
    return response
  response.on('error', error => decoder.destroy(error))
  return response.pipe(decoder)
}

function tooLarge(most: number): Failed {
  return new Failed(`the file is larger than ${most / 2 ** 20} MB`)
}

/** Node's codes, in words. */
const codes: Record<string, string> = {
  ENOTFOUND: 'there is no such host, or no network',
  EAI_AGAIN: 'there is no network',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'the host cannot be reached',
  ECONNREFUSED: 'the host refuses the connection',
  ECONNRESET: 'the connection was lost',
  ETIMEDOUT: 'no answer',
}

function reasonOf(error: unknown): string {
  if (error instanceof Failed)
    return error.message
  // Several addresses of one host fail together.
  const single = error instanceof AggregateError ? error.errors[0] as unknown : error
  const code = single instanceof Error && 'code' in single ? String(single.code) : ''
  return codes[code] ?? (/CERT|SIGNATURE|TLS|SSL/.test(code) ? `the host's certificate is not valid (${code})` : `no answer (${code || messageOf(single)})`)
}
