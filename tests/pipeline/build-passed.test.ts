import type { LecternError } from '../../lib/project/problem.ts'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { buildPassed } from '../../lib/pipeline/build-passed.ts'
import { checkDecks, checked } from '../../lib/pipeline/check.ts'
import { cache } from '../../lib/project/cache.ts'
import { unusedParts } from '../../lib/slidev/unused.ts'
import { isLong } from '../long.ts'

// Inside the project, since a deck needs its folders.
mkdirSync(cache, { recursive: true })
const project = mkdtempSync(join(cache, 'refused-'))
const built: string[] = []
afterAll(() => [project, ...built].forEach(folder => rmSync(folder, { recursive: true })))

function write(path: string, text: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true })
  writeFileSync(join(project, path), text)
}

const headmatter = '---\ntitle: A talk\nlang: en\n---\n\n'

it('a slide that only a compiler refuses is told with its line once the build has ended, and at once where other mistakes are told', async () => {
  write('slides/talk/slides.md', `${headmatter}# One\n\n---\n\n# Two\n\n{{ 1 + }}\n`)
  write('slides/more/slides.md', `${headmatter}# Fine\n`)
  const [deck, ...others] = await checked(project, ['talk'])
  expect(others).toEqual([])
  const error = await buildPassed(deck!, project).catch((error: LecternError) => error) as LecternError
  const told = { file: expect.stringMatching(/slides\/talk\/slides\.md$/), line: 12, slide: 2, found: expect.stringContaining('"1 +" is not an expression') }
  expect(error.problems).toEqual([expect.objectContaining(told)])
  write('slides/more/slides.md', `${headmatter}# Not fine\n\n![A picture](./gone.png)\n`)
  const { problems } = await checkDecks(project, [], { willBuild: true })
  expect(problems).toHaveLength(2)
  expect(problems).toEqual(expect.arrayContaining([expect.objectContaining(told), expect.objectContaining({ found: expect.stringContaining('gone.png') })]))
})

it.runIf(isLong)('what Slidev has for marks is built in where only a component from elsewhere asks for it', async () => {
  write('elsewhere/Marked.vue', '<template><b v-mark.red>marked</b></template>\n')
  write('slides/talk/slides.md', `${headmatter}# One\n\n<Marked />\n\n<script setup>\nimport Marked from '../../elsewhere/Marked.vue'\n</script>\n`)
  const [deck] = await checked(project, ['talk'])
  expect(unusedParts(deck!)).toContain('mark')
  const { app } = await buildPassed(deck!, project)
  built.push(app.folder)
  expect(readdirSync(app.folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js') && readFileSync(join(app.folder, file), 'utf8').includes('rough-annotation'))).toHaveLength(1)
})
