import type { SourceSlideInfo } from '@slidev/types'
import type { Problem } from './problem.ts'
import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from '@slidev/parser'
import { parseRangeString } from '@slidev/parser/utils'
import { lineAt } from '../markdown/markup.ts'
import { notOwn } from './own-file.ts'
import { isBelow } from './paths.ts'
import { reachOf } from './workspace.ts'

/** Slides that a walk through all imports meets, hidden ones and the imports themselves among them: ten times a deck's. */
const mostMet = 10_000

/** What is looked at while imports are followed. */
interface Walk {
  /** The deck's folder, from which `src: /part.md` is seen. */
  folder: string
  projectRoot: string
  /** The folder in which imports may lie. */
  reach: string
  read: (path: string) => Promise<string>
  problems: Problem[]
  /** Slides met from a file on, by its path and range. */
  met: Map<string, number>
  /** More than a deck may have: one problem is enough then. */
  isTooMuch: boolean
}

/**
 * Looks at every `src:` of a deck before Slidev's parser follows it: the parser takes circles, links out of the project
 * and ranges without end as they come, and reads a part of a part once for each way that leads there.
 *
 * @param entry absolute path of the deck's file
 * @param folder absolute path of the deck's folder
 * @param read text of a Markdown file; empty for one that cannot be read
 * @returns what is wrong, at the line of its `src:`
 */
export async function findImportProblems(entry: string, { folder, projectRoot, read }: Pick<Walk, 'folder' | 'projectRoot' | 'read'>): Promise<Problem[]> {
  const walk: Walk = { folder, projectRoot, reach: reachOf(folder, projectRoot), read, problems: [], met: new Map(), isTooMuch: false }
  await follow(entry, undefined, [], walk)
  return walk.problems
}

/** @returns how many slides are met in a file and in all that it imports */
async function follow(path: string, range: string | undefined, above: string[], walk: Walk): Promise<number> {
  const part = `${path}#${range ?? ''}`
  const known = walk.met.get(part)
  if (known !== undefined)
    return known
  const { slides } = parseSync(await walk.read(path), path)
  let met = 0
  for (const no of parseRangeString(slides.length, range).map(no => no - 1)) {
    const slide = slides[no]
    const { src, hide, disabled } = slide?.frontmatter ?? {}
    met += 1 + (slide && src && !hide && !disabled ? await followSrc(slide, src, [...above, path], walk) : 0)
    if (met > mostMet && walk.problems.length === 0 && slide) {
      walk.problems.push(problemAt(slide, walk, `${met} slides or more, imports included`, `${mostMet} at most`, 'import fewer parts, or each once'))
      walk.isTooMuch = true
    }
    if (walk.isTooMuch)
      break
  }
  walk.met.set(part, met)
  return met
}

async function followSrc(slide: SourceSlideInfo, src: unknown, above: string[], walk: Walk): Promise<number> {
  const refuse = (found: string, expected: string, fix: string): number => {
    walk.problems.push(problemAt(slide, walk, found, expected, fix))
    return 0
  }
  if (typeof src !== 'string')
    return refuse(`src: ${JSON.stringify(src)}`, 'the path of a Markdown file', 'write the path, as ./part.md')
  const [name = '', range] = src.split('#')
  const path = name.startsWith('/') ? join(walk.folder, name) : resolve(dirname(slide.filepath), name)
  if (above.includes(path))
    return refuse(`src: ${src} imports itself: ${[...above.slice(above.indexOf(path)), path].map(file => relative(walk.projectRoot, file)).join(' → ')}`, 'parts that do not import each other', 'remove one of these imports')
  if (path !== walk.reach && !isBelow(path, walk.reach))
    return refuse(`src: ${src} lies outside the project`, `a Markdown file below ${walk.reach}`, 'put a copy of it into the project')
  if (!existsSync(path))
    return refuse(`src: ${src}, and there is no such file`, 'a path relative to this file', 'correct the path')
  const found = statSync(path).isDirectory() ? 'a folder' : notOwn(path, isBelow(walk.reach, walk.projectRoot) ? walk.projectRoot : walk.reach)
  if (found !== undefined)
    return refuse(`src: ${src} is ${found}`, 'a Markdown file of this project', 'put a copy of it there, or remove the import')
  // A range is written out before it is compared with the file.
  if (range?.match(/\d{6}|e/i))
    return refuse(`src: ${src} names slides that the file does not have`, 'numbers of its slides, as #2-4', 'correct the range')
  return follow(path, range, above, walk)
}

function problemAt({ raw, start, filepath, frontmatterRaw = '' }: SourceSlideInfo, { projectRoot }: Walk, found: string, expected: string, fix: string): Problem {
  const inside = /^\s*(["']?)src\1\s*:/m.exec(frontmatterRaw)
  return { file: relative(projectRoot, filepath), line: start + 1 + lineAt(raw, raw.indexOf(frontmatterRaw)) + lineAt(frontmatterRaw, (inside?.index ?? 0) + (inside?.[0].search(/\S/) ?? 0)), found, expected, fix }
}
