import type { Facts, Part } from '../types.ts'

/** What this module reads of Mermaid's own model of a diagram; each type has only some of it. */
export interface DiagramModel {
  type: string
  db: {
    getDiagramTitle?: () => string
    getDirection?: () => string
    getClasses?: () => Map<string, unknown>
    getVertices?: () => Map<string, { id: string, text?: string, domId: string }>
    getEdges?: () => { id: string, start: string, end: string, text: string }[]
    getSubGraphs?: () => { id: string, nodes: string[], title: string }[]
    getSubsetData?: () => { sets: string[], label?: string }[]
    getTextData?: () => { sets: string[], id: string, label?: string }[]
    getStyleData?: () => { targets: string[], styles: Record<string, string> }[]
    getActors?: () => Map<string, { name: string, description: string }>
    getMessages?: () => { from?: string, to?: string, message: unknown }[]
    getSections?: () => Map<string, number> | string[]
    getTasks?: () => { section: string, task: string, events?: string[], startTime?: Date, endTime?: Date }[]
    getData?: () => {
      nodes: { id: string, label?: string, nodeId?: string, isGroup?: boolean, parentId?: string, shape?: string, domId?: string, attributes?: { type: string, name: string }[] }[]
      edges: { id: string, start?: string, end?: string, label?: string }[]
    }
  }
}

/** Mermaid keeps line breaks, quotes and Markdown in labels; a sentence has none of them. */
export function plain(label: unknown): string {
  return String(label ?? '').replace(/<br\s*\/?>/gi, ' ').replace(/<[^>]*>/g, '').replace(/\*\*/g, '').replace(/^["'`]+|["'`]+$/g, '').replace(/\\n|\s+/g, ' ').trim()
}

/** What Mermaid understood, told by its own parser rather than by a second one of ours. */
export function readFacts({ type, db }: DiagramModel): Facts {
  const title = plain(db.getDiagramTitle?.())
  const parts = type.startsWith('flowchart') ? flowParts(db) : type === 'venn' ? vennParts(db) : db.getData ? graphParts(db) : undefined
  return { type, title, parts: parts ?? [], sentences: parts ? [] : sentences(db) }
}

type Db = DiagramModel['db']

function flowParts(db: Db): Part[] {
  return [
    ...(db.getSubGraphs?.() ?? []).map((group): Part => ({
      handle: group.id,
      kind: 'group',
      label: plain(group.title),
      of: group.nodes,
    })),
    ...[...db.getVertices?.().values() ?? []].map((node): Part => ({
      handle: node.id,
      kind: 'node',
      label: plain(node.text ?? node.id),
      of: [],
    })),
    ...(db.getEdges?.() ?? []).map((edge): Part => ({
      handle: `${edge.start}-->${edge.end}`,
      kind: 'edge',
      label: plain(edge.text),
      of: [edge.start, edge.end],
    })),
  ]
}

function vennParts(db: Db): Part[] {
  return [
    ...(db.getSubsetData?.() ?? []).map(({ sets, label }): Part => ({
      handle: sets.join('&'),
      kind: sets.length > 1 ? 'overlap' : 'set',
      label: plain(label ?? (sets.length > 1 ? '' : sets[0])),
      of: sets.length > 1 ? sets : [],
    })),
    ...(db.getTextData?.() ?? []).map(({ sets, id, label }): Part => ({
      handle: `${sets.join('&')}:${id}`,
      kind: 'text',
      label: plain(label ?? id),
      of: [sets.join('&')],
    })),
  ]
}

/** Class, state, ER and mind map share one graph model in Mermaid. */
function graphParts(db: Db): Part[] {
  const { nodes, edges } = db.getData?.() ?? { nodes: [], edges: [] }
  const names = new Map(nodes.map(node => [node.id, node.nodeId ?? shortName(node.id)]))
  return [
    ...nodes.map((node): Part => ({
      handle: names.get(node.id) ?? node.id,
      kind: node.isGroup ? 'group' : 'node',
      label: /^(?:\S*_)?root_(?:start|end)$|_(?:start|end)$/.test(node.id)
        ? (node.id.endsWith('start') ? 'start' : 'end')
        : plain(node.label ?? node.id) + (node.attributes?.length
          ? ` (${node.attributes.map(attribute => attribute.name).join(', ')})`
          : ''),
      of: node.isGroup
        ? nodes.filter(child => child.parentId === node.id).map(child => names.get(child.id) ?? child.id)
        : [],
    })),
    ...edges.filter(edge => edge.start !== undefined && edge.end !== undefined).map((edge): Part => {
      const ends = [edge.start, edge.end].map(end => names.get(end ?? '') ?? end ?? '')
      return {
        handle: ends.join('-->'),
        kind: 'edge',
        label: plain(edge.label),
        of: ends,
      }
    }),
  ]
}

/** `entity-MODEL-0` => `MODEL`: how an author wrote it. */
export function shortName(id: string): string {
  return /^entity-(.+)-\d+$/.exec(id)?.[1] ?? id
}

function sentences(db: Db): string[] {
  if (db.getMessages) {
    const names = new Map([...db.getActors?.().values() ?? []].map(({ name, description }) => [name, plain(description)]))
    const say = (name = ''): string => names.get(name) ?? name
    return [
      `Between ${[...names.values()].join(', ')}.`,
      ...db.getMessages().filter(message => typeof message.message === 'string' && message.message).map(message => message.from && message.to
        ? `${say(message.from)} to ${say(message.to)}: ${plain(message.message)}.`
        : `${plain(message.message)}.`),
    ]
  }
  const sections = db.getSections?.()
  if (sections instanceof Map) {
    const sum = [...sections.values()].reduce((total, value) => total + value, 0) || 1
    return [...sections].map(([name, value]) => `${plain(name)}: ${value} (${Math.round(100 * value / sum)} %).`)
  }
  return (db.getTasks?.() ?? []).map((task) => {
    const day = (date?: Date): string => date?.toISOString().slice(0, 10) ?? ''
    const section = task.section ? `${plain(task.section)}, ` : ''
    return task.events
      ? `${section}${plain(task.task)}: ${task.events.map(plain).join('; ')}.`
      : `${section}${plain(task.task)}: ${day(task.startTime)} to ${day(task.endTime)}.`
  })
}
