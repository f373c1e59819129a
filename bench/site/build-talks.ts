import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { buildSite } from '../../lib/pipeline/build.ts'
import { root } from '../../lib/project/root.ts'
import { marpDeck, revealDeck, slidevDeck } from './content.ts'
import { work } from './work.ts'

/** Empties the folder that everything is built in. */
export function clearWork(): void {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
}

/** @returns the built site's folder, with the generated talk in `measured/` */
export async function buildOurs(): Promise<string> {
  const project = join(work, 'ours')
  mkdirSync(join(project, 'slides/measured'), { recursive: true })
  writeFileSync(join(project, 'slides/measured/slides.md'), slidevDeck('title: Measured\nlang: en'))
  const output = join(work, 'ours-site')
  await buildSite({ projectRoot: project, output, names: [] })
  return output
}

/** A talk of this repository alone, as it is published. */
export async function buildTalk(name: string): Promise<string> {
  const output = join(work, 'talk-site')
  await buildSite({ projectRoot: root, output, names: [name] })
  return output
}

/** Plain Slidev without a theme, which is less than with its default one, and without a font or icon from elsewhere. */
const plainHeadmatter = 'theme: none\ntitle: Measured\nfavicon: \'data:,\''

export function buildSlidev(): string {
  const folder = join(work, 'slidev')
  mkdirSync(folder)
  writeFileSync(join(folder, 'slides.md'), slidevDeck(plainHeadmatter))
  run(join(root, 'node_modules/.bin/slidev'), ['build', 'slides.md', '--out', 'dist', '--base', '/'], folder)
  return join(folder, 'dist')
}

export function buildMarp(): string {
  const folder = join(work, 'marp')
  mkdirSync(folder)
  writeFileSync(join(folder, 'talk.md'), marpDeck())
  run(join(root, 'node_modules/.bin/marp'), ['--no-stdin', 'talk.md', '-o', 'index.html'], folder)
  return folder
}

/** reveal.js is no dependency of the project: installed here, once. */
export function buildReveal(): string {
  const library = join(root, '.cache/bench/reveal')
  if (!existsSync(join(library, 'node_modules/reveal.js'))) {
    mkdirSync(library, { recursive: true })
    run('npm', ['install', '--prefix', library, '--no-save', '--no-audit', '--no-fund', 'reveal.js'], library)
  }
  const folder = join(work, 'reveal')
  mkdirSync(folder)
  symlinkSync(join(library, 'node_modules/reveal.js'), join(folder, 'reveal.js'))
  writeFileSync(join(folder, 'index.html'), revealDeck('./reveal.js'))
  return folder
}

function run(command: string, args: string[], cwd: string): void {
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed with ${status}:\n${stderr || stdout}`)
}
