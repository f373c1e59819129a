/** A flow of a few things, one leading to the next. */
export interface Chain {
  nodes: string[]
  /** Words on the arrow that follows each node; one fewer than nodes. */
  labels: string[]
}

const down = /^(?:[|│] *)?[↓⬇▼v⇓|│](?: +(\S.*))?$/i
const across = /\s*(?:─+[>►▶]|[-=]{1,3}>|[→⟶⇒➜])\s*/

/** Reads `A`, `↓ power`, `B` over lines, or `A → B → C` on one; undefined for anything else. */
export function readChain(code: string): Chain | undefined {
  const lines = code.split('\n').filter(line => line.trim() !== '')
  if (/[┌┐└┘+{};=]|\w\(\)/.test(code) || lines.some(line => line.length > 100))
    return undefined
  const chain = lines.length === 1 ? onOneLine(lines[0]!) : overLines(lines)
  return chain && chain.nodes.length <= 6 && chain.nodes.every(node => node.length <= 80 && /[\p{L}\p{N}]/u.test(node)) ? chain : undefined
}

function onOneLine(line: string): Chain | undefined {
  const nodes = line.split(across).map(node => node.trim().replace(/^\[(.*)\]$/, '$1'))
  return nodes.length >= 3 ? { nodes, labels: nodes.slice(1).map(() => '') } : undefined
}

function overLines(lines: string[]): Chain | undefined {
  const nodes: string[] = []
  const labels: string[] = []
  let arrow: string | undefined
  for (const line of lines) {
    const [whole, label = ''] = down.exec(line.trim()) ?? []
    if (whole !== undefined && nodes.length > 0) {
      arrow = [arrow, label].filter(Boolean).join(' ')
    }
    else if (nodes.length === 0 || arrow !== undefined) {
      if (nodes.length > 0)
        labels.push(arrow ?? '')
      nodes.push(line.trim())
      arrow = undefined
    }
    else {
      return undefined
    }
  }
  return arrow === undefined && /[↓⬇▼⇓]/.test(lines.join('')) ? { nodes, labels } : undefined
}

/** The flow as Mermaid, a step for each thing after the first. */
export function chainMermaid({ nodes, labels }: Chain): string {
  const id = (index: number): string => `S${index + 1}`
  return [
    `%% title: ${nodes.map((node, index) => [node, labels[index]].filter(Boolean).join(', ')).join('; ').replace(/\s+/g, ' ')}`,
    ...nodes.slice(1).map((_, index) => `%% step ${index + 1}: show ${id(index)}-->${id(index + 1)}, ${id(index + 1)}`),
    `flowchart ${nodes.length <= 4 ? 'LR' : 'TB'}`,
    ...nodes.map((node, index) => `  ${id(index)}["${wrap(node).map(mermaidText).join('<br/>')}"]`),
    ...labels.map((label, index) => `  ${id(index)} -->${label ? `|"${mermaidText(label)}"|` : ''} ${id(index + 1)}`),
  ].join('\n')
}

/** Lines of about twenty characters, so that boxes beside each other keep large words. */
function wrap(text: string): string[] {
  const lines: string[] = ['']
  for (const word of text.replace(/\s*\(/, ' (').split(/\s+/)) {
    const last = lines.at(-1)!
    if (last !== '' && (last.length + word.length > 20 || word.startsWith('(')))
      lines.push(word)
    else
      lines[lines.length - 1] = `${last} ${word}`.trim()
  }
  return lines
}

/** Words within a quoted label of Mermaid's. */
export function mermaidText(text: string): string {
  return text.replace(/["#&<>`{}\\]/g, character => `#${character.charCodeAt(0)};`)
}
