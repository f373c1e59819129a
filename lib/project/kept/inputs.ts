import type { ResolvedSlidevOptions } from '@slidev/types'
import type { GenericSchema } from 'valibot'
import type { Plugin } from 'vite'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { array, object, record, string } from 'valibot'
import { cache, sharedCache } from '../cache.ts'
import { jsonOr } from '../json.ts'
import { isFile } from '../paths.ts'
import { root } from '../root.ts'
import { hashOf } from './seal.ts'
import { tracedReads } from './trace-reads.ts'

/** What a build depends on that only the build knows. Paths are relative to Lectern's root, so that it can be carried to another machine. */
interface Inputs {
  /** Hash of each file that was read. */
  files: Record<string, string>
  /** What each `import.meta.glob` found, to see that a file has come or gone. */
  globs: { folder: string, pattern: string, found: string[] }[]
}

const inputsSchema: GenericSchema<unknown, Inputs> = object({
  files: record(string(), string()),
  globs: array(object({ folder: string(), pattern: string(), found: array(string()) })),
})

/** Its file's name in a build's folder; not published. */
export const inputsFile = 'lectern-inputs.json'

/** Drawings and small fonts are made during a build from what is listed anyway; another machine need not have them. */
const derived = [...['diagrams', 'vite', 'remote'].map(name => join(cache, name)), ...['fonts', 'compile'].map(name => join(sharedCache, name))]

const globCall = /import\.meta\.glob\s*(?:<[^>]*>)?\(\s*(\[[^\]]*\]|'[^']*'|"[^"]*"|`[^`]*`)/g
const text = /'([^']*)'|"([^"]*)"|`([^`]*)`/g

/**
 * Writes down which files a build was made from: all that its module graph holds and all that was read beside it,
 * apart from packages.
 *
 * @param options Slidev's own
 */
export function recordInputs({ roots, userRoot, userWorkspaceRoot }: Pick<ResolvedSlidevOptions, 'roots' | 'userRoot' | 'userWorkspaceRoot'>): Plugin {
  const globs = new Map<string, Inputs['globs'][number]>()
  // Machines differ in what else is read: settings in a home folder, lists of processors.
  const places = [root, userWorkspaceRoot, ...roots]
  return {
    name: 'lectern:record-inputs',
    apply: 'build',
    transform: {
      order: 'pre',
      handler(code, id) {
        for (const [, list = ''] of code.matchAll(globCall)) {
          for (const [, ...texts] of list.matchAll(text)) {
            const pattern = texts.find(Boolean) ?? ''
            const folder = pattern.startsWith('/') ? userRoot : dirname(id.replace(/[?#].*$/, ''))
            if (/^[./]/.test(pattern) && isAbsolute(folder))
              globs.set(`${folder}\0${pattern}`, look({ folder: relative(root, folder), pattern: pattern.replace(/^\//, '') }))
          }
        }
      },
    },
    generateBundle: {
      order: 'post',
      handler() {
        const modules = [...this.getModuleIds()].map(id => id.replace(/[?#].*$/, '').replace(/^\/@fs(?=\/)/, ''))
        const read = [...tracedReads()].filter(path => places.some(place => isIn(path, place)))
        const paths = [...new Set([...modules, ...read])]
          .filter(path => isAbsolute(path) && !derived.some(folder => isIn(path, folder)) && !/[\\/](?:node_modules|\.git|\.slidev)[\\/]/.test(path))
          .filter(isFile)
        const files = paths.sort().map(path => [relative(root, path).replaceAll(sep, '/'), hashOf(readFileSync(path))])
        const inputs: Inputs = { files: Object.fromEntries(files) as Inputs['files'], globs: [...globs.values()] }
        this.emitFile({ type: 'asset', fileName: inputsFile, source: JSON.stringify(inputs, null, 1) })
      },
    },
  }
}

/**
 * False when something that a build was made from is not as it was then.
 *
 * @param besides absolute paths of files that do not matter
 */
export function hasSameInputs(folder: string, besides: string[] = []): boolean {
  if (!existsSync(join(folder, inputsFile)))
    return true
  const inputs = readInputs(folder)
  return inputs !== undefined
    && inputs.globs.every(glob => look(glob).found.join() === glob.found.join())
    && Object.entries(inputs.files).every(([path, hash]) => besides.includes(join(root, path)) || (isFile(join(root, path)) && hashOf(readFileSync(join(root, path))) === hash))
}

/** Absolute paths of the files that a build was made from; none where it did not write them down. */
export function inputPaths(folder: string): string[] {
  return Object.keys(readInputs(folder)?.files ?? {}).map(path => join(root, path))
}

/** The list of a build's inputs with those files as they are now: for a build that was made of it and them. */
export function inputsWith(folder: string, changed: string[]): string {
  const inputs = readInputs(folder)
  const now = changed.map(path => relative(root, path).replaceAll(sep, '/')).filter(path => inputs?.files[path] !== undefined)
  return JSON.stringify({ ...inputs, files: { ...inputs?.files, ...Object.fromEntries(now.map(path => [path, hashOf(readFileSync(join(root, path)))])) } }, null, 1)
}

function readInputs(folder: string): Inputs | undefined {
  const file = join(folder, inputsFile)
  return existsSync(file) ? jsonOr(inputsSchema, readFileSync(file, 'utf8'), undefined) : undefined
}

function look({ folder, pattern }: Pick<Inputs['globs'][number], 'folder' | 'pattern'>): Inputs['globs'][number] {
  const found = globSync(pattern, { cwd: join(root, folder), exclude: name => name === 'node_modules' })
  return { folder, pattern, found: found.map(path => path.replaceAll(sep, '/')).sort() }
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
