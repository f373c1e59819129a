import type { Plugin } from 'vite'
import type { AllRead } from './public-fields.ts'
import { allRead, publicConfigs, publicFrontmatter, withoutPrivate } from './public-fields.ts'

/** What of the headmatter a build publishes, once all its readers are known. */
export interface Published {
  configs: Record<string, unknown>
  /** Slide 1's, which is the whole headmatter. */
  frontmatter: Record<string, unknown>
  read: AllRead
}

const configsModule = '/@slidev/configs'
const frontmatterModule = /__slidev_(\d+)\.frontmatter$/
const frontmatterData = /^export const frontmatterData = (.*)$/m
/** Slidev's facts about a slide, raw text of its frontmatter included. */
const slideBase = /^ {4}\.\.\.\((\{.*\})\),$/m
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
      filter: { id: [configsModule, frontmatterModule] },
      handler(code, id) {
        if (id === configsModule) {
          configs = JSON.parse(code.replace(/^export default /, '')) as Record<string, unknown>
          return `export default ${mark('configs')}`
        }
        const isFirst = frontmatterModule.exec(id)?.[1] === '1'
        return code
          .replace(frontmatterData, (_, json: string) => {
            const frontmatter = JSON.parse(json) as Record<string, unknown>
            if (isFirst)
              headmatter = frontmatter
            return `export const frontmatterData = ${isFirst ? mark('frontmatter') : JSON.stringify(withoutPrivate(frontmatter))}`
          })
          .replace(slideBase, (_, json: string) => {
            const { title, level, images, note, noteHTML } = JSON.parse(json) as Record<string, unknown>
            return `    ...(${JSON.stringify({ title, level, images, note, noteHTML })}),`
          })
      },
    },
    // Before the chunk gets its name, which must change with what is published.
    renderChunk(code) {
      if (!code.includes('lectern-public-'))
        return undefined
      const all = published(this)
      return { code: code.replace(marked, (_, __, name: 'configs' | 'frontmatter') => JSON.stringify(JSON.stringify(all[name]))), map: null }
    },
  }
  return { plugin, published }
}
