import type { Reply, Request } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/protocol.ts'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/client.ts'
import { createServer } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/server.ts'

/** A client and a server in one thread, with a letter box between them. */
function connect() {
  let deliver: (event: { data: Reply }) => void = () => {}
  const serve = createServer(data => deliver({ data }), () => new Promise(resolve => setTimeout(resolve)))
  return createClient({
    postMessage: (request: Request) => void serve(request),
    addEventListener: (_, listener) => deliver = listener,
  })
}

describe('the worker\'s conversation', () => {
  it('pre-trains from scratch and tells each step', async () => {
    const ask = connect()
    await ask({ type: 'load', start: 'random', seed: 1 })
    const steps: number[] = []
    const last = await ask({ type: 'pretrain', seed: 1, steps: 3 }, reply => reply.type === 'progress' && steps.push(reply.step))
    expect(steps).toEqual([1, 2, 3])
    expect(last.type).toBe('done')
  })

  it('stops when told and can go on afterwards', async () => {
    const ask = connect()
    let steps = 0
    const run = ask({ type: 'pretrain', seed: 1 }, reply => reply.type === 'progress' && steps++)
    await ask({ type: 'stop' })
    await run
    expect(steps).toBe(8)
    expect((await ask({ type: 'pretrain', seed: 1, steps: 1 })).type).toBe('done')
  })

  it('gives a head, fine-tunes it and asks it', async () => {
    const ask = connect()
    expect(await ask({ type: 'newHead', seed: 1, on: 'base' })).toMatchObject({ type: 'head', accuracy: 0.5 })
    expect(await ask({ type: 'fineTune', freeze: true })).toMatchObject({ type: 'fineTuned', before: 0.5, after: 1 })
    const moods = await ask({ type: 'predict', text: 'the purple tea was awful .' })
    expect(moods).toMatchObject({
      type: 'moods',
      unknown: ['purple'],
    })
  })

  it('samples word by word and lists the next words', async () => {
    const ask = connect()
    const words: string[] = []
    await ask({
      type: 'sample',
      prompt: 'the tea',
      temperature: 0.8,
      seed: 2,
      maxTokens: 20,
    }, reply => reply.type === 'word' && words.push(reply.word))
    expect(words.join(' ')).toBe('was perfect and delightful . bravo .')
    expect(await ask({
      type: 'next',
      prompt: 'the tea',
      temperature: 1,
      count: 2,
    })).toMatchObject({
      type: 'words',
      words: [
        { word: 'was' },
        {},
      ],
    })
  })

  it('says what is wrong in place of working', async () => {
    const ask = connect()
    await expect(ask({ type: 'fineTune', freeze: true })).rejects.toThrow('No head yet')
    const run = ask({ type: 'pretrain', seed: 1 })
    await expect(ask({ type: 'pretrain', seed: 1 })).rejects.toThrow('Busy')
    await ask({ type: 'stop' })
    await run
  })
})
