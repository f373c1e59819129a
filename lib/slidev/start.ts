import type { SlidevPreparserExtension } from '@slidev/types'
import type { YamlReader } from './marp-front-matter.ts'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseJson } from '../project/json.ts'
import { openSession, sessionSchema } from '../project/session.ts'
import { places } from './contract.ts'
import { deckExtension } from './extension.ts'
import { takeMarpsFrontMatter } from './marp-front-matter.ts'

/**
 * The program that runs Slidev for us, in a process of its own: `node start.ts '<session as JSON>'`. Slidev keeps its
 * roots for the life of a process, and finds its installation by `argv[1]`.
 */
const session = parseJson(sessionSchema, process.argv[2] ?? '', 'start.ts')
process.argv = [process.argv[0]!, session.bin, ...session.args]
openSession(session)

const require = createRequire(session.bin)
const parserFile = join(dirname(require.resolve('@slidev/parser/package.json')), places.parser)
takeMarpsFrontMatter(createRequire(parserFile)('yaml') as YamlReader)
await import(pathToFileURL(join(dirname(session.bin), places.commandLine)).href)
const parser = await import(pathToFileURL(parserFile).href) as typeof import('@slidev/parser/fs')
// Slidev's command line has set its own loader by now, and has not used it yet.
parser.injectPreparserExtensionLoader(async (roots, headmatter, filepath, mode) => [
  deckExtension(session),
  ...await ownExtensions(roots, { headmatter, filepath, mode }),
])

/** What Slidev's own loader gives: the extensions of each root's `setup/preparser.ts`. */
async function ownExtensions(roots: string[], context: unknown): Promise<SlidevPreparserExtension[]> {
  const files = roots.map(root => join(root, places.preparser)).filter(file => existsSync(file))
  if (files.length === 0)
    return []
  const { createJiti } = await import(pathToFileURL(require.resolve('jiti')).href) as { createJiti: (from: string, options: object) => { import: (file: string) => Promise<{ default: (context: unknown) => SlidevPreparserExtension[] | Promise<SlidevPreparserExtension[]> }> } }
  const jiti = createJiti(session.bin, { moduleCache: false })
  return (await Promise.all(files.map(async file => (await jiti.import(file)).default(context)))).flat()
}
