import type { ChangedText, Node } from './texts.ts'
import { countTexts } from './texts.ts'

/**
 * A bundled file of a slide with other texts. A minifier changes all but texts, so that each must be in it as often as
 * in the slide's own code.
 *
 * @param bundled the file, and its tree
 * @param source tree of the slide's code before it was bundled
 * @returns undefined where that is not so, or the same text became several
 */
export function replaceTexts(bundled: { code: string, tree: Node }, source: Node, changed: ChangedText[]): string | undefined {
  const [there, written] = [countTexts(bundled.tree), countTexts(source)]
  const edits: { node: Node, to: string }[] = []
  for (const [from, all] of Map.groupBy(changed, ({ from }) => from)) {
    const nodes = there.get(from) ?? []
    if (new Set(all.map(({ to }) => to)).size > 1 || all.length !== written.get(from)?.length || all.length !== nodes.length)
      return undefined
    edits.push(...nodes.map(node => ({ node, to: all[0]!.to })))
  }
  return edits
    .sort((one, other) => other.node.start - one.node.start)
    .reduce((code, { node, to }) => code.slice(0, node.start) + (node.type === 'Literal' ? JSON.stringify(to) : inTemplate(to)) + code.slice(node.end), bundled.code)
}

function inTemplate(text: string): string {
  return text
    .replace(/[\\`]|\$\{/g, '\\$&')
    .replaceAll('\r', '\\r')
    // Half of a letter, which no file can hold.
    .replace(/\p{Cs}/gu, half => `\\u${half.charCodeAt(0).toString(16)}`)
}
