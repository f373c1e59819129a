import type { Node } from 'acorn'
import { parse } from 'acorn'
import { generated, modules } from './contract.ts'

/** What compiled code reads of a deck's headmatter and of a slide's frontmatter. */
export interface FieldsRead {
  /** Of a frontmatter, by name. */
  frontmatter: string[]
  /** Of the deck's configuration, by name. */
  configs: string[]
  /** Declared props, which a layout gets from the frontmatter. */
  props: string[]
  /** Whether it also reads fields whose names only the page knows: `$frontmatter[key]`, `v-bind="$frontmatter"`. */
  dynamic: boolean
}

type Tree = Node & Record<string, unknown>
type Kind = 'frontmatter' | 'configs'

const rootNames: Record<string, Kind> = { $frontmatter: 'frontmatter', frontmatter: 'frontmatter', configs: 'configs' }
/** Without an import, a variable called `configs` is the author's own. */
const ambient: Record<string, Kind> = { $frontmatter: 'frontmatter', frontmatter: 'frontmatter' }
/** Vue's and our own ways to say the same object. */
const sameObject = /^_?(?:unref|toRaw|toRef|toRefs|toValue|reactive|readonly|shallowReactive|shallowReadonly|ref|shallowRef|computed|isRef)$/

/**
 * Finds the fields that a module reads, on its syntax tree: `$frontmatter.a`, `frontmatter['a']`, `{ a } = $frontmatter`,
 * `$slidev.configs.a`, also by another name that the module gives those objects. What it does with a whole object
 * besides counts as dynamic.
 *
 * @param code JavaScript as Vue's compiler leaves it
 * @param isLayout whether fields also arrive as attributes
 */
export function fieldsRead(code: string, isLayout = false): FieldsRead {
  const read: Record<Kind | 'props', Set<string>> = { frontmatter: new Set(), configs: new Set(), props: new Set() }
  const result = (dynamic: boolean): FieldsRead => ({
    frontmatter: [...read.frontmatter].sort(),
    configs: [...read.configs].sort(),
    props: [...read.props].sort(),
    dynamic,
  })
  if (!isLayout && !/frontmatter|configs/.test(code))
    return result(false)
  let tree: Tree
  try {
    tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as Tree
  }
  catch {
    return result(true)
  }
  const aliases = new Map<string, Kind>(Object.entries(isLayout ? { ...ambient, $attrs: 'frontmatter' } : ambient))
  let dynamic = false

  /** Which object an expression is; undefined for any other. */
  function kindOf(node: unknown): Kind | undefined {
    if (!isTree(node))
      return
    switch (node.type) {
      case 'Identifier':
        return aliases.get(node.name as string)
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        return kindOf(node.expression)
      case 'MemberExpression': {
        const name = nameOf(node)
        return name === 'value'
          ? kindOf(node.object)
          : (name !== undefined && Object.hasOwn(rootNames, name)) || (isLayout && name === '$attrs')
              ? rootNames[name!] ?? 'frontmatter'
              : undefined
      }
      case 'LogicalExpression':
        return (node.operator === '&&' ? undefined : kindOf(node.left)) ?? kindOf(node.right)
      case 'ArrowFunctionExpression':
        return kindOf(node.body)
      case 'CallExpression': {
        const [first, second] = node.arguments as unknown[]
        const called = calledName(node)
        if (isLayout && /^_?useAttrs$/.test(called))
          return 'frontmatter'
        return sameObject.test(called) && !(second !== undefined && called.endsWith('toRef'))
          ? kindOf(first)
          : undefined
      }
    }
  }

  function takePattern(pattern: Tree, kind: Kind): void {
    for (const property of pattern.properties as Tree[]) {
      const name = property.type === 'Property' ? keyName(property) : undefined
      if (name === undefined)
        dynamic = true
      else
        read[kind].add(name)
    }
  }

  /** Names given to the objects: `const { $frontmatter: facts } = …`, `const facts = …`. */
  function findAliases(node: Tree): boolean {
    let more = false
    const give = (target: unknown, kind: Kind | undefined): void => {
      const plain = isTree(target) && target.type === 'AssignmentPattern' ? target.left : target
      if (kind && isTree(plain) && plain.type === 'Identifier' && !aliases.has(plain.name as string)) {
        aliases.set(plain.name as string, kind)
        more = true
      }
    }
    walk(node, (one) => {
      if (one.type === 'VariableDeclarator')
        give(one.id, kindOf(one.init))
      else if (one.type === 'ImportDeclaration' && modules.configsImport.test(String((one.source as Tree).value)))
        (one.specifiers as Tree[]).filter(({ type }) => type === 'ImportDefaultSpecifier').forEach(({ local }) => give(local, 'configs'))
      else if (one.type === 'ImportSpecifier')
        give(one.local, rootNames[String((one.imported as Tree).name)])
      else if (one.type === 'ObjectPattern')
        (one.properties as Tree[]).forEach(property => property.type === 'Property' && give(property.value, rootNames[keyName(property) ?? '']))
    })
    return more
  }

  while (findAliases(tree));

  walk(tree, (node, parent, field) => {
    if (isLayout && node.type === 'Property' && keyName(node) === 'props')
      takeProps(node.value as Tree, read.props)
    if (node.type === 'ObjectPattern' && parent?.type === 'Property' && Object.hasOwn(rootNames, keyName(parent) ?? ''))
      takePattern(node, rootNames[keyName(parent)!]!)
    const kind = kindOf(node)
    if (!kind || !isExpression(node, parent, field) || kindOf(parent))
      return
    if (parent.type === 'MemberExpression' && field === 'object') {
      const name = nameOf(parent)
      if (name === undefined)
        dynamic = true
      else
        read[kind].add(name)
    }
    else if (parent.type === 'VariableDeclarator' && isTree(parent.id) && parent.id.type === 'ObjectPattern') {
      takePattern(parent.id, kind)
    }
    else if (parent.type === 'CallExpression' && calledName(parent).endsWith('toRef') && isTree((parent.arguments as unknown[])[1])) {
      const name = textOf((parent.arguments as Tree[])[1]!)
      if (name === undefined)
        dynamic = true
      else
        read[kind].add(name)
    }
    else if (parent.type === 'BinaryExpression' && parent.operator === 'in' && field === 'right') {
      const name = textOf(parent.left as Tree)
      if (name === undefined)
        dynamic = true
      else
        read[kind].add(name)
    }
    else if (!isHarmless(parent, field)) {
      dynamic = true
    }
  })
  return result(dynamic)
}

/** What looks at an object without reading its fields, or hands it on by the name it has. */
function isHarmless(parent: Tree, field: string): boolean {
  switch (parent.type) {
    case 'VariableDeclarator':
    case 'UnaryExpression':
    case 'ExpressionStatement':
      return true
    case 'IfStatement':
    case 'ConditionalExpression':
      return field === 'test'
    case 'LogicalExpression':
      return field === 'left'
    case 'Property':
      return Object.hasOwn(rootNames, keyName(parent) ?? '')
    case 'CallExpression':
      return generated.toProps.test(calledName(parent))
    default:
      return false
  }
}

/** False for what only has such a name: a key, a declared variable, a parameter, an import. */
function isExpression(node: Tree, parent: Tree | undefined, field: string): parent is Tree {
  if (!parent)
    return false
  switch (parent.type) {
    case 'MemberExpression':
      return field === 'object' || parent.computed === true
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return field === 'value' && !(node as { inPattern?: boolean }).inPattern
    case 'VariableDeclarator':
      return field === 'init'
    case 'AssignmentPattern':
    case 'AssignmentExpression':
      return field === 'right'
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ArrowFunctionExpression':
      return field === 'body'
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'RestElement':
    case 'ArrayPattern':
    case 'LabeledStatement':
    case 'CatchClause':
      return false
    default:
      return true
  }
}

/** `props: { a: String, b: {} }`, `props: ['a']`, also where Vue's compiler merges several. */
function takeProps(node: Tree, into: Set<string>): void {
  if (node.type === 'ObjectExpression') {
    for (const property of node.properties as Tree[]) {
      const name = property.type === 'Property' ? keyName(property) : undefined
      if (name !== undefined)
        into.add(name)
    }
  }
  else if (node.type === 'ArrayExpression') {
    (node.elements as Tree[]).map(textOf).forEach(name => name !== undefined && into.add(name))
  }
  else if (node.type === 'CallExpression') {
    (node.arguments as Tree[]).forEach(argument => takeProps(argument, into))
  }
}

/** The name of what a member expression reads; undefined where only the page knows it. */
function nameOf(node: Tree): string | undefined {
  const property = node.property as Tree
  return node.computed
    ? textOf(property)
    : property.name as string
}

function keyName(property: Tree): string | undefined {
  const key = property.key as Tree
  return property.computed || key.type !== 'Identifier'
    ? textOf(key)
    : key.name as string
}

function textOf(node: Tree): string | undefined {
  if (node.type === 'Literal')
    return String(node.value)
  const quasis = node.quasis as { value: { cooked: string } }[] | undefined
  return node.type === 'TemplateLiteral' && quasis?.length === 1
    ? quasis[0]?.value.cooked
    : undefined
}

/** `f` of `f(x)`, of `vue.f(x)` and of `unref(f)(x)`, as Vue writes what a script imports. */
function calledName(call: Tree): string {
  const callee = call.callee as Tree
  const [wrapped] = callee.type === 'CallExpression' ? callee.arguments as Tree[] : []
  if (wrapped && sameObject.test(calledName(callee)))
    return calledName({ ...call, callee: wrapped })
  return callee.type === 'MemberExpression'
    ? nameOf(callee) ?? ''
    : String(callee.name ?? '')
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && 'type' in value
}

function walk(node: Tree, visit: (node: Tree, parent: Tree | undefined, field: string) => void, parent?: Tree, field = ''): void {
  if (parent?.type === 'ObjectPattern' || (parent?.type === 'Property' && (parent as { inPattern?: boolean }).inPattern && field === 'value'))
    (node as { inPattern?: boolean }).inPattern = true
  visit(node, parent, field)
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isTree(child))
        walk(child, visit, node, name)
    }
  }
}
