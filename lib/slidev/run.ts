import type { Deck } from '../project/deck.ts'
import type { SlidevSession } from '../project/session.ts'
import type { Ended, WarmSlidev } from './process.ts'
import { relative } from 'node:path'
import process from 'node:process'
import { cache, hideCache } from '../project/cache.ts'
import { damagedLine } from '../project/kept/keep.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { root } from '../project/root.ts'
import { machineProblem } from '../project/system-error.ts'
import { readBuildErrors } from './build-errors.ts'
import { remarkOnSlidev, slidev, slidevFor } from './installation.ts'
import { neededLine } from './leave-out.ts'
import { end, startSlidev } from './process.ts'
import { themeFor } from './theme.ts'
import { unusedParts } from './unused.ts'

/** What Node says of an installation whose packages do not fit together. */
const cannotStart = /ERR_PACKAGE_PATH_NOT_EXPORTED|ERR_MODULE_NOT_FOUND|ERR_REQUIRE_ESM/

/** One run of `slidev build`. */
export interface SlidevBuild {
  deck: Deck
  /** Absolute path of the folder to fill. */
  output: string
  /** Absolute path of an earlier build, into whose files only changed words are put; see `patchSlides`. */
  patches?: string
}

/**
 * What Slidev is started with for a deck, whatever it is to do.
 *
 * @param without parts of its client that a build does without
 */
export function sessionFor(deck: Deck, args: string[], without: string[] = []): SlidevSession {
  hideCache(deck.folder)
  const remark = remarkOnSlidev(deck.folder)
  if (remark)
    process.stderr.write(`${remark}\n`)
  return {
    bin: slidevFor(deck.folder).bin,
    args,
    addon: root,
    theme: themeFor(deck.headmatter.theme, deck.folder),
    defaults: without.includes('twoslash') ? withoutTwoslash(args[0] !== 'build') : {},
    without,
    cache,
  }
}

/**
 * Twoslash reads TypeScript's compiler, whether or not any code asks for it. Once some does, a live talk needs another
 * server: Slidev starts one where `mdc` changes, and 0 is no as well.
 */
function withoutTwoslash(isLive: boolean): SlidevSession['defaults'] {
  return isLive ? { twoslash: false, mdc: 0 } : { twoslash: false }
}

/**
 * Runs `slidev build` in a process of its own: Slidev keeps its roots for the life of a process, so a second
 * deck would be built with the first one's.
 *
 * @param warm a process that has read Slidev's modules by now
 * @throws LecternError with what Slidev printed when it fails
 */
export async function runSlidev({ deck, output, patches }: SlidevBuild, warm?: WarmSlidev): Promise<void> {
  const session = { ...sessionFor(deck, [
    'build',
    deck.entry,
    '--out',
    output,
    '--base',
    './',
    // The site has a page for each slide; a hash in the address would show slide 1 on all of them.
    '--router-mode',
    'history',
    ...(deck.publicNotes
      ? []
      : ['--without-notes']),
  ], unusedParts(deck)), patches }
  let { code, text } = await (warm?.run(session, deck) ?? run(session, deck.folder))
  if (code !== 0 && session.bin !== slidev && cannotStart.test(text)) {
    process.stderr.write(`the project's own Slidev cannot start (${cannotStart.exec(text)?.[0]}): built with Lectern's; npm ci may repair it\n`)
    ;({ code, text } = await run({ ...session, bin: slidev }, deck.folder))
  }
  if (code !== 0 && neededLine.test(text))
    ({ code, text } = await run({ ...session, defaults: {}, without: [] }, deck.folder))
  if (code === 0) {
    for (const [line] of text.matchAll(damagedLine))
      process.stderr.write(`${line}\n`)
    return
  }
  const lacking = machineProblem(text)
  if (lacking)
    throw new UseError(lacking)
  const problems = readBuildErrors(text, deck, process.cwd())
  if (problems.length > 0)
    throw new LecternError(problems)
  throw new LecternError({
    file: relative(process.cwd(), deck.entry),
    found: `Slidev could not build this deck (exit code ${code}):\n${text.trim().split('\n').filter(line => !/^\s+at |^\S*Error: $|^\s*errors: \[|^\}$/.test(line)).slice(-12).join('\n')}`,
    expected: 'a deck that builds',
    fix: 'correct what Slidev names above',
  })
}

function run(session: SlidevSession, cwd: string): Promise<Ended> {
  return end(startSlidev([JSON.stringify(session)], cwd))
}
