import type { Plugin } from 'vite'
import type { AllRead } from './public-fields.ts'
import { jsonObject, parseJson } from '../project/json.ts'
import { generated, modules } from './contract.ts'
import { allRead, publicConfigs, publicFrontmatter, withoutPrivate } from './public-fields.ts'
import { replaced } from './replaced.ts'

/** What of the headmatter a build publishes, once all its readers are known. */
export interface Published {
  configs: Record<string, unknown>
  /** Slide 1's, which is the whole headmatter. */
  frontmatter: Record<string, unknown>
  read: AllRead
}

const mark = (name: string): string => `JSON.parse("lectern-public-${name}")`
const marked = /(["'`])lectern-public-(configs|frontmatter)\1/g

/**
 * Publishes of the headmatter what a slide, layout, component or global layer reads by name, and nothing that is
 * `private:`. Slidev ships all of it.
 */
export function publishFields(): { plugin: Plugin, published: (context: Parameters<typeof allRead>[0]) => Published } {
  let configs: Record<string, unknown> = {}
  let headmatter: Record<string, unknown> = {}
  let read: AllRead | undefined
  const published = (context: Parameters<typeof allRead>[0]): Published => {
    read ??= allRead(context)
    return { configs: publicConfigs(configs, read), frontmatter: publicFrontmatter(headmatter, read), read }
  }
  const plugin: Plugin = {
    name: 'lectern:publish-fields',
    apply: 'build',
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: { id: [modules.configs, modules.frontmatter] },
      handler(code, id) {
        if (id === modules.configs) {
          configs = parseJson(jsonObject, replaced(code, generated.configs, () => '', id), id)
          return `export default ${mark('configs')}`
        }
        const isFirst = modules.frontmatter.exec(id)?.[1] === '1'
        const withFields = replaced(code, generated.frontmatterData, (_, json) => {
          const frontmatter = parseJson(jsonObject, json!, id)
          if (isFirst)
            headmatter = frontmatter
          return `export const frontmatterData = ${isFirst ? mark('frontmatter') : JSON.stringify(withoutPrivate(frontmatter))}`
        }, id)
        return replaced(withFields, generated.slideBase, (_, json) => {
          // Not `images`, which Slidev fetches ahead: they are addresses as written, and built pictures have others.
          const { title, level, note, noteHTML } = parseJson(jsonObject, json!, id)
          return `    ...(${JSON.stringify({ title, level, note, noteHTML })}),`
        }, id)
      },
    },
    // Before the chunk gets its name, which must change with what is published.
    renderChunk(code) {
      if (!code.includes('lectern-public-'))
        return undefined
      const all = published(this)
      return { code: replaced(code, marked, (_, __, name) => JSON.stringify(JSON.stringify(all[name as 'configs' | 'frontmatter'])), 'a chunk'), map: null }
    },
  }
  return { plugin, published }
}
