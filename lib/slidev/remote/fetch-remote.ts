import type { Buffer } from 'node:buffer'
import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Download } from '../../project/remote/download.ts'
import type { Lock, Locked } from '../../project/remote/lock.ts'
import type { FileKind } from '../../project/remote/sniff.ts'
import type { Wanted } from './find-remote.ts'
import { basename } from 'node:path'
import process from 'node:process'
import { atAuthorsLines } from '../../project/author-lines.ts'
import { slashPath } from '../../project/paths.ts'
import { LecternError, messageOf } from '../../project/problem.ts'
import { copyPath, integrityOf, keepCopy, readCopy } from '../../project/remote/copies.ts'
import { download } from '../../project/remote/download.ts'
import { judge } from '../../project/remote/judge.ts'
import { lockFile, readLock, writeLock } from '../../project/remote/lock.ts'
import { partsOf, seenFrom } from '../../project/remote/sheet.ts'
import { findRemote } from './find-remote.ts'
import { localSheet, takesAlong } from './local-copies.ts'

/** Files fetched at a time, and at most for a deck: a Chinese face is some hundred. */
const atOnce = 8
const mostFiles = 1000
/** Style sheets inside of style sheets. */
const deepest = 4

/** How other hosts are asked. */
export interface Asking {
  /** Ask nobody: what this machine has no copy of is refused. */
  offline?: boolean
  /** Only what the lock lists, which stays as it is. */
  lockedOnly?: boolean
  fetchOne?: (address: string, namedBy?: string) => Promise<Download>
}

/** What was learnt of one deck's remote files. */
interface Gathered {
  /** The deck's lock from now on. */
  lock: Lock
  fetched: string[]
  failed: Map<string, string>
  /** Files that are not what the lock says, with what came instead. */
  changed: Map<string, Locked>
}

/**
 * Fetches what a deck shows of other hosts and this machine has no copy of, and lists it in the lock beside the deck. What
 * cannot be loaded stays with its host, told in a line each.
 *
 * @throws LecternError for what is not what the lock says, and with `offline` for what this machine has no copy of
 */
export async function fetchRemote(deck: Deck, projectRoot: string, asking: Asking = {}): Promise<void> {
  if (!takesAlong(deck))
    return
  const before = readLock(deck.entry)
  if (asking.lockedOnly && Object.keys(before).length === 0)
    return
  const wanted = placed(findRemote(deck, projectRoot).filter(({ address }) => !asking.lockedOnly || before[address]), deck, projectRoot)
  if (wanted.length === 0 && Object.keys(before).length === 0)
    return
  const gathered = await gather(wanted, before, asking)
  const where = new Map(wanted.map(one => [one.address, one]))
  const lock = slashPath(projectRoot, lockFile(deck.entry))
  const problems = [...gathered.changed].map(([address, now]) => changedProblem(address, now, where.get(address), before[address]!, lock))
  if (asking.offline)
    problems.push(...[...gathered.failed.keys()].map(address => missingProblem(address, where.get(address), lock)))
  if (problems.length > 0)
    throw new LecternError(problems)
  for (const { address } of wanted) {
    const why = gathered.failed.get(address)
    if (why !== undefined)
      process.stderr.write(`${placeOf(where.get(address)!)}: ${address} stays remote: ${why}\n`)
  }
  try {
    if (!asking.lockedOnly)
      writeLock(deck.entry, gathered.lock)
  }
  catch (error) {
    process.stderr.write(`${lock} could not be written: ${messageOf(error)}\n`)
  }
  if (gathered.fetched.length > 0) {
    const hosts = [...new Set(gathered.fetched.map(address => new URL(address).host))]
    process.stderr.write(`${deck.name}: ${gathered.fetched.length} ${gathered.fetched.length === 1 ? 'file' : 'files'} fetched from ${hosts.join(', ')}, ${asking.lockedOnly ? 'as' : 'and'} listed in ${lock}\n`)
  }
}

/** Copies of all that is wanted, and of what style sheets want in turn. */
async function gather(wanted: Wanted[], before: Lock, { offline = false, fetchOne = downloadOnce }: Asking): Promise<Gathered> {
  const result: Gathered = { lock: {}, fetched: [], failed: new Map(), changed: new Map() }
  const reading = new Map<string, Promise<Buffer | undefined>>()
  const free = createGate(atOnce)

  /** @param above sheets that it is in: two may name each other */
  async function obtain(address: string, kind: FileKind, above: string[] = []): Promise<boolean> {
    if (!reading.has(address) && reading.size >= mostFiles)
      result.failed.set(address, `the deck takes more than ${mostFiles} files from other hosts`)
    else if (!reading.has(address))
      reading.set(address, bytesOf(address, kind, above.at(-1)))
    const bytes = await reading.get(address)
    const locked = result.lock[address]
    if (bytes === undefined || locked?.ending !== 'css')
      return bytes !== undefined
    const parts = partsOf(bytes.toString('utf8'), seenFrom(locked.from ?? address))
    const chain = [...above, address]
    const got = await Promise.all(parts.map(part => chain.length <= deepest && !chain.includes(part.address) && obtain(part.address, part.kind, chain)))
    const missing = parts.find((_, index) => !got[index])
    if (missing)
      result.failed.set(address, `it needs ${missing.address}: ${result.failed.get(missing.address) ?? 'style sheets in a circle, or nested too deep'}`)
    return missing === undefined
  }

  async function bytesOf(address: string, kind: FileKind, namedBy?: string): Promise<Buffer | undefined> {
    const locked = before[address]
    if (locked)
      result.lock[address] = locked
    const copy = locked && readCopy(locked)
    if (copy)
      return copy
    const answer: Download = offline ? { is: 'failed', why: 'nobody is asked' } : await free(() => fetchOne(address, namedBy))
    const judged = answer.is === 'there' ? judge(answer.bytes, kind, answer.type) : answer
    if (answer.is === 'failed' || 'why' in judged) {
      result.failed.set(address, 'why' in judged ? judged.why : '')
      return undefined
    }
    const now: Locked = { integrity: integrityOf(answer.bytes), ending: judged.ending, bytes: answer.bytes.length, ...answer.from !== address && { from: answer.from } }
    if (locked && locked.integrity !== now.integrity) {
      result.changed.set(address, now)
      return undefined
    }
    await keepCopy(copyPath(now), answer.bytes)
    result.lock[address] = now
    result.fetched.push(address)
    return answer.bytes
  }

  await Promise.all(wanted.map(({ address, kind }) => obtain(address, kind)))
  for (const [address, { ending }] of Object.entries(result.lock)) {
    const sheet = ending === 'css' ? localSheet(address, result.lock) : undefined
    for (const { path, text } of sheet ? [sheet, ...sheet.parts] : [])
      await keepCopy(path, text)
  }
  return result
}

/** Minutes in which a host that failed is not asked again: an export that follows each saving would wait for it each time. */
const forgiven = 5
const failedAt = new Map<string, { answer: Download, time: number }>()

async function downloadOnce(address: string, namedBy?: string): Promise<Download> {
  const before = failedAt.get(address)
  if (before && performance.now() - before.time < forgiven * 60_000)
    return before.answer
  const answer = await download(address, namedBy)
  if (answer.is === 'failed')
    failedAt.set(address, { answer, time: performance.now() })
  return answer
}

/** Lets so many work at a time. */
function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (busy >= most)
      await new Promise<void>(resolve => waiting.push(resolve))
    busy++
    try {
      return await work()
    }
    finally {
      busy--
      waiting.shift()?.()
    }
  }
}

/** Lines as the author counts them, where the deck was translated. */
function placed(wanted: Wanted[], deck: Deck, projectRoot: string): Wanted[] {
  const lines = atAuthorsLines(wanted.map(({ file, line, slide }): Problem => ({ file, line, slide, found: '', expected: '', fix: '' })), deck, projectRoot)
  return wanted.map((one, index) => ({ ...one, line: lines[index]?.line }))
}

function placeOf({ file, line, slide }: Wanted): string {
  return `${file}${line ? `:${line}` : ''}${slide ? ` (slide ${slide})` : ''}`
}

function changedProblem(address: string, now: Locked, wanted: Wanted | undefined, locked: Locked, lock: string): Problem {
  return {
    file: wanted?.file ?? lock,
    line: wanted?.line,
    slide: wanted?.slide,
    found: `${address} has changed: ${now.integrity} with ${now.bytes} bytes`,
    expected: `${locked.integrity} with ${locked.bytes} bytes, as ${basename(lock)} lists it`,
    fix: `look at it; if it is right, delete its entry in ${lock} and build again`,
  }
}

function missingProblem(address: string, wanted: Wanted | undefined, lock: string): Problem {
  return {
    file: wanted?.file ?? lock,
    line: wanted?.line,
    slide: wanted?.slide,
    found: `${address} is on another host, and this machine has no copy`,
    expected: 'with --offline, only what the deck has or was fetched before',
    fix: 'build once without --offline, or save the file under the deck\'s public/ and name it /name.png',
  }
}
