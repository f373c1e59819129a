import type { CreatedDeck } from '../lib/article/create-deck.ts'
import { Buffer } from 'node:buffer'
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { createDeckApart } from '../lib/article/create-apart.ts'
import { firstTalk } from '../lib/article/start/first-talk.ts'
import { projectFiles } from '../lib/article/start/project-files.ts'
import { mostBytes } from '../lib/article/text/decode.ts'
import { coverageOf, formatCoverage } from '../lib/article/trace/coverage.ts'
import { recordNew } from '../lib/pipeline/record-new.ts'
import { bibliographyOf } from '../lib/pipeline/references.ts'
import { slugify } from '../lib/project/decks.ts'
import { placeFile, placeFolder } from '../lib/project/place.ts'
import { UseError } from '../lib/project/problem.ts'
import { systemProblem } from '../lib/project/system-error.ts'
import { ownManifest } from '../lib/project/version.ts'
import { install, startRepository, titleOf } from './start-project.ts'

export default defineCommand({
  meta: { name: 'new', description: 'Starts a talk in a new folder: a first one to write on, or one made from an article.' },
  args: {
    name: { type: 'positional', description: 'folder to create, which also names the talk', required: false },
    from: { type: 'string', description: 'an article: Markdown, HTML or plain text; "-" reads standard input', valueHint: 'file' },
    references: { type: 'string', description: 'the article\'s bibliography, BibTeX or CSL-JSON, which its [@key] cite; default: what its front matter names, or a .bib beside it', valueHint: 'file' },
    record: { type: 'boolean', description: 'run the article\'s Python and TypeScript in the cage: what succeeds gets a Run button and its output', default: false },
    force: { type: 'boolean', description: 'replace files in a folder that already exists', default: false },
    yes: { type: 'boolean', alias: 'y', description: 'ask nothing', default: false },
    install: { type: 'boolean', description: 'install Lectern into the new project', negativeDescription: 'skip npm install', default: true },
    git: { type: 'boolean', description: 'make the new project a repository', negativeDescription: 'skip git init', default: true },
  },
  async run({ args }) {
    const target = targetOf(args.name ?? (args.from && args.from !== '-' ? basename(args.from).replace(/\.\w+$/, '') : ''))
    refuseFolder(target, args.force)
    const name = slugify(basename(target))
    const created = args.from === undefined ? undefined : await fromArticle(args.from, name, args.references)
    const title = created?.plan.title ?? titleOf(basename(target))
    // In a project that is already there the talk is all that is missing.
    const isInside = projectAbove(target)
    const files = new Map<string, string | Uint8Array>([
      ...isInside ? [] : projectFiles({ name, title, version: ownManifest().version, python: [...created?.files.keys() ?? []].some(path => path.endsWith('.py')), faces: created?.faces, talk: 'slides.md' }),
      ...created?.files ?? [['slides.md', firstTalk(title)] as const],
    ])
    await write(target, files, args.force)
    report(target, created)
    if (args.record && created) {
      const { ran, all } = await recordNew(target, [...created.files.keys()])
      console.log(`${ran} of ${all} snippets succeeded and get a Run button on their slides; the others are shown as code`)
    }
    if (isInside && created && created.faces.length > 0)
      console.log(`  its letters need a face: npm install ${created.faces.join(' ')}`)
    if (!isInside) {
      if (args.git)
        startRepository(target)
      if (args.install)
        install(target)
    }
    const place = relative(process.cwd(), target) || '.'
    console.log(`\nNext: cd ${JSON.stringify(place)} && npx lectern slides.md`)
  },
})

function targetOf(name: string): string {
  if (name.trim() === '' || /[\0\n]/.test(name)) {
    throw new UseError({
      file: '',
      found: 'no name for the new talk',
      expected: 'the name of a folder to create',
      fix: 'lectern new my-talk, or lectern new my-talk --from article.md',
    })
  }
  return resolve(process.cwd(), name)
}

function refuseFolder(target: string, force: boolean): void {
  const stat = statSync(target, { throwIfNoEntry: false })
  const place = relative(process.cwd(), target) || '.'
  if (stat && !stat.isDirectory())
    throw new UseError({ file: place, found: 'a file with this name', expected: 'the name of a folder that does not exist yet', fix: 'choose another name' })
  const held = stat ? readdirSync(target).filter(entry => !['.git', '.DS_Store'].includes(entry)) : []
  if (held.length > 0 && !force) {
    throw new UseError({
      file: place,
      found: `a folder that holds ${held.slice(0, 3).join(', ')}${held.length > 3 ? ', …' : ''}`,
      expected: 'a new or an empty folder: nothing of yours is overwritten',
      fix: 'choose another name; --force replaces files of the same name; lectern init adds a talk to a project',
    })
  }
}

/** Reads and converts the article before anything is written. */
async function fromArticle(from: string, name: string, references: string | undefined): Promise<CreatedDeck> {
  if (from === '-')
    return createDeckApart({ bytes: await readInput(), file: 'standard input', name, folder: undefined, sources: bibliographyOf(undefined, references).sources })
  const path = resolve(process.cwd(), from)
  const refuse = (found: string, fix: string): UseError => new UseError({ file: from, found, expected: 'the file of an article: Markdown, HTML or plain text', fix })
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat)
    throw refuse('no such file', 'check the path')
  if (stat.isDirectory())
    throw refuse('a folder', 'name one file of it')
  if (!stat.isFile())
    throw refuse('neither a file nor a folder', 'name a file, or "-" for standard input')
  if (stat.size > mostBytes)
    throw refuse(`${(stat.size / 1e6).toFixed(1)} MB of input, and an article has at most ${mostBytes / 1e6}`, 'take only the chapter that the talk is about')
  try {
    const { sources, problems } = bibliographyOf(path, references, from)
    for (const { file, line, found, fix } of problems)
      console.log(`${file}${line === undefined ? '' : `:${line}`}: ${found}, and is not cited; ${fix}`)
    return await createDeckApart({ bytes: readFileSync(path), file: from, name, folder: dirname(realpathSync(path)), sources })
  }
  catch (error) {
    const problem = systemProblem(error)
    throw problem ? new UseError({ ...problem, file: from }) : error
  }
}

async function readInput(): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    // Enough to refuse it; the rest is not waited for.
    if (size > mostBytes)
      break
  }
  return Buffer.concat(parts)
}

async function write(target: string, files: Map<string, string | Uint8Array>, force: boolean): Promise<void> {
  if (force && existsSync(target)) {
    for (const [path, content] of files)
      await placeFile(join(target, path), Buffer.from(content))
    return
  }
  const isRepository = existsSync(join(target, '.git'))
  if (isRepository) {
    for (const [path, content] of files)
      await placeFile(join(target, path), Buffer.from(content))
    return
  }
  await placeFolder(target, '.git', async (scratch) => {
    for (const [path, content] of files) {
      await mkdir(dirname(join(scratch, path)), { recursive: true })
      await writeFile(join(scratch, path), content)
    }
  })
}

function report(target: string, created: CreatedDeck | undefined): void {
  const place = relative(process.cwd(), target) || '.'
  if (!created) {
    console.log(`${place}/slides.md: a first talk of 5 slides`)
    return
  }
  const { plan, article } = created
  console.log(`${place}/slides.md: ${plan.slides.length} slides from ${created.source}`)
  console.log(formatCoverage(coverageOf(article, plan)))
  const doubtful = plan.remarks.filter(({ kind }) => kind !== 'left out')
  for (const { line, kind, text } of doubtful.slice(0, 8))
    console.log(`  ${created.source}:${line}: ${kind}: ${text}`)
  if (plan.remarks.length > Math.min(8, doubtful.length))
    console.log(`  lectern trace ${place} lists everything that was left out, repaired or uncertain`)
}

/** Whether the folder lies in a project that has its own package.json. */
function projectAbove(target: string): boolean {
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')))
      return true
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder)
      return false
  }
}
