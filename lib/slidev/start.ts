import type { SlidevPreparserExtension } from '@slidev/types'
import type { SlidevSession } from '../project/session.ts'
import type { YamlReader } from './marp-front-matter.ts'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { endWhenStuck } from '../project/end-stuck.ts'
import { parseJson } from '../project/json.ts'
import { openSession, sessionSchema } from '../project/session.ts'
import { lookBesideSlidev } from './beside-slidev.ts'
import { places } from './contract.ts'
import { deckExtension } from './extension.ts'
import { takeMarpsFrontMatter } from './marp-front-matter.ts'

/** Of the processor, for one slide or module. */
const mostSeconds = 120
/** In bytes: after some six builds of a small deck. */
const mostMemory = 1.5e9

/**
 * The program that runs Slidev for us, in a process of its own: `node start.ts '<session as JSON>'`. Slidev keeps its
 * roots for the life of a process, and finds its installation by `argv[1]`. `node start.ts --wait <Slidev's program>`
 * reads Slidev's modules, does each session that it gets as a message, and answers with the exit code: all of them are
 * of one deck, and its headmatter stays.
 */
const [, , first = '', waitingFor = ''] = process.argv
// A live talk is never ended by us.
if (process.env.NODE_ENV === 'production')
  endWhenStuck(mostSeconds, () => console.error(`[plugin lectern]\nError: one step takes more than ${mostSeconds} s of processor time at one go`), 1)
if (first === '--wait')
  await serve(waitingFor)
else
  await runAlone(parseJson(sessionSchema, first, 'start.ts'))

/** A live server ends with the command that started it, whatever ended that: nobody would know who holds the port. */
async function runAlone(session: SlidevSession): Promise<void> {
  if (process.connected)
    process.once('disconnect', () => process.exit())
  await run(session)
}

/** @param turn from 1; Slidev's command line runs when its module does, so that each turn needs it under another name */
async function run(session: SlidevSession, turn = 1): Promise<void> {
  process.argv = [process.argv[0]!, session.bin, ...session.args]
  openSession(session)
  lookBesideSlidev(session.bin)
  const require = createRequire(session.bin)
  const parserFile = join(dirname(require.resolve('@slidev/parser/package.json')), places.parser)
  if (turn === 1)
    takeMarpsFrontMatter(createRequire(parserFile)('yaml') as YamlReader)
  await import(`${pathToFileURL(join(dirname(session.bin), places.commandLine)).href}${turn === 1 ? '' : `?turn=${turn}`}`)
  const parser = await import(pathToFileURL(parserFile).href) as typeof import('@slidev/parser/fs')
  // Slidev's command line has set its own loader by now, and has not used it yet.
  parser.injectPreparserExtensionLoader(async (roots, headmatter, filepath, mode) => [
    deckExtension(session),
    ...await ownExtensions(session.bin, roots, { headmatter, filepath, mode }),
  ])
}

async function serve(bin: string): Promise<void> {
  let turn = 0
  // Slidev has no word for its end but that nothing is left to do.
  process.on('beforeExit', (code) => {
    // Each build leaves some 100 MB behind: the end of the process is an answer as well.
    if (process.memoryUsage.rss() > mostMemory)
      return
    process.channel?.ref()
    process.send?.(code)
  })
  process.on('message', (text) => {
    process.channel?.unref()
    void run(parseJson(sessionSchema, String(text), 'start.ts'), ++turn)
  })
  // Nobody will ask any more.
  process.on('disconnect', () => process.exit())
  process.argv = [process.argv[0]!, bin]
  await import(pathToFileURL(join(dirname(bin), places.library)).href)
}

/** What Slidev's own loader gives: the extensions of each root's `setup/preparser.ts`. */
async function ownExtensions(bin: string, roots: string[], context: unknown): Promise<SlidevPreparserExtension[]> {
  const files = roots.map(root => join(root, places.preparser)).filter(file => existsSync(file))
  if (files.length === 0)
    return []
  const { createJiti } = await import(pathToFileURL(createRequire(bin).resolve('jiti')).href) as { createJiti: (from: string, options: object) => { import: (file: string) => Promise<{ default: (context: unknown) => SlidevPreparserExtension[] | Promise<SlidevPreparserExtension[]> }> } }
  const jiti = createJiti(bin, { moduleCache: false })
  return (await Promise.all(files.map(async file => (await jiti.import(file)).default(context)))).flat()
}
