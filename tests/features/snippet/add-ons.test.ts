import type { Answer, PageHalf } from 'lectern/setup'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createRelay } from '../../../lib/cage/relay.ts'
import { pageHalves } from '../../../lib/features/snippet/add-ons.ts'
import { root } from '../../../lib/project/root.ts'

const deck = join(root, 'tests/fixtures/decks/own/slides/own')

async function moduleFor(mode: 'dev' | 'build'): Promise<unknown> {
  const { load, resolveId } = pageHalves({ roots: [root, deck], mode }) as unknown as { load: (id: string) => Promise<unknown>, resolveId: (id: string) => string | undefined }
  expect([resolveId('vue'), await load('vue')]).toEqual([undefined, undefined])
  return load(resolveId('virtual:lectern-page-halves')!)
}

it('gives a live page the add-ons\' halves for it, and a built page none', async () => {
  expect(await moduleFor('dev')).toBe(`import * as half0 from ${JSON.stringify(join(deck, 'lib/page.ts'))}\nexport const pageHalves = {"python": half0}`)
  expect(await moduleFor('build')).toBe('export const pageHalves = {}')
})

const page: PageHalf = {
  isOpen: () => true,
  async* ask(path) {
    yield { type: 'text', text: path }
    yield path === '/wrong' ? { type: 'broken', message: 'cut' } : { type: 'end' }
  },
  tellFailure: answer => answer.type === 'broken' ? `it broke: ${answer.message}` : undefined,
}

/** What comes of some questions, in order. */
async function answersTo(half: PageHalf | undefined, paths: string[]): Promise<{ answers: Answer[], failure: string | undefined }> {
  const answers: Answer[] = []
  const relay = createRelay(half, (_, answer) => answers.push(answer))
  for (const [request, path] of paths.entries()) {
    relay.ask(request, path, '{}')
    await new Promise(resolve => setTimeout(resolve))
  }
  return { answers, failure: relay.failure() }
}

it('takes questions to the page\'s half, and keeps in words what went wrong', async () => {
  expect(await answersTo(page, ['/a'])).toEqual({ answers: [{ type: 'text', text: '/a' }, { type: 'end' }], failure: undefined })
  expect(await answersTo(page, ['/wrong'])).toEqual({ answers: [{ type: 'text', text: '/wrong' }, { type: 'broken', message: 'cut' }], failure: 'it broke: cut' })
})

it('asks nobody where nobody is there, and no more than twenty times in a run', async () => {
  expect((await answersTo(undefined, ['/a'])).answers).toMatchObject([{ type: 'broken' }])
  expect((await answersTo({ ...page, isOpen: () => false }, ['/a'])).answers).toMatchObject([{ type: 'broken' }])
  const { answers } = await answersTo(page, Array.from({ length: 21 }, (_, index) => `/${index}`))
  expect(answers).toHaveLength(41)
  expect(answers.at(-1)).toEqual({ type: 'broken', message: 'no more than 20 requests in one run' })
})
