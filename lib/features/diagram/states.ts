import type { DiagramSource, StepAction } from './source.ts'
import type { Facts, Part } from './types.ts'
import { describe, sentence } from './describe.ts'

/** What a diagram looks like after some number of clicks. */
export interface DiagramState {
  /** Which drawing of a morph is shown, from 0. */
  frame: number
  hidden: string[]
  dim: string[]
  lit: string[]
  /** The visible parts in sentences. */
  text: string
  /** What this click changed, to be announced; empty before the first click. */
  news: string
}

/**
 * The states of one drawing: before the first click, then after each step. A part that is never shown by a
 * step is there from the start, unless what it hangs on is hidden: an edge needs both ends, an overlap its
 * sets, a text its region, a node or group the group around it. `highlight` and `dim` last for their step.
 */
export function statesOf(facts: Facts, source: DiagramSource, frame: number): DiagramState[] {
  const shownBy = new Map<string, number>()
  source.steps.forEach((actions, index) => actions.filter(action => action.verb === 'show').forEach(action =>
    action.targets.forEach(target => shownBy.set(target, Math.min(index + 1, shownBy.get(target) ?? 99)))))
  const parts = new Map(facts.parts.map(part => [part.handle, part]))
  const start = (handle: string, seen: string[] = []): number => {
    const named = shownBy.get(handle)
    const part = parts.get(handle)
    if (named !== undefined || !part || seen.includes(handle))
      return named ?? 0
    const group = facts.parts.find(candidate => candidate.kind === 'group' && candidate.of.includes(handle))
    const needs = [...(part.kind === 'group' ? [] : part.of), ...(group ? [group.handle] : [])]
    return Math.max(0, ...needs.map(need => start(need, [...seen, handle])))
  }
  const since = new Map([
    ...parts.keys(),
  ].map(handle => [
    handle,
    start(handle),
  ]))
  return Array.from({ length: source.steps.length + 1 }, (_, step): DiagramState => {
    const actions = source.steps[step - 1] ?? []
    const visible = facts.parts.filter(part => (since.get(part.handle) ?? 0) <= step)
    const lit = named(actions, 'highlight')
    const kept = lit.flatMap(handle => keptBy(handle, facts.parts))
    const dim = [
      ...named(actions, 'dim'),
      ...(lit.length > 0
        ? visible.map(part => part.handle).filter(handle => !kept.includes(handle))
        : []),
    ]
    return {
      frame,
      hidden: [
        ...new Set(facts.parts.map(part => part.handle).filter(handle => (since.get(handle) ?? 0) > step)),
      ],
      dim: [
        ...new Set(dim),
      ],
      lit,
      text: describe(facts, visible),
      news: step === 0
        ? ''
        : news(facts, visible.filter(part => since.get(part.handle) === step), lit, named(actions, 'dim')),
    }
  })
}

function named(actions: StepAction[], verb: StepAction['verb']): string[] {
  return actions.filter(action => action.verb === verb).flatMap(action => action.targets)
}

/** A highlighted region keeps its words bright, a highlighted edge its ends, a group its members and theirs. */
function keptBy(handle: string, parts: Part[]): string[] {
  const part = parts.find(candidate => candidate.handle === handle)
  return [
    handle,
    ...parts.filter(candidate => candidate.kind === 'text' && candidate.of.includes(handle)).map(candidate => candidate.handle),
    ...(part?.kind === 'edge' ? part.of : []),
    ...(part?.kind === 'group' ? part.of.flatMap(member => member === handle ? [] : keptBy(member, parts)) : []),
  ]
}

function news(facts: Facts, added: Part[], lit: string[], dim: string[]): string {
  const label = (handle: string): string => facts.parts.find(part => part.handle === handle)?.label || handle
  return [
    ...added.map(part => sentence(part, facts)),
    ...(lit.length > 0
      ? [`Highlighted: ${lit.map(label).join(', ')}.`]
      : []),
    ...(dim.length > 0
      ? [`Stepping back: ${dim.map(label).join(', ')}.`]
      : []),
  ].join(' ')
}
