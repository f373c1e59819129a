import type { Ref } from 'vue'
import { useNav } from '@slidev/client'
import { shallowRef, watch } from 'vue'
import { linesInWords, readTrace } from '../markdown/read-trace.ts'

/** Where a slide comes from: its article, and the lines of its title, its parts and its notes. */
export interface SourceLines {
  /** `article.md: 3; 14-16; notes 18` */
  text: string
  /** `article.md:14`, for an editor. */
  place: string
}

/** Reads the comment that `lectern new --from` writes above a slide. */
export function sourceLinesIn(content: string): SourceLines | undefined {
  const trace = readTrace(content)
  if (!trace)
    return undefined
  const { source, shown, notes } = trace
  const said = notes.length > 0 ? [`notes ${notes.map(linesInWords).join(', ')}`] : []
  return { text: `${source}: ${[...shown.map(linesInWords), ...said].join('; ')}`, place: `${source}:${(shown[1] ?? shown[0])?.[0] ?? 1}` }
}

/** Where the slide that is shown comes from, in a live talk: a build has no comments. To be called in a set-up. */
export function useSourceLines(): Readonly<Ref<SourceLines | undefined>> {
  const { currentSlideNo } = useNav()
  const lines = shallowRef<SourceLines>()
  if (import.meta.env.DEV) {
    watch(currentSlideNo, async (no) => {
      const answer = await fetch(`/__slidev/slides/${no}.json`).then(response => response.text()).catch(() => '')
      if (no === currentSlideNo.value)
        lines.value = sourceLinesIn(answer)
    }, { immediate: true })
  }
  return lines
}
