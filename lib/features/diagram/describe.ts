import type { Facts, Part } from './types.ts'

/**
 * The visible parts of a diagram in sentences, for those who do not see it.
 *
 * @param facts what Mermaid understood
 * @param visible the parts to tell; others do not exist for the listener yet
 */
export function describe(facts: Facts, visible: Part[] = facts.parts): string {
  if (facts.parts.length === 0)
    return facts.sentences.join(' ')
  const alone = visible.filter(part => part.kind === 'node' && !visible.some(other => other.of.includes(part.handle)))
  return [
    ...visible.filter(part => part.kind !== 'node' && part.kind !== 'text').map(part => sentence(part, facts, visible)),
    ...alone.map(part => sentence(part, facts)),
  ].join(' ')
}

/** One part in a sentence: `From Foundation models to Gen AI: power.` */
export function sentence(part: Part, facts: Facts, visible: Part[] = []): string {
  const label = (handle: string): string => facts.parts.find(other => other.handle === handle)?.label || handle
  const inside = visible.filter(other => other.kind === 'text' && other.of.includes(part.handle)).map(other => other.label).join(', ')
  switch (part.kind) {
    case 'edge':
      return `From ${part.of.map(label).join(' to ')}${part.label
        ? `: ${part.label}`
        : ''}.`
    case 'group': {
      const members = part.of.filter(handle => visible.some(other => other.handle === handle)).map(label)
      return `${part.label || part.handle}${members.length > 0
        ? ` holds ${members.join(', ')}`
        : ''}.`
    }
    case 'set':
      return `Circle ${part.label}${inside
        ? `: ${inside}`
        : ''}.`
    case 'overlap':
      return `${part.of.map(label).join(' and ')} overlap${part.label
        ? ` (${part.label})`
        : ''}${inside
        ? `: ${inside}`
        : ''}.`
    case 'text':
      return `${part.label}, in ${part.of.map(handle => handle.split('&').map(label).join(' and ')).join('')}.`
    case 'node':
      return `${part.label || part.handle}.`
  }
}
