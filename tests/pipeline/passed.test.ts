import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { checkDecks } from '../../lib/pipeline/check.ts'
import { passedBefore } from '../../lib/pipeline/passed.ts'
import { cache } from '../../lib/project/cache.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'

// Inside the project, since a deck needs its folders.
mkdirSync(cache, { recursive: true })
const project = mkdtempSync(join(cache, 'passed-'))
const name = basename(project)
const caches = [cache]
const file = join(project, 'slides', name, 'slides.md')
mkdirSync(join(file, '..'), { recursive: true })
afterAll(() => {
  rmSync(project, { recursive: true })
  for (const checked of caches.map(folder => join(folder, 'checked'))) {
    for (const passed of readdirSync(checked).filter(passed => passed.startsWith(name.toLowerCase())))
      rmSync(join(checked, passed), { recursive: true })
  }
})

function write(body: string): void {
  writeFileSync(file, `---\ntitle: A talk\nlang: en\n---\n\n# ${body}\n`)
}

async function passed(): Promise<boolean> {
  return passedBefore(await loadDeck(findDecks(project)[0]!, project)) !== undefined
}

it('remembers the content that passed, and no other', async () => {
  write('One')
  expect(await passed()).toBe(false)
  expect((await checkDecks(project)).problems).toEqual([])
  expect(await passed()).toBe(true)
  write('Two')
  expect(await passed()).toBe(false)
  write('One')
  expect(await passed()).toBe(true)
})

it('never takes content as good that was refused', async () => {
  write('A picture\n\n![gone](./gone.png)')
  for (const willBuild of [false, true, true])
    expect((await checkDecks(project, [], { willBuild })).problems).toHaveLength(1)
  expect(await passed()).toBe(false)
})

it('remembers what was found of content that passed all the same', async () => {
  writeFileSync(file, `---\ntitle: A talk\nlang: en\ntheme: none\n---\n\n# One\n\n<img src="data:image/gif;base64,AAAA">\n`)
  for (const willBuild of [false, true]) {
    const { problems, warnings } = await checkDecks(project, [], { willBuild })
    expect(problems).toEqual([])
    expect(warnings.map(({ found }) => found)).toEqual([expect.stringContaining('says nothing to people who cannot see it')])
    expect((await checkDecks(project, [], { willBuild, strict: true })).problems).toHaveLength(1)
  }
})

it.each(['rules/links.ts', 'article/trace/bare.ts', 'features/table/rule.ts'])('forgets what passed when lib/%s is no longer what it was', async (changed) => {
  // A Lectern of its own, whose code may change.
  const other = mkdtempSync(join(project, 'lectern-'))
  for (const folder of ['lib', 'theme'])
    cpSync(join(root, folder), join(other, folder), { recursive: true })
  caches.push((await import(join(other, 'lib/project/cache.ts')) as { cache: string }).cache)
  const load = (): Promise<typeof import('../../lib/pipeline/passed.ts')> => {
    // As in the next command, which looks at the code anew.
    vi.resetModules()
    return import(join(other, 'lib/pipeline/passed.ts')) as ReturnType<typeof load>
  }
  const { passedBefore, rememberPassed } = await load()
  write('One')
  const deck = await loadDeck(findDecks(project)[0]!, project)
  await rememberPassed(deck, [])
  expect(passedBefore(deck)).toEqual([])
  expect((await load()).passedBefore(deck)).toEqual([])
  appendFileSync(join(other, 'lib', changed), '// stricter\n')
  expect((await load()).passedBefore(deck)).toBeUndefined()
})
