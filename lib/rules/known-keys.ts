import type { Node, TSInterfaceDeclaration, TSType } from '@babel/types'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getDefaultConfig } from '@slidev/parser'
import { babelParse } from 'vue/compiler-sfc'

/** A key by name; whether a value can be meant for it. */
export type Keys = Map<string, (value: unknown) => boolean>

/** What Lectern reads of a slide's frontmatter besides Slidev, and of the headmatter. */
export const slideKeys = ['exceptions', 'export', 'interaction', 'minutes', 'name', 'private']
export const headKeys = ['draft', 'keywords', 'lang', 'notes']

let known: { slide: Keys, head: Keys } | undefined

/** The keys that Slidev or Lectern reads, from the types of the Slidev that is installed and the list above. */
export function knownKeys(): { slide: Keys, head: Keys } {
  known ??= read()
  return known
}

function read(): { slide: Keys, head: Keys } {
  const file = join(createRequire(import.meta.url).resolve('@slidev/types/package.json'), '../dist/index.d.mts')
  const interfaces = new Map<string, TSInterfaceDeclaration>()
  for (const statement of babelParse(readFileSync(file, 'utf8'), { sourceType: 'module', plugins: ['typescript'] }).program.body) {
    const declared = statement.type === 'ExportNamedDeclaration'
      ? statement.declaration
      : statement
    if (declared?.type === 'TSInterfaceDeclaration')
      interfaces.set(declared.id.name, declared)
  }
  const any = (): boolean => true
  const slide: Keys = new Map([...slideKeys.map((key): [string, typeof any] => [key, any]), ...members(interfaces, 'Frontmatter')])
  const head: Keys = new Map([
    ...[...headKeys, ...Object.keys(getDefaultConfig())].map((key): [string, typeof any] => [key, any]),
    ...members(interfaces, 'Headmatter'),
  ])
  return { slide, head }
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
