import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'

/** Where this repository speaks of its talks; no program reads these. */
const told = /^(?:README|CHANGELOG|CONTRIBUTING)\.md$|^docs\//

/** The talks that Lectern can do without. The tour shows Lectern itself, so tests use it. */
const talks = readdirSync(join(root, 'slides')).filter(name => name !== 'lectern-tour')

/** What only a talk has by name: itself, its components, the snippets that no other talk shows. */
function namesOf(talk: string): string[] {
  const tour = readFileSync(join(root, 'slides/lectern-tour/slides.md'), 'utf8')
  const shown = globSync(`slides/${talk}/**/*.md`, { cwd: root }).flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(/<RunnableSnippet\s[^>]*src="([^"]+)"/g)].map(([, src]) => src!))
  const components = globSync(`slides/${talk}/components/*.vue`, { cwd: root }).map(file => basename(file, '.vue'))
  // A path, since `place.ts` is also a file of ours.
  return [talk, ...components, ...shown.filter(src => !tour.includes(src)).map(src => `snippets/${src}`)]
}

/** `file: name` for each file that names one of these. */
function mentions(files: [path: string, text: string][], names: string[]): string[] {
  return files.flatMap(([path, text]) => names.filter(name => path.includes(name) || text.includes(name)).map(name => `${path}: ${name}`))
}

it('names no talk outside its own places, so that each can be removed', () => {
  const paths = globSync('{*,.github/**,bench/**,bin/**,commands/**,components/**,lib/**,schemas/**,scripts/**,setup/**,skills/**,slides/**,styles/**,tests/**,theme/**}', { cwd: root, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''))
  let read = 0
  for (const talk of talks) {
    const files = paths
      .filter(path => !told.test(path) && !path.startsWith(`slides/${talk}/`) && !path.startsWith(`tests/slides/${talk}/`) && /\.(?:[cm]?[jt]s|vue|css|json|md|ya?ml|py)$/.test(path))
      .map((path): [string, string] => [path, readFileSync(join(root, path), 'utf8')])
    expect(mentions(files, namesOf(talk)), talk).toEqual([])
    read += files.length
  }
  expect(read).toBeGreaterThanOrEqual(600 * talks.length)
})

it('is seen to find a name in a text and in a path', () => {
  expect(mentions([['lib/a.ts', 'import \'../slides/my-talk/lib/x.ts\''], ['tests/MyChart.test.ts', ''], ['lib/b.ts', '']], ['my-talk', 'MyChart'])).toEqual([
    'lib/a.ts: my-talk',
    'tests/MyChart.test.ts: MyChart',
  ])
})
