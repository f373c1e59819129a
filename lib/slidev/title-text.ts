import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { emptyElements } from '../markdown/html.ts'
import { readMarkup } from '../markdown/markup.ts'
import { blanked } from '../markdown/tags.ts'
import { modules } from './contract.ts'

/** Elements that load something, or whose content is no title's. */
const foreign = new Set(['audio', 'base', 'body', 'embed', 'frame', 'head', 'html', 'iframe', 'img', 'link', 'meta', 'noscript', 'object', 'script', 'slot', 'source', 'style', 'template', 'textarea', 'title', 'track', 'video'])

/**
 * Titles as their authors wrote them, in Slidev's list of contents: it sets them as Markdown in one template, so that a
 * title about `<script>`, or about a tag that nothing closes, ended the whole build.
 */
export function titleTexts({ data }: Pick<ResolvedSlidevOptions, 'data'>): Plugin {
  return {
    name: 'lectern:title-texts',
    transform: {
      order: 'pre',
      filter: { id: modules.titles },
      handler: code => data.slides.reduce((code, { title = '' }) => {
        const text = titleText(title)
        return text === title ? code : code.replaceAll(`\n\n${title}\n\n</template>`, () => `\n\n${text}\n\n</template>`)
      }, code),
    },
  }
}

/** A title whose tags are text, but for those that close and only set its words. */
export function titleText(title: string): string {
  if (!title.includes('<'))
    return title
  const { tags, code, comments } = readMarkup(title)
  const sound = new Set(tags
    .filter(({ name, open, close }) => !foreign.has(name.toLowerCase()) && (close !== undefined || emptyElements.has(name) || title[open - 2] === '/'))
    .flatMap(({ start, close }) => close ? [start, close[0]] : [start]))
  const words = blanked(title, [...code, ...comments.filter(([, end]) => title.slice(0, end).endsWith('-->'))])
  return title.replace(/<(?=[/!a-z])/gi, (mark, at: number) => sound.has(at) || words[at] !== '<' ? mark : '&lt;')
}
