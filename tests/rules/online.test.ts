import type { ExamineOptions } from '../../lib/pipeline/examine.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { examine } from '../../lib/pipeline/examine.ts'
import { listen } from '../listen.ts'

/** Path of the local server => what it answers to HEAD and to GET. */
const answers: Record<string, [number, number]> = { '/here': [200, 200], '/no-head': [405, 200], '/head-lies': [404, 200], '/gone': [404, 404], '/long-gone': [410, 410], '/forbidden': [403, 403], '/broken': [503, 503], '/moved': [301, 301] }
const asked: string[] = []
let local: Awaited<ReturnType<typeof listen>>
const real = fetch

beforeAll(async () => {
  local = await listen(({ url = '', method }, response) => {
    asked.push(`${method} ${url}`)
    const [head, get] = answers[url] ?? [404, 404]
    response.writeHead(method === 'HEAD' ? head : get, url === '/moved' ? { location: '/here' } : {}).end()
  })
  // Every host is the local server, but one that there is not.
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => new URL(address).host === 'nobody.dev'
    ? Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }))
    : real(new URL(new URL(address).pathname, local.url), init))
})
afterEach(() => asked.splice(0))
afterAll(() => {
  vi.unstubAllGlobals()
  local.server.close()
})

const options: ExamineOptions = { names: ['talk.md'], rules: [], least: 'hint', sourceOnly: true, run: false, patience: 0, changed: false, strict: false, baseline: 'none' }

function project(slide: string, references?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'talk.md'), `---\ntitle: T\n---\n\n# T\n\n${slide}\n`)
  if (references)
    writeFileSync(join(folder, 'references.yml'), references)
  return folder
}

it('asks no host unless it is told to, and says so', async () => {
  const { notChecked } = await examine(project('[a](https://pages.dev/gone)'), options)
  expect(asked).toEqual([])
  expect(notChecked).toContainEqual({ what: 'dead-external-link', why: 'no --online', failed: false })
})

it('tells of links and sources whose pages are gone, and only hints where it cannot know', async () => {
  const folder = project(
    `${Object.keys(answers).map(path => `[x](https://pages.dev${path}#part)`).join(' ')} <a href="https://nobody.dev/">y</a>\n\n\`[z](https://pages.dev/code)\` [l](http://localhost:3000/gone) [e](https://example.org/gone) [r](http://192.168.1.4/gone) [m](mailto:a@b.c)`,
    '- id: a\n  title: A\n  where: W\n  url: https://sources.dev/paper\n',
  )
  const { findings, notChecked } = await examine(folder, { ...options, online: true })
  expect(findings.filter(({ rule }) => rule === 'dead-external-link').map(({ severity, file, line, found }) => [severity, `${file}:${line}`, found])).toEqual([
    ['error', 'talk.md:7', 'a link to "https://pages.dev/gone": its host answers 404'],
    ['error', 'talk.md:7', 'a link to "https://pages.dev/long-gone": its host answers 410'],
    ['hint', 'talk.md:7', 'a link to "https://pages.dev/broken": its host answers 503'],
    ['error', 'talk.md:7', 'a link to "https://nobody.dev/": there is no such host'],
    ['error', 'references.yml:1', 'a link to "https://sources.dev/paper": its host answers 404'],
  ])
  expect(notChecked.map(({ what }) => what)).not.toContain('dead-external-link')
  expect(asked.some(one => one.includes('/code'))).toBe(false)
})

it('tells of the one link of a deck whose host there is not', async () => {
  const { findings } = await examine(project('[a](https://nobody.dev/1)'), { ...options, rules: ['dead-external-link'], online: true })
  expect(findings.map(({ found }) => found)).toEqual(['a link to "https://nobody.dev/1": there is no such host'])
})

it('takes a machine without a network for what it is', async () => {
  const { findings, notChecked } = await examine(project('[a](https://nobody.dev/1) [b](https://nobody.dev/2)'), { ...options, rules: ['dead-external-link'], online: true })
  expect(findings).toEqual([])
  expect(notChecked).toContainEqual({ what: 'dead-external-link in talk', why: 'no host of any link answers; check again where there is one', failed: true })
})
