import type { Rolldown } from 'vite'
import type { FieldsRead } from './fields-read.ts'
import { camelize } from 'vue'
import { modules } from './contract.ts'
import { fieldsRead } from './fields-read.ts'

/** What all modules of a build read of a deck's headmatter and of a slide's frontmatter. */
export interface AllRead extends Omit<FieldsRead, 'props' | 'dynamic'> {
  /** The props of each layout, by its name. */
  layouts: Record<string, string[]>
  /** Modules that read fields whose names only the page knows. */
  dynamic: string[]
}

const packaged = /\/node_modules\//
const layoutFile = /\/layouts\/(?:[^/]+\/)*([^/?]+)\.\w+(?:\?|$)/
/** Slidev's own modules hand the whole on, by the names that its layouts and our readers declare. */
const ownModule = (id: string): boolean => modules.clientOrParser.test(id) || id.startsWith(modules.virtual) || modules.frontmatter.test(id)

/** Finds what a build's modules read, once all of them are loaded. */
export function allRead(context: Rolldown.PluginContext): AllRead {
  const frontmatter = new Set<string>()
  const configs = new Set<string>()
  const layouts = new Map<string, string[]>()
  const dynamic: string[] = []
  for (const id of context.getModuleIds()) {
    const code = packaged.test(id) && !modules.packaged.test(id)
      ? null
      : context.getModuleInfo(id)?.code
    if (!code)
      continue
    const layout = layoutFile.exec(id)?.[1]
    const read = fieldsRead(code, layout !== undefined)
    read.frontmatter.forEach(name => frontmatter.add(name))
    read.configs.forEach(name => configs.add(name))
    if (layout)
      layouts.set(layout, [...layouts.get(layout) ?? [], ...read.props])
    if (read.dynamic && !ownModule(id))
      dynamic.push(id.split('?')[0]!)
  }
  return {
    frontmatter: [...frontmatter].sort(),
    configs: [...configs].sort(),
    layouts: Object.fromEntries([...layouts].sort()),
    dynamic: [...new Set(dynamic)].sort(),
  }
}

/** What HTML itself reads of the attributes that a layout's element gets from the frontmatter. */
const htmlAttribute = /^(?:id|class|style|dir|lang|role|data-.*|aria-.*)$/

/** A frontmatter or headmatter without what never leaves the author's machine. */
export function withoutPrivate(fields: Record<string, unknown>): Record<string, unknown> {
  const { private: _, ...others } = fields
  return others
}

/** The published part of a deck's configuration: what somebody reads by name. */
export function publicConfigs(configs: Record<string, unknown>, read: AllRead): Record<string, unknown> {
  return only(configs, read, name => read.configs.includes(name))
}

/**
 * The published part of slide 1's frontmatter, which is the whole headmatter: what somebody reads by name, and the
 * props of the slide's layout.
 */
export function publicFrontmatter(frontmatter: Record<string, unknown>, read: AllRead): Record<string, unknown> {
  const wanted = typeof frontmatter.layout === 'string' ? frontmatter.layout : 'cover'
  const props = new Set(read.layouts[wanted] ?? Object.values(read.layouts).flat())
  return only(frontmatter, read, name => htmlAttribute.test(name)
    || props.has(camelize(name)) || props.has(name)
    || read.frontmatter.includes(name))
}

function only(fields: Record<string, unknown>, read: AllRead, isRead: (name: string) => boolean): Record<string, unknown> {
  const isOpen = read.dynamic.length > 0
  return Object.fromEntries(Object.entries(withoutPrivate(fields)).filter(([name]) => isOpen || isRead(name)))
}
