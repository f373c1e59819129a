import type { Ref, ShallowRef } from 'vue'
import type { Reply } from '../protocol.ts'
import type { Ask } from './ask-model.ts'
import type { HeadRow } from './recorded.ts'
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { createClient } from '../client.ts'
import { askForHead, askForStory } from './ask-model.ts'
import { groupMeans } from './curve.ts'
import { recorded } from './recorded.ts'
import { choices } from './text.ts'

/** Where the base that the two uses share comes from. */
export type Origin = 'recorded' | 'training' | 'trained' | 'stopped'

/** The tiny transformer as its slide sees it. */
export interface TinyModel {
  origin: Ref<Origin>
  /** Means as in the recording, of the run shown. */
  losses: ShallowRef<number[]>
  step: Ref<number>
  seconds: Ref<number>
  heads: ShallowRef<HeadRow[]>
  /** A head on a body that was never pre-trained, for comparison. */
  scratch: ShallowRef<HeadRow | undefined>
  /** Whether the heads were trained here. */
  headsLive: Ref<boolean>
  story: Ref<string>
  storyLive: Ref<boolean>
  temperature: Ref<number>
  /** For a screen reader. */
  announcement: Ref<string>
  failure: Ref<string>
  train: () => Promise<void>
  stop: () => void
  newHead: () => Promise<void>
  /** @param again draws another story; otherwise the same dice at the present temperature */
  sample: (again: boolean) => Promise<void>
}

/** Starts a worker on first use, not before; ends it with the slide. */
export function useTinyModel(): TinyModel {
  const origin = ref<Origin>('recorded')
  const losses = shallowRef(recorded.losses)
  const step = ref(recorded.steps)
  const seconds = ref(0)
  const heads = shallowRef(recorded.heads)
  const scratch = shallowRef<HeadRow | undefined>(recorded.scratch)
  const headsLive = ref(false)
  const story = ref(recorded.story)
  const storyLive = ref(false)
  const temperature = ref(recorded.temperature)
  const announcement = ref('')
  const failure = ref('')
  let worker: Worker | undefined
  let client: Ask | undefined
  let diceSeed = recorded.seed
  let headSeed = recorded.heads[0]!.seed - 1
  let heading = Promise.resolve()
  let sampling: Promise<void> | undefined
  let stale = false
  let stopping = false

  function ask(...question: Parameters<Ask>): Promise<Reply> {
    if (!client) {
      worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' })
      worker.addEventListener('error', event => failed(event.message))
      client = createClient(worker)
    }
    return client(...question)
  }

  function failed(reason: unknown): void {
    failure.value = `The model stopped: ${reason instanceof Error
      ? reason.message
      : String(reason)}`
  }

  function stop(): void {
    stopping = true
    void ask({ type: 'stop' })
  }

  async function train(): Promise<void> {
    origin.value = 'training'
    announcement.value = 'training'
    stopping = false
    step.value = 0
    const steps: number[] = []
    const began = performance.now()
    losses.value = []
    heads.value = []
    scratch.value = undefined
    headsLive.value = true
    story.value = ''
    try {
      await ask({ type: 'load', start: 'random', seed: recorded.seed })
      // Stopped while the worker was loading: it has nothing to stop yet.
      if (!stopping) {
        await ask({ type: 'pretrain', seed: recorded.seed }, (reply) => {
          if (reply.type !== 'progress')
            return
          steps.push(reply.loss)
          step.value = reply.step
          seconds.value = (performance.now() - began) / 1000
          losses.value = groupMeans(steps, recorded.every)
        })
      }
      origin.value = steps.length < recorded.steps
        ? 'stopped'
        : 'trained'
      announcement.value = steps.length === 0
        ? 'stopped before the first step'
        : `trained for ${steps.length} steps: as unsure as among ${choices(losses.value.at(-1) ?? 0)} words`
    }
    catch (error) {
      failed(error)
    }
  }

  /** One after the other: each puts its head in the same place. */
  function newHead(): Promise<void> {
    heading = heading.then(addHead)
    return heading
  }

  async function addHead(): Promise<void> {
    try {
      const row = await askForHead(ask, ++headSeed)
      heads.value = [...headsLive.value ? heads.value.slice(-1) : [], row]
      if (!headsLive.value)
        scratch.value = undefined
      headsLive.value = true
      announcement.value = `head ${row.seed}: ${row.right.map(share => `${Math.round(share * 100)} %`).join(' right before, ')} after fine-tuning`
      scratch.value ??= await askForHead(ask, recorded.scratch.seed, 'random')
    }
    catch (error) {
      failed(error)
    }
  }

  async function sample(again: boolean): Promise<void> {
    if (again)
      diceSeed++
    stale = true
    // A slider sends many changes: one run at a time, and one more for whatever came meanwhile.
    sampling ??= keepSampling().finally(() => {
      sampling = undefined
    })
    await sampling
  }

  async function keepSampling(): Promise<void> {
    try {
      while (stale) {
        stale = false
        story.value = await askForStory(ask, diceSeed, temperature.value)
        storyLive.value = true
      }
    }
    catch (error) {
      failed(error)
    }
  }

  onBeforeUnmount(() => worker?.terminate())

  return {
    origin,
    losses,
    step,
    seconds,
    heads,
    scratch,
    headsLive,
    story,
    storyLive,
    temperature,
    announcement,
    failure,
    train,
    stop,
    newHead,
    sample,
  }
}
