import type { TemplateChildNode } from '@vue/compiler-core'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { compileScript, parse } from 'vue/compiler-sfc'

/** What a layout takes from a slide. */
export interface Layout {
  /** Names of its slots; undefined when only a browser could say. */
  slots: Set<string> | undefined
  /** Frontmatter that it reads: its props, and what it names of `$frontmatter`. */
  keys: Set<string>
}

/** Reads a layout's component. A file that is not a Vue template, or cannot be read as one, is not judged. */
export function readLayout(file: string): Layout {
  if (extname(file) !== '.vue')
    return { slots: undefined, keys: new Set() }
  const source = readFileSync(file, 'utf8')
  const { descriptor } = parse(source, { filename: file })
  const slots = new Set<string>()
  // Slots that are handed on, or rendered by a function, have no tag of their own.
  const handsOn = /useSlots|\$slots(?!\.)|\bslots\[/.test(source)
  const known = descriptor.template?.ast && !handsOn
    ? descriptor.template.ast.children.every(node => collect(node, slots))
    : false
  return {
    slots: known
      ? slots
      : undefined,
    keys: new Set([...propsOf(descriptor, file), ...frontmatterReads(source)]),
  }
}

/** Keys that a template or script reads of the frontmatter: `$frontmatter.venue`, `frontmatter['venue']`. */
export function frontmatterReads(source: string): string[] {
  return [
    ...source.matchAll(/\b(?:frontmatter|configs)(?:\.value)?(?:\?\.|\.|\[['"])([\w-]+)/g),
  ].map(match => match[1] ?? '')
}

/** Adds the names of the slots below a node; false when one of them is computed. */
function collect(node: TemplateChildNode, slots: Set<string>): boolean {
  // 1: an element (NodeTypes.ELEMENT; @vue/compiler-core has it as a const enum only).
  if (node.type !== 1)
    return true
  if (node.tag === 'slot') {
    if (node.props.some(prop => prop.type === 7 && prop.name === 'bind' && (!prop.arg || ('content' in prop.arg && prop.arg.content === 'name'))))
      return false
    const name = node.props.find(prop => prop.type === 6 && prop.name === 'name')
    slots.add(name?.type === 6 && name.value
      ? name.value.content
      : 'default')
  }
  return node.children.every(child => collect(child, slots))
}

function propsOf(descriptor: ReturnType<typeof parse>['descriptor'], file: string): string[] {
  if (!descriptor.script && !descriptor.scriptSetup)
    return []
  try {
    const { bindings = {} } = compileScript(descriptor, { id: file })
    return Object.keys(bindings).filter(name => bindings[name] === 'props')
  }
  catch {
    // What is wrong with a layout's script, the build says.
    return []
  }
}
