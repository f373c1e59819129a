import type { Node, TSInterfaceDeclaration, TSType } from '@babel/types'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getDefaultConfig } from '@slidev/parser'
import { babelParse } from 'vue/compiler-sfc'
import { places } from './contract.ts'

/** A key by name; whether a value can be meant for it. */
export type Keys = Map<string, (value: unknown) => boolean>

/** What a key takes, where that can be told: words, `true` and `false`, numbers. */
export interface Choice {
  words: string[]
  isFlag: boolean
  isNumber: boolean
}

/** What Lectern reads of a slide's frontmatter besides Slidev, and what it is. */
export const slideKeys = {
  exceptions: 'rules of `lectern check` that do not hold here, each with its reason',
  export: '`{ clicks: [0, 2] }`: the clicks that get a page in an export with clicks',
  interaction: 'what the slide plans for a vote or a Run, besides talking: `40s`, `1min30s`',
  minutes: 'what the slide plans, in minutes',
  name: 'a name of the slide in its address',
  private: 'whatever is below it stays out of the built site',
}
/** The same of the headmatter. */
export const headKeys = {
  draft: '`true`: the talk is left out of the site',
  export: '`{ withClicks, dark, range }`: what `lectern export` takes where its options say nothing, as Slidev does',
  keywords: 'what the gallery finds the talk by, besides its words',
  lang: 'the language, as `en` or `pt-BR`',
  remoteAssets: '`false`: what the talk shows of other hosts stays there; otherwise a build fetches it and lists it in `<talk>.lock.json`',
  notes: '`public`: speaker notes are in the site and its handout',
}

let known: { slide: Keys, head: Keys, choices: Map<string, Choice> } | undefined

/** What Slidev's keys take, of those that take nothing else; from the types as well. */
export function knownChoices(): Map<string, Choice> {
  known ??= read()
  return known.choices
}

/** The keys that Slidev or Lectern reads, from the types of the Slidev that is installed and the list above. */
export function knownKeys(): { slide: Keys, head: Keys } {
  known ??= read()
  return known
}

function read(): { slide: Keys, head: Keys, choices: Map<string, Choice> } {
  const file = join(createRequire(import.meta.url).resolve('@slidev/types/package.json'), '..', places.types)
  const interfaces = new Map<string, TSInterfaceDeclaration>()
  for (const statement of babelParse(readFileSync(file, 'utf8'), { sourceType: 'module', plugins: ['typescript'] }).program.body) {
    const declared = statement.type === 'ExportNamedDeclaration'
      ? statement.declaration
      : statement
    if (declared?.type === 'TSInterfaceDeclaration')
      interfaces.set(declared.id.name, declared)
  }
  const any = (): boolean => true
  const slide: Keys = new Map([...Object.keys(slideKeys).map((key): [string, typeof any] => [key, any]), ...members(interfaces, 'Frontmatter')])
  const head: Keys = new Map([
    ...[...Object.keys(headKeys), ...Object.keys(getDefaultConfig())].map((key): [string, typeof any] => [key, any]),
    ...members(interfaces, 'Headmatter'),
  ])
  const choices = ['Frontmatter', 'HeadmatterConfig'].flatMap(name => interfaces.get(name)?.body.body ?? []).flatMap((member): [string, Choice][] => {
    const choice = member.type === 'TSPropertySignature' && member.key.type === 'Identifier' ? choiceOf(member.typeAnnotation?.typeAnnotation) : undefined
    return choice && member.type === 'TSPropertySignature' && member.key.type === 'Identifier' ? [[member.key.name, choice]] : []
  })
  return { slide, head, choices: new Map(choices) }
}

/** Undefined for a type of which not every value is a word that is listed, a flag or a number; and for one of a single word, which other releases had more of. */
function choiceOf(type: TSType | undefined): Choice | undefined {
  const types = type?.type === 'TSUnionType' ? type.types : type ? [type] : []
  const words = types.flatMap(each => each.type === 'TSLiteralType' && each.literal.type === 'StringLiteral' ? [each.literal.value] : [])
  const [isFlag, isNumber] = [types.some(each => each.type === 'TSBooleanKeyword'), types.some(each => each.type === 'TSNumberKeyword')]
  const rest = types.filter(each => !['TSBooleanKeyword', 'TSNumberKeyword', 'TSNullKeyword'].includes(each.type)).length - words.length
  return rest > 0 || (!isFlag && !isNumber && words.length < 2) ? undefined : { words, isFlag, isNumber }
}

function members(interfaces: Map<string, TSInterfaceDeclaration>, name: string): Keys {
  const declared = interfaces.get(name)
  const keys: Keys = new Map()
  for (const base of declared?.extends ?? []) {
    // `Omit<Frontmatter, …>`: what is left out is declared again.
    const names = [base.expression, ...base.typeParameters?.params.flatMap(type => type.type === 'TSTypeReference' ? [type.typeName] : []) ?? []]
    for (const each of names.flatMap((node: Node) => node.type === 'Identifier' ? [node.name] : []))
      members(interfaces, each).forEach((fits, key) => keys.set(key, fits))
  }
  for (const member of declared?.body.body ?? []) {
    if (member.type === 'TSPropertySignature' && member.key.type === 'Identifier')
      keys.set(member.key.name, value => fits(member.typeAnnotation?.typeAnnotation, value))
  }
  return keys
}

/** Whether a value from YAML can be of a declared type; a type that is not spelled out takes everything. */
function fits(type: TSType | undefined, value: unknown): boolean {
  switch (type?.type) {
    case 'TSUnionType':
      return type.types.some(each => fits(each, value))
    case 'TSLiteralType':
      return 'value' in type.literal && type.literal.value === value
    case 'TSStringKeyword':
      return typeof value === 'string'
    case 'TSNumberKeyword':
      return typeof value === 'number'
    case 'TSBooleanKeyword':
      return typeof value === 'boolean'
    case 'TSNullKeyword':
      return value === null
    case 'TSArrayType':
      return Array.isArray(value)
    default:
      return type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || !/^Builtin\w+$/.test(type.typeName.name)
  }
}
