import type { Ref } from 'vue'
import type { Phase, Region, Votes } from './quiz.ts'
import { onUnmounted, ref } from 'vue'
import { regionIds } from './quiz.ts'

/** Both askings, as kept on this machine. */
export type Ballot = Record<Phase, Votes>

const emptyBallot = (): Ballot => ({ before: {}, after: {} })

/** Reads what was stored; anything that is not a ballot counts as none, since a visitor can edit it. */
export function parseBallot(text: string | null): Ballot {
  const known = new Set<unknown>(regionIds)
  const votes = (value: unknown): Votes => typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Region] => known.has(entry[1])))
    : {}
  try {
    const data = JSON.parse(text ?? '{}') as Partial<Record<Phase, unknown>> | null
    return {
      before: votes(data?.before),
      after: votes(data?.after),
    }
  }
  catch {
    return emptyBallot()
  }
}

/**
 * The votes of a deck, kept in this browser alone and shared between its windows.
 *
 * @param deck the deck's title, part of the storage key
 */
export function useBallot(deck: string): { ballot: Ref<Ballot>, vote: (phase: Phase, item: string, region: Region) => void, clear: (phase: Phase) => void } {
  const key = `lectern:quiz:${deck}`
  const ballot = ref(parseBallot(read(key)))
  // Several slides of one window hold a ballot too, and `storage` is only sent to other windows.
  const reread = (event: Event): void => {
    if (!(event instanceof StorageEvent) || event.key === key)
      ballot.value = parseBallot(read(key))
  }
  window.addEventListener('storage', reread)
  window.addEventListener('lectern:vote', reread)
  onUnmounted(() => {
    window.removeEventListener('storage', reread)
    window.removeEventListener('lectern:vote', reread)
  })
  const store = (next: Ballot): void => {
    ballot.value = next
    write(key, JSON.stringify(next))
    window.dispatchEvent(new Event('lectern:vote'))
  }
  return {
    ballot,
    vote: (phase, item, region) => store({
      ...ballot.value,
      [phase]: { ...ballot.value[phase], [item]: region },
    }),
    clear: phase => store({ ...ballot.value, [phase]: {} }),
  }
}

// A page opened from a file or with storage full or refused still takes votes; they last as long as the page. What
// could not be written goes before what is stored, which is older.
const memory = new Map<string, string>()

function read(key: string): string | null {
  try {
    return memory.get(key) ?? localStorage.getItem(key)
  }
  catch {
    return null
  }
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
    memory.delete(key)
  }
  catch {
    memory.set(key, text)
  }
}
