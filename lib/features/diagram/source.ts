/** What a step does to the parts it names. */
export interface StepAction {
  verb: 'show' | 'highlight' | 'dim'
  /** Handles as written, edges in the normal form `A-->B`, overlaps sorted as written. */
  targets: string[]
  /** Line of the block's code, from 1. */
  line: number
}

/** A Mermaid block as its author wrote it, Lectern's comments read. */
export interface DiagramSource {
  /** What Mermaid is given: the block with all comments blanked; Mermaid itself would drop their lines and count wrong. */
  code: string
  /** `%% title:`, the accessible name; empty when there is none. */
  title: string
  /** `%% morph`: this block is what the block before turns into. */
  morph: boolean
  /** Steps by number, from 1; `actions[0]` is step 1. Numbers left out are empty steps. */
  steps: StepAction[][]
  /** One of our comments is in it. */
  isOurs: boolean
  /** Comments that look like ours and are not understood. */
  faults: { line: number, text: string }[]
}

const ours = /^\s*%%\s*(?:title|step|morph|show|highlight|dim)\b/i
const step = /^\s*%%\s*step\s+(\d+)\s*:\s*(\S.*)$/i
const action = /^(show|highlight|dim)\s+(\S.*)$/i
/** Any of Mermaid's arrows, with blanks around it or not. */
const arrow = /\s*<?[-=.~]{2,8}[>ox]?\s*/

/**
 * Reads the comments that Lectern adds to Mermaid: `%% title: …`, `%% morph` and
 * `%% step <n>: show|highlight|dim <id>, <id>; …`. Every other Mermaid viewer ignores them.
 */
export function readSource(block: string): DiagramSource {
  const source: DiagramSource = {
    code: '',
    title: '',
    morph: false,
    steps: [],
    isOurs: false,
    faults: [],
  }
  const lines = block.replace(/\s+$/, '').split(/\r?\n/)
  source.code = withMarkdown(lines.map((text, index) => {
    if (!ours.test(text)) {
      return /^\s*%%(?!\{)/.test(text)
        ? ''
        : text
    }
    if (readComment(text, index + 1, source)) {
      source.isOurs = true
    }
    else {
      source.faults.push({
        line: index + 1,
        text: text.trim(),
      })
    }
    return ''
  }).join('\n'))
  return source
}

function readComment(text: string, line: number, source: DiagramSource): boolean {
  const title = /^\s*%%\s*title\s*:\s*(\S.*)$/i.exec(text)?.[1]
  if (title) {
    source.title = title.trim()
    return true
  }
  if (/^\s*%%\s*morph\s*$/i.test(text)) {
    source.morph = true
    return true
  }
  const [, number = '', words = ''] = step.exec(text) ?? []
  const no = Number(number)
  const actions = words.split(';').map(word => action.exec(word.trim()))
  if (!Number.isInteger(no) || no < 1 || no > 99 || actions.includes(null))
    return false
  while (source.steps.length < no)
    source.steps.push([])
  for (const match of actions) {
    source.steps[no - 1]?.push({
      verb: (match?.[1] ?? '').toLowerCase() as StepAction['verb'],
      targets: (match?.[2] ?? '').split(',').map(target => normalHandle(target.trim())).filter(Boolean),
      line,
    })
  }
  return true
}

/** `A -.-> B` => `A-->B`, `FM & GA` => `FM&GA`; other names stay as they are. */
export function normalHandle(name: string): string {
  if (name.includes('&') || name.includes(':'))
    return name.replace(/\s*([&:])\s*/g, '$1')
  const [from, to, ...more] = name.split(arrow)
  return from && to && more.length === 0
    ? `${from}-->${to}`
    : name
}

/** `"<b>Encoder</b><br/>writes"` => "`**Encoder**<br/>writes`": the same words for a Mermaid without HTML labels. */
function withMarkdown(code: string): string {
  return code.replace(/"([^"`\n]*<(?:b|strong|i|em)>[^"`\n]*)"/g, (_, label: string) =>
    `"\`${label.replace(/<\/?(?:b|strong)>/g, '**').replace(/<\/?(?:i|em)>/g, '*')}\`"`)
}
