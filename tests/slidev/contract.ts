import type { Assumption } from '../../lib/slidev/contract.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../lib/project/root.ts'
import { assumptions, clientExports, declaredTypes, dispensable, frontmatterKeys, headmatterKeys, pageNames, patches, places } from '../../lib/slidev/contract.ts'

/** Text by path: what Slidev installs, or Lectern's own files. */
export type Files = Map<string, string>

const contract = 'lib/slidev/contract.ts'
const declarations = 'lib/slidev/client/slidev-client.d.ts'

/** The text files of the installed Slidev, the hash in a bundle's name left out: `@slidev/cli/dist/serve-*.mjs`. */
export function slidevFiles(): Files {
  return new Map(['cli/dist', 'client', 'parser/dist', 'types/dist'].flatMap((folder) => {
    const cwd = join(root, 'node_modules/@slidev', folder)
    return globSync('**/*.{css,html,json,mts,mjs,ts,vue}', { cwd, exclude: name => name === 'node_modules' })
      .map((file): [string, string] => [`@slidev/${folder}/${file.replaceAll('\\', '/').replace(/-[\w-]{8}(?=\.mjs$)/, '-*')}`, readFileSync(join(cwd, file), 'utf8')])
  }))
}

/** Lectern's own files that may know of Slidev. */
export function houseFiles(): Files {
  return new Map(globSync(['{commands,components,lib,setup,slides,styles,theme}/**/*.{css,ts,vue}', '*.vue'], { cwd: root })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file !== contract)
    .map(file => [file, readFileSync(join(root, file), 'utf8')]))
}

/** Every assumption in one form, the tables' rows as well. */
export function allAssumptions(house: Files): Assumption[] {
  const users = (word: RegExp): string[] => [...house].filter(([, text]) => word.test(text)).map(([file]) => file)
  return [
    ...assumptions,
    ...patches.map(({ file, fault, changes }): Assumption => ({
      file: `@slidev/client/${file}`,
      says: changes.map(({ from }) => from),
      what: fault,
      usedIn: ['lib/slidev/patch-client.ts'],
      fix: 'see whether the fault is still there: correct its `changes` in `patches`, or delete it from them',
    })),
    ...Object.entries(dispensable).flatMap(([part, { changes }]) => changes.map(({ file, from }): Assumption => ({
      file: `@slidev/client/${file}`,
      says: [from],
      what: `the client brings ${part} for every deck`,
      usedIn: ['lib/slidev/leave-out.ts'],
      fix: 'correct its `changes` in `dispensable`, or delete it where Slidev leaves it out itself',
    }))),
    ...Object.entries(pageNames).map(([name, file]): Assumption => ({
      file: `@slidev/client/${file}`,
      says: [asGiven(name)],
      what: `${file} has the name ${name}`,
      usedIn: users(asUsed(name)),
      fix: 'find what has taken its place, and write that there and in `pageNames`',
    })),
    ...Object.entries(clientExports).map(([name, file]): Assumption => ({
      file: `@slidev/client/${file}`,
      says: [new RegExp(String.raw`^export (?:const ${name}\b|\{[^}]*\b${name}\b)`, 'm')],
      what: `@slidev/client exports ${name}`,
      usedIn: [...house].filter(([, text]) => clientImports(text).includes(name)).map(([file]) => file),
      fix: 'see the client\'s index.ts for what has taken its place, and write that there and in `clientExports`',
    })),
    ...Object.entries(declaredTypes).flatMap(([type, file]) => membersOf(type, house.get(declarations) ?? '').map((member): Assumption => ({
      file: `@slidev/client/${file}`,
      says: [wholeWord(member)],
      what: `${type} has a member ${member}`,
      usedIn: [declarations],
      fix: 'declare it as Slidev has it now; vue-tsc says who uses it',
    }))),
    ...[...headmatterKeys, ...frontmatterKeys].map((key): Assumption => ({
      file: `@slidev/types/${places.types}`,
      says: [new RegExp(String.raw`^\s+'?${key}'?\??:`, 'm')],
      what: `${key}: is a key of a deck or a slide`,
      usedIn: users(new RegExp(String.raw`\b${key}\b`)),
      fix: 'see Slidev\'s release notes for its new name, and write that there and in the list of keys',
    })),
  ]
}

/** What no longer holds in an installed Slidev: what it was, where it is used, what to do. */
export function brokenAssumptions(slidev: Files, all: Assumption[]): string[] {
  return all.flatMap(({ file, says, what, usedIn, fix }) => {
    const text = slidev.get(file)
    const missing = says.filter(one => text === undefined || (typeof one === 'string' ? !text.includes(one) : text.search(one) < 0))
    return missing.length === 0
      ? []
      : [[
          text === undefined ? `${file} is not there any more` : `${file} no longer says ${missing.map(one => typeof one === 'string' ? JSON.stringify(one) : String(one)).join(' and ')}`,
          `  assumed: ${what}`,
          `  used in: ${usedIn.join(', ')}`,
          `  to do:   ${fix} (${contract})`,
        ].join('\n')]
  })
}

/** What Lectern's files rely on that the contract does not name. */
export function unnamed(house: Files, all: Assumption[]): string[] {
  const named = new Set(Object.keys(pageNames).map(name => name.replace(/^[#[]|\]$/g, '')))
  return [...house].flatMap(([file, text]) => {
    const code = text.replace(/\/\*.*?\*\/|<!--.*?-->/gs, '').replace(/(^|\s)\/\/.*$/gm, '$1').replace(/^(?:import|export) .*$/gm, '')
    const own = all.filter(({ usedIn }) => usedIn.includes(file))
    const names = [...code.matchAll(/(?<=^|[\s"'`[(]|(?:^|\W)[.#])(?:--|data-)?slidev-[a-z](?:[\w-]*\w)?/gm)].map(([name]) => name)
    const modules = [...code.matchAll(/__slidev\w*|__SLIDEV\w*|\/@slidev\/\w+|#slidev\/[\w/-]+/g)].map(([name]) => name)
    return [
      ...names.filter(name => !named.has(name) && !own.some(({ as }) => as?.includes(name))),
      ...own.some(each => assumptions.includes(each)) ? [] : modules,
      ...clientImports(text).filter(name => !(name in clientExports)),
    ].map(name => `${file} relies on ${name} of Slidev's: name it in ${contract}, with the file of Slidev's that it comes from`)
  })
}

/** What the contract says of Lectern's files that is not so. */
export function unsaid(house: Files, all: Assumption[]): string[] {
  return all.flatMap((one) => {
    const { what, usedIn, as } = one
    const isSaid = (text: string): boolean => !assumptions.includes(one) || /from '[./]*(?:slidev\/)?contract\.ts'/.test(text) || (as !== undefined && text.includes(as))
    return usedIn.length === 0
      ? [`nothing relies on this any more, delete it from ${contract}: ${what}`]
      : usedIn.filter(file => !isSaid(house.get(file) ?? '')).map(file => `${file} neither imports ${contract} nor says ${as}: correct where this is used: ${what}`)
  })
}

/** A name where the client gives or reads it: a whole word, an id in quotes. */
function asGiven(name: string): RegExp {
  return name.startsWith('#') ? new RegExp(String.raw`["']${name.slice(1)}["']`) : wholeWord(name.replace(/^\[|\]$/g, ''))
}

/** The same where Lectern relies on it. */
function asUsed(name: string): RegExp {
  return name.startsWith('#') ? new RegExp(String.raw`${name}(?![\w-])|getElementById\('${name.slice(1)}'\)`) : wholeWord(name.replace(/^\[|\]$/g, ''))
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\w-])${word.replaceAll('$', '\\$')}(?![\\w-])`)
}

/** Names of a declared type's own members, those of what lies in them left out. */
function membersOf(type: string, text: string): string[] {
  const body = new RegExp(String.raw`\b${type}:? \{\n(.*?)^ {2}\}`, 'ms').exec(text)?.[1] ?? ''
  return [...body.matchAll(/^ {4}([\w$]+)\??:/gm)].map(([, name]) => name!)
}

/** Values that a file imports of Slidev's client, not types. */
function clientImports(text: string): string[] {
  return [...text.matchAll(/^import \{ ([^}]+) \} from '@slidev\/client'/gm)].flatMap(([, names = '']) => names.split(',').map(name => name.trim().replace(/ as .*/, '')))
}
