import type { Token } from 'markdown-it'
import type MarkdownIt from 'markdown-it'

/** Scripts that are written from right to left, of those that Unicode knows to be in use. */
const scripts = 'Adlam Arabic Hanifi_Rohingya Hebrew Mandaic Mende_Kikakui Nko Samaritan Syriac Thaana Yezidi'.split(' ')
const letter = new RegExp(scripts.map(script => `\\p{Script=${script}}`).join('|'), 'u')
/** What has a direction of its own, as one: lists are not divided by their items, nor tables by their cells. */
const blocks = new Set(['heading_open', 'paragraph_open', 'bullet_list_open', 'ordered_list_open', 'dl_open', 'blockquote_open', 'table_open'])

/** Whether the first letter of a text is of a script that is written from right to left, as `dir="auto"` has it. */
export function startsRightToLeft(text: string): boolean {
  const [first = ''] = /\p{L}/u.exec(text) ?? []
  return letter.test(first)
}

/**
 * Says of each block of Markdown that starts in such a script that it runs from right to left: its words are in order,
 * and it is at the right edge, whatever the language of the rest. A plug-in for markdown-it.
 */
export function rightToLeft(md: MarkdownIt): void {
  md.core.ruler.push('right_to_left', ({ src, tokens }) => {
    if (!letter.test(src))
      return
    tokens.forEach((token, index) => {
      if (blocks.has(token.type) && startsRightToLeft(wordsOf(tokens, index)))
        token.attrSet('dir', 'rtl')
    })
  })
}

/** The words between a token that opens a block and the one that closes it, without code, tags and expressions. */
function wordsOf(tokens: Token[], start: number): string {
  const { level } = tokens[start]!
  const length = tokens.slice(start + 1).findIndex(token => token.level === level && token.nesting === -1)
  return tokens.slice(start, start + 1 + length).flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'text').map(({ content }) => content).join(' ').replace(/\{\{.*?\}\}/g, '')
}
