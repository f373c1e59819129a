import type { Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { existsSync, globSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { decodeAddress } from '../project/decode-address.ts'
import { isLfsPointer } from '../project/lfs-pointer.ts'
import { nearest } from '../project/nearest.ts'
import { notOwn } from '../project/own-file.ts'
import { pictureBomb } from '../project/picture-bombs.ts'
import { defineRule } from '../project/rule.ts'
import { pictureEnding } from '../slidev/nameless-pictures.ts'
import { plainAddress } from '../slidev/remote/addresses.ts'
import { localCopies, takesAlong } from '../slidev/remote/local-copies.ts'
import { deckRoots } from '../slidev/roots.ts'
import { placeOfKey } from './place.ts'

/** Frontmatter keys that Slidev's and our layouts read a picture's address from. */
const keys = ['image', 'background', 'logo']
/** Where a picture is asked for, and how its author wrote that. */
interface Wanted {
  address: string
  written: string
  place: Pick<Problem, 'file' | 'line' | 'slide'>
}

/** Refuses pictures that are not there, lie on another host, or are `<img>` without words for those who do not see them. */
export const pictures: Rule = defineRule([
  { id: 'missing-picture', kind: 'source', severity: 'error', why: 'The audience sees an empty frame.' },
  { id: 'remote-picture', kind: 'source', severity: 'warning', why: 'A stage without a network shows an empty frame.', isCommon: true },
  { id: 'picture-without-alt', kind: 'source', severity: 'warning', why: 'Anyone who cannot see the picture learns nothing from it.' },
  { id: 'picture-stub', kind: 'source', severity: 'error', why: 'A screen reader reads "TODO" to the audience.' },
], (deck, projectRoot) => {
  const roots = deckRoots(deck)
  let copies: Map<string, string> | undefined
  const hasCopy = (address: string): boolean => (copies ??= localCopies(deck)).has(address)
  return deck.slides.flatMap(slide => [
    ...[
      ...inFrontmatter(slide),
      ...inMarkdown(slide),
    ].flatMap(wanted => isRemote(wanted.address)
      ? hasCopy(plainAddress(wanted.address) ?? '') ? [] : remote(wanted, takesAlong(deck))
      : refused(wanted, slide, roots, projectRoot)),
    ...withoutWords(slide),
    ...stubs(slide),
  ])
})

function inFrontmatter(slide: Slide): Wanted[] {
  return keys.flatMap((key) => {
    const address = slide.frontmatter[key]
    // Colours and gradients are no files. `./` is beside the page here, which is where `public/` lies.
    return typeof address === 'string' && /^[./@\w-].*\.\w+$/.test(address)
      ? [{ address: address.replace(/^\.\//, ''), written: `${key}: ${address}`, place: placeOfKey(slide, key) }]
      : []
  })
}

/** `![words](address "title")` and `<img src="address">`; a bound `:src` is code, which only the browser can judge. */
function inMarkdown({ content, file, line, no }: Slide): Wanted[] {
  const { images, tags } = readMarkup(content)
  return [
    ...images.map(({ src, start }) => ({ address: src, start })),
    ...tags.filter(({ name }) => name === 'img').map(({ attributes, start }) => ({ address: attributes.src ?? '', start })),
  ]
    .filter(({ address }) => address !== '')
    .sort((a, b) => a.start - b.start)
    .map(({ address, start }) => ({ address, written: `picture "${address}"`, place: { file, line: line + lineAt(content, start), slide: no } }))
}

function isRemote(address: string): boolean {
  return /^(?:https?:)?\/\//.test(address)
}

function remote({ address, written, place }: Wanted, isFetched: boolean): Problem[] {
  return [{
    ...place,
    rule: 'remote-picture',
    severity: 'notice',
    cause: `pictures lie on ${URL.parse(address, 'https://localhost')?.host ?? address}, which a stage without network does not reach`,
    found: `${written} is on another host`,
    expected: 'a file of the deck, or one that a build has fetched, since a stage has no network',
    fix: isFetched
      ? 'build once while its host can be reached, or save the picture under the deck\'s public/ and name it /name.png'
      : 'take remoteAssets: false out, or save the picture under the deck\'s public/ and name it /name.png',
  }]
}

function refused({ address, written, place }: Wanted, slide: Slide, roots: string[], projectRoot: string): Problem[] {
  // A package's file, and what a template puts together.
  if (/^(?:[a-z][a-z\d+.-]*:|~)|\{\{/i.test(address))
    return []
  const path = decodeAddress(address.replace(/[?#].*$/, ''))
  if (path === undefined) {
    return [{
      ...place,
      found: `${written}: "%" in an address starts the code of a byte, and here it does not`,
      expected: 'the name of a file as an address writes it: "%" is "%25"',
      fix: 'rename the file to a name without "%"',
    }]
  }
  const beside = resolve(projectRoot, dirname(slide.file))
  const there = candidates(path, beside, roots).find(file => existsSync(file))
  if (there !== undefined) {
    const leads = notOwn(there, projectRoot)
    if (leads !== undefined)
      return [{ ...place, found: `${written} is ${leads}`, expected: 'a file of this project: what a slide shows is published', fix: 'put a copy of it there' }]
    if (isLfsPointer(there))
      return [{ ...place, cause: 'pictures are still with Git LFS', found: `${written} is a pointer of Git LFS`, expected: 'the picture itself', fix: 'git lfs pull' }]
    const bomb = pictureBomb(there)
    if (bomb !== undefined)
      return [{ ...place, found: `${written} is ${bomb}, and a browser shows none`, expected: 'at most 268 million pixels, and five million elements in an SVG', fix: 'make it as large and as simple as it is shown' }]
    // A file of `public/` is copied as it is.
    return extname(path) === '' && !path.startsWith('/') && existsSync(resolve(beside, path)) && pictureEnding(resolve(beside, path)) === undefined
      ? [{
          ...place,
          found: `${written} is a file whose name has no ending and whose bytes are no picture's, so Slidev's build reads it as a program`,
          expected: 'a picture that browsers show: PNG, JPEG, SVG, WebP',
          fix: `replace the file, or correct the path`,
        }]
      : []
  }
  const near = nearPicture(candidates(path, beside, roots))
  return [{
    ...place,
    found: `${written}, and there is no such file`,
    expected: near
      ? `"${path.slice(0, path.lastIndexOf('/') + 1)}${near}"?`
      : path.startsWith('/') ? 'a file in the deck\'s public/' : 'a path relative to this file',
    fix: near ? 'correct the path, or rename the file' : 'correct the path',
  }]
}

/** The file that was likely meant, beside where one was looked for: a slip of the pen, or letters of the other case. */
function nearPicture(files: string[]): string | undefined {
  const wanted = basename(files[0] ?? '')
  const there = files.flatMap(file => globSync('*.*', { cwd: dirname(file) }))
  const stem = (name: string): string => name.slice(0, name.length - extname(name).length).toLowerCase()
  const near = stem(wanted).length < 3 ? stem(wanted) : nearest(stem(wanted), there.filter(name => /\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(name)).map(stem))
  return there.find(name => name.toLowerCase() === wanted.toLowerCase()) ?? there.find(name => stem(name) === near)
}

/**
 * Where a picture may lie: with a slash in front, in a `public/` or below the deck's folder, which a build takes in
 * as well; else beside the slide, or in `public/`, which lies beside the slides once they are built.
 */
export function candidates(path: string, beside: string, roots: string[]): string[] {
  const inPublic = roots.flatMap(root => [join(root, 'public', path), join(root, path)])
  if (path.startsWith('@/'))
    return roots.map(root => join(root, path.slice(2)))
  return path.startsWith('/') ? inPublic : [resolve(beside, path), ...path.startsWith('.') ? [] : inPublic]
}

/** Descriptions that `lectern fix` has left for the author to write. */
function stubs({ content, file, line, no }: Slide): Problem[] {
  return readMarkup(content).tags.filter(({ name, attributes }) => name === 'img' && /^TODO\b/.test(attributes.alt ?? '')).map(({ start }) => ({
    file,
    line: line + lineAt(content, start),
    slide: no,
    rule: 'picture-stub',
    found: 'the picture\'s description is not written yet',
    expected: 'alt="what the picture shows", or alt="" for decoration',
    fix: 'write it',
  }))
}

function withoutWords({ content, file, line, no }: Slide): Problem[] {
  return readMarkup(content).tags.filter(({ name, attributes }) => name === 'img' && !['alt', ':alt', 'v-bind:alt', 'v-bind'].some(key => key in attributes)).map(({ start, open }) => ({
    file,
    line: line + lineAt(content, start),
    slide: no,
    rule: 'picture-without-alt',
    severity: 'care' as const,
    cause: 'pictures say nothing to people who cannot see them',
    found: `${content.slice(start, open).replace(/\s+/g, ' ')} says nothing to people who cannot see it`,
    expected: 'alt="what the picture shows", or alt="" for decoration',
    fix: 'add alt',
  }))
}
