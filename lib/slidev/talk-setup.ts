import type { DeckRule } from '../project/rule.ts'
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { LecternError, messageOf } from '../project/problem.ts'
import { ruleOfTalk } from './talk-rule.ts'

/** What `setup/lectern.ts` of a talk, its theme or an addon exports as its default. */
export interface TalkSetup {
  /** Look at the talk's sources after Lectern's own rules. */
  rules?: DeckRule[]
  /** By language (`python`): what its snippets find in their runtime besides the language. */
  addOns?: Record<string, AddOn>
}

/** Paths of modules, relative to the folder that holds `setup/`. Each is a file of its own, since each runs elsewhere. */
export interface AddOn {
  /** Code that wants it. Flag `m` is always on. */
  wants: RegExp
  /** Runs in the cage, before code that wants it: exports what the language's runner asks for (`PythonAddOn`). */
  cage: string
  /** Runs in the page of a live talk, and answers what the half in the cage asks: a module as `PageHalf`. */
  page?: string
  /** Runs beside `lectern record --local`: a module as `LocalHalf`. */
  local?: string
}

/** What an add-on's module for local runs exports. */
export interface LocalHalf {
  /**
   * Called once, before the first snippet.
   *
   * @param env the variables of this process
   * @returns undefined where there is nothing to do
   */
  openLocal: (env: Record<string, string | undefined>) => Promise<LocalHelp | undefined>
}

/** What stands by while snippets run on this machine. */
export interface LocalHelp {
  /** Variables for the snippet's process, over those of this one. */
  env: Record<string, string>
  /** What has answered so far besides the machine's own program, as a recording is to name it. */
  answered: () => string[]
  close: () => Promise<void>
}

const names = ['ts', 'mts', 'js', 'mjs'].map(ending => `setup/lectern.${ending}`)

/** True where one of a deck's folders has a setup of this kind. */
export function hasTalkSetup(roots: string[]): boolean {
  return roots.some(root => names.some(name => existsSync(join(root, name))))
}

/**
 * What the folders of a deck bring of their own.
 *
 * @param roots absolute paths of the folders that the deck is made of; of two add-ons for a language the later wins
 * @throws LecternError when a file cannot be loaded, or names a file that is not there
 */
export async function loadTalkSetup(roots: string[]): Promise<Required<TalkSetup>> {
  const loaded: Required<TalkSetup> = { rules: [], addOns: {} }
  for (const root of roots) {
    const name = names.find(file => existsSync(join(root, file)))
    if (name === undefined)
      continue
    const file = relative(process.cwd(), join(root, name))
    const { rules = [], addOns = {} } = await importSetup(join(root, name), file)
    loaded.rules.push(...rules.map(rule => ruleOfTalk(rule, join(root, name))))
    for (const [language, addOn] of Object.entries(addOns))
      loaded.addOns[language] = { ...addOn, ...placed(root, addOn, file) }
  }
  return loaded
}

async function importSetup(path: string, file: string): Promise<TalkSetup> {
  try {
    const { default: setup } = await import(/* @vite-ignore */ pathToFileURL(path).href) as { default?: unknown }
    if (typeof setup === 'object' && setup !== null)
      return setup as TalkSetup
  }
  catch (error) {
    throw new LecternError({
      file,
      found: `it cannot be loaded: ${messageOf(error)}`,
      expected: 'a module that Node runs as it is',
      fix: 'correct it; Node before 22.18 runs no TypeScript: there it has to be setup/lectern.js',
    })
  }
  throw new LecternError({
    file,
    found: 'no default export',
    expected: 'export default { rules: […], addOns: {…} }',
    fix: 'export it, or remove the file',
  })
}

/** The add-on's modules as absolute paths. */
function placed(root: string, { cage, page, local }: AddOn, file: string): Pick<AddOn, 'cage' | 'page' | 'local'> {
  const at = (module: string): string => {
    const path = join(root, module)
    if (existsSync(path))
      return path
    throw new LecternError({ file, found: `no file ${module}`, expected: `a path below ${relative(process.cwd(), root)}`, fix: 'correct the path' })
  }
  return { cage: at(cage), page: page === undefined ? undefined : at(page), local: local === undefined ? undefined : at(local) }
}
