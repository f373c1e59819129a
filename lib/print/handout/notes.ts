import MarkdownIt from 'markdown-it'
import { rightToLeft } from '../../markdown/right-to-left.ts'
import { editAttribute, editMarkup } from '../markup.ts'

const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false })
markdown.use(rightToLeft)

/** `(Pause.)` within a sentence's line: what a speaker does, not what is said. */
const action = /[ \t]*\((?:long |short )?(?:pause|beat|wait|breathe|click|smile|look up|sip)\b[^()]*\)/gi

/** `*(Run it.)*`: set as in a play. */
const direction = /[ \t]*(?<![*_])([*_]{1,3})\([^()\n]*\)\1(?![*_])/g

/**
 * Speaker notes as a reader's HTML. What directs the speaker is left out: Slidev's `[click]` marks, paragraphs and
 * lines that are in parentheses, `*(Run it.)*`, `(Pause.)`. Headings step below the slide's own; as on a slide, `/x` is seen from
 * the deck's folder.
 *
 * @param notes Markdown, as in a slide's last comment
 * @returns empty when nothing is left to read
 */
export function renderNotes(notes: string): string {
  return editMarkup(markdown.render(withoutDirections(notes)), (element) => {
    if (/^h[1-6]$/.test(element.tagName))
      element.tagName = element.nodeName = 'h4'
    for (const name of ['href', 'src'])
      editAttribute(element, name, address => address.replace(/^\/(?!\/)/, './'))
  })
}

function withoutDirections(notes: string): string {
  const blocks = notes.replace(/\r\n?/g, '\n').split(/(\n[ \t]*\n)/)
  let isCode = false
  return blocks.map((block) => {
    const fences = block.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0
    const wasCode = isCode
    isCode = fences % 2 === 1 ? !isCode : isCode
    if (wasCode || fences > 0)
      return block
    const said = block.replace(/[ \t]*\[click(?::\d+)?\][ \t]*/g, (mark, at: number) => at === 0 || block[at - 1] === '\n' ? '' : ' ')
    return isDirection(said)
      ? ''
      : said.split('\n').filter(line => !isDirection(line)).join('\n').replace(direction, '').replace(action, '')
  }).join('')
}

/** Parentheses around all of it, and not `(one) and (other)`. */
function isDirection(text: string): boolean {
  const words = text.trim().replace(/^[-*] /, '').replace(/^([*_]{1,3})(\(.*\))\1$/s, '$2')
  if (!words.startsWith('(') || !words.endsWith(')'))
    return false
  let depth = 0
  return [...words].every((letter, index) => {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0
    return depth > 0 || index === words.length - 1
  })
}
