import type { GenericSchema } from 'valibot'
import type { Plugin } from 'vite'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, object, optional, string } from 'valibot'
import { describeIcons } from '../project/icon-sets.ts'
import { jsonObject, readJson } from '../project/json.ts'
import { root } from '../project/root.ts'

/** A package of which something is published, and under which terms. */
export interface Shipped {
  name: string
  version: string
  /** SPDX expression, as the package has it. */
  licence: string
  /** Where its source is. */
  source?: string
  /** Its licence's own text, with the names of those who hold the rights. */
  text?: string
}

export const shippedSchema: GenericSchema<unknown, Shipped[]> = array(object({
  name: string(),
  version: string(),
  licence: string(),
  source: optional(string()),
  text: optional(string()),
}))

/** Beside a deck's build: what is in it. */
export const shippedFile = 'lectern-packages.json'

const packageFolder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/@.][^\\/]*)[\\/]/
const licenceFile = /^(?:licen[cs]e|copying|notice)/i
const described = new Map<string, Shipped | undefined>()
const noted = new Set<string>()

/** Notes what a build publishes beside what its bundler puts in: paths of files, or ids of modules. */
export function noteShipped(paths: Iterable<string>): void {
  for (const path of paths)
    noted.add(path)
}

/**
 * The packages that modules and files come from, each once, by name.
 *
 * @param paths paths of files, as bundlers name modules
 */
export function packagesOf(paths: Iterable<string>): Shipped[] {
  const folders = new Set([...paths].map(path => packageFolder.exec(path.replace(/^\0|^\/@fs(?=\/)/, ''))?.[1] ?? ''))
  return sorted([...folders].filter(Boolean).flatMap(folder => describe(folder) ?? []))
}

/** Each package once, by name. */
export function sorted(packages: Shipped[]): Shipped[] {
  return [...new Map(packages.map(one => [`${one.name}@${one.version}`, one])).values()]
    .sort((a, b) => a.name < b.name || (a.name === b.name && a.version < b.version) ? -1 : 1)
}

/** Lectern's own parts are in every site. */
export function lecternItself(): Shipped {
  return { ...describe(root)!, name: 'lectern' }
}

function describe(folder: string): Shipped | undefined {
  if (!described.has(folder))
    described.set(folder, read(folder))
  return described.get(folder)
}

function read(folder: string): Shipped | undefined {
  try {
    const { name, version, license, repository, homepage } = readJson(jsonObject, join(folder, 'package.json'))
    const file = readdirSync(folder).find(name => licenceFile.test(name))
    const address = typeof repository === 'object' && repository !== null
      ? (repository as { url?: unknown }).url
      : repository
    return {
      name: String(name),
      version: String(version),
      licence: typeof license === 'string' ? license : 'see its text',
      source: webAddress(address) ?? webAddress(homepage),
      text: file && readFileSync(join(folder, file), 'utf8').trim(),
    }
  }
  catch {
    return undefined
  }
}

/** `git+https://github.com/a/b.git`, `github:a/b`, `a/b` => an address to open. */
function webAddress(address: unknown): string | undefined {
  if (typeof address !== 'string')
    return undefined
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(address)?.[1]
  const url = short ? `https://github.com/${short}` : address.replace(/^git\+|\.git$/g, '').replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
  return url.startsWith('https://') || url.startsWith('http://') ? url : undefined
}

/** Writes what a deck's build consists of: modules that are really in it, fonts, style sheets, icons, runtimes. */
export function listShipped(folder: string): Plugin {
  return {
    name: 'lectern:list-shipped',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle)
        const modules = files.flatMap(file => file.type === 'chunk'
          ? Object.entries(file.modules).filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id)
          : file.originalFileNames.map(name => join(folder, name)))
        const sheets = [...this.getModuleIds()].filter(id => /\.(?:css|scss|less)(?:$|\?)/.test(id))
        const css = files.flatMap(file => file.type === 'asset' && file.fileName.endsWith('.css') ? String(file.source) : []).join('\n')
        const icons = new Set([...css.matchAll(/\.i-([a-z][a-z\d-]*)\\:/g)].map(([, set]) => set!))
        const packages = sorted([lecternItself(), ...packagesOf([...modules, ...sheets, ...noted]), ...[...icons].flatMap(set => describeIcons(set, folder) ?? [])])
        this.emitFile({ type: 'asset', fileName: shippedFile, source: JSON.stringify(packages, null, 1) })
      },
    },
  }
}
