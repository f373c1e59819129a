import type { Ref } from 'vue'
import type { Outcome, Run } from '../../../cage/host.ts'
import type { Ending, Piece } from '../../../cage/protocol.ts'
import type { ShownSnippet } from '../../../cage/shown-snippet.ts'
import type { Outlet } from './outlet.ts'
import { pageHalves } from 'virtual:lectern-page-halves'
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { stageWords } from '../../../project/words/stage.ts'
import { createOutlet } from './outlet.ts'
import { runtimesUrl } from './runtimes-url.ts'

/** What the output shows: the recording, a live run under way or ended, or the recording in a live run's stead. */
export type Showing = 'recorded' | 'loading' | 'running' | 'live' | 'fallback'

/** A snippet's run as its component sees it. */
export interface SnippetRun {
  showing: Ref<Showing>
  busy: Ref<boolean>
  pieces: Ref<Piece[]>
  outcome: Ref<Outcome | undefined>
  /** Seconds that the last run took, loading apart. */
  seconds: Ref<number>
  /** For a screen reader. */
  announcement: Ref<string>
  /** Line of the file that failed, from 1; 0 when none did. */
  failedLine: Ref<number>
  /** Whether the code that ran last was edited. */
  edited: Ref<boolean>
  run: (code: string | undefined) => Promise<void>
  stop: () => void
  reset: () => void
  warm: () => Promise<void>
}

/** Runs one snippet in the cage and falls back to its recording. Nothing is loaded before the first `run` or `warm`. */
export function useSnippetRun(snippet: ShownSnippet): SnippetRun {
  const { recording } = snippet
  const { words } = stageWords(document.documentElement.lang)
  const showing = ref<Showing>('recorded')
  const live = shallowRef<Piece[]>([])
  const outcome = shallowRef<Outcome>()
  const seconds = ref(0)
  const announcement = ref('')
  const edited = ref(false)
  const busy = computed(() => showing.value === 'loading' || showing.value === 'running')
  // While a runtime loads, the audience keeps what it had.
  const fromRecording = computed(() => showing.value === 'recorded' || showing.value === 'loading' || showing.value === 'fallback')
  let current: Run | undefined
  let outlet: Outlet | undefined
  let unwanted = false

  /** Also while the cage's own code is still on its way: the run then does not begin. */
  function stop(): void {
    unwanted = true
    current?.stop()
  }

  /** @param code the whole file as edited; undefined runs it as written */
  async function run(code: string | undefined): Promise<void> {
    if (busy.value)
      return
    unwanted = false
    edited.value = code !== undefined
    showing.value = 'loading'
    live.value = []
    outcome.value = undefined
    outlet?.close()
    outlet = createOutlet((pieces) => {
      live.value = pieces
    })
    const { take, shown } = outlet
    announcement.value = `${snippet.file}: ${words.running}`
    let began = performance.now()
    const result = await startRun(code, take, () => {
      began = performance.now()
      showing.value = 'running'
    }).catch((): Outcome => ({
      ending: 'unavailable',
      line: 0,
      runtime: '',
      reason: words.unloaded,
    }))
    seconds.value = (performance.now() - began) / 1000
    await shown()
    outcome.value = result
    showing.value = fallsBack(result.ending)
      ? 'fallback'
      : 'live'
    announcement.value = `${snippet.file}: ${words.endings[result.ending]}`
  }

  /** Rejects where the network is gone before the first run: the cage's own code is loaded then. */
  async function startRun(code: string | undefined, onPiece: (piece: Piece) => void, onRunning: () => void): Promise<Outcome> {
    const host = await import('../../../cage/host.ts')
    if (unwanted)
      return { ending: 'stopped', line: 0, runtime: '' }
    current = host.run({
      language: snippet.language,
      file: snippet.file,
      code: code ?? snippet.prepared ?? fileText(snippet, snippet.shown),
      edited: code !== undefined || snippet.prepared === null,
      drawn: true,
      answers: snippet.answers,
      session: snippet.session,
      before: snippet.before,
    }, {
      place: snippet.place,
      runtimes: runtimesUrl,
      page: pageHalves[snippet.language],
      seconds: snippet.seconds,
      onRunning,
      onPiece,
    })
    return current.done
  }

  /** The recording returns for what went wrong with the show, not for what the code was changed to do. */
  function fallsBack(ending: Ending): boolean {
    if (!recording || ending === recording.ending)
      return false
    // Stopped before it said anything, it was too slow for whoever stopped it.
    return ending === 'unavailable' || (!edited.value && (ending === 'stopped'
      ? live.value.length === 0
      : ending !== 'finished'))
  }

  onBeforeUnmount(() => {
    stop()
    outlet?.close()
  })

  return {
    showing,
    busy,
    pieces: computed(() => fromRecording.value
      ? recording?.pieces ?? []
      : live.value),
    outcome,
    seconds,
    announcement,
    failedLine: computed(() => fromRecording.value
      ? recording?.line ?? 0
      : outcome.value?.line ?? 0),
    edited,
    run,
    stop,
    reset() {
      stop()
      showing.value = 'recorded'
      edited.value = false
      announcement.value = ''
    },
    warm: async () => (await import('../../../cage/host.ts')).warmUp(snippet.language, { place: snippet.place, runtimes: runtimesUrl }),
  }
}

/**
 * The whole file with other text in the part shown.
 *
 * @param shown the part's text, without the file's indentation
 */
export function fileText({ head, tail, indent }: ShownSnippet, shown: string): string {
  return head + shown.split('\n').map(line => line === ''
    ? ''
    : indent + line).join('\n') + tail
}
