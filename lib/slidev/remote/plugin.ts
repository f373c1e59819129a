import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { join } from 'node:path'
import { root } from '../../project/root.ts'
import { generated, modules } from '../contract.ts'
import { replaced } from '../replaced.ts'
import { inFields } from './addresses.ts'
import { localCopies } from './local-copies.ts'
import { cssWithCopies, pageWithCopies, templateWithCopies } from './use-copies.ts'

const withCopies = join(root, 'lib/slidev/client/with-copies.ts')
const style = /\.(?:css|scss|sass|less|styl|stylus|pcss|postcss)(?:\?|$)/

/**
 * Puts the copies of what a deck shows of other hosts into a build, in the place of their addresses: in style sheets,
 * templates, frontmatters and the page around the slides. Listed after the plug-in that publishes the frontmatter.
 *
 * @param options Slidev's own
 */
export function remoteCopies({ data, entry }: Pick<ResolvedSlidevOptions, 'data' | 'entry'>): Plugin {
  const copies = localCopies({ entry, headmatter: data.headmatter })
  /** The copies that fields name, as the code of a list. */
  const namedIn = (fields: unknown): { imports: string[], list: string } | undefined => {
    const found = inFields(fields).flatMap(({ key, written, address }) => copies.has(address) ? [{ key, written, copy: copies.get(address)! }] : [])
    return found.length === 0
      ? undefined
      : {
          imports: [
            `import { withCopies as lecternWithCopies } from ${JSON.stringify(withCopies)}`,
            ...found.map(({ copy }, index) => `import lecternCopy${index} from ${JSON.stringify(`${copy.replaceAll('\\', '/')}?url&no-inline`)}`),
          ],
          list: `[${found.map(({ key, written }, index) => `[${JSON.stringify(key)}, ${JSON.stringify(written)}, lecternCopy${index}]`).join(', ')}]`,
        }
  }
  return {
    name: 'lectern:remote-copies',
    apply: 'build',
    enforce: 'pre',
    transform: {
      handler(code, id) {
        if (copies.size === 0)
          return undefined
        const no = modules.frontmatter.exec(id)?.[1]
        const fields = id === modules.configs ? data.config : no === undefined ? undefined : data.slides[Number(no) - 1]?.frontmatter
        const named = fields && namedIn(fields)
        if (named) {
          const [form, head] = no === undefined ? [generated.configs, 'export default '] : [generated.frontmatterData, 'export const frontmatterData = ']
          return [...named.imports, replaced(code, new RegExp(`${form.source.replace('(.*)$', '')}(.*)$`, 'm'), (_, value) => `${head}lecternWithCopies(${value}, ${named.list})`, id)].join('\n')
        }
        if (style.test(id))
          return cssWithCopies(code, copies)
        return id.endsWith('.vue') || (id.endsWith('.md') && code.startsWith('<')) ? templateWithCopies(code, copies) : undefined
      },
    },
    transformIndexHtml: {
      order: 'pre',
      handler: html => pageWithCopies(html, copies),
    },
  }
}
