import type { Rule } from '../project/rule.ts'
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { endless, leadsOut, mostRead, ownFolder, tooLarge } from '../project/own-file.ts'
import { filesBelow, slashPath } from '../project/paths.ts'
import { activeInSvg } from '../project/remote/sniff.ts'
import { defineRule } from '../project/rule.ts'

/**
 * Refuses what Vite's copy of `public/` would never end with, or would publish from elsewhere: it follows every link,
 * and reads pipes and devices.
 */
export const publicFiles: Rule = defineRule({ id: 'public-files', kind: 'source', severity: 'error', why: 'All of public/ is published, and links in it are followed: to your keys, to devices, to themselves.' }, (deck, projectRoot) => {
  const folder = join(deck.folder, 'public')
  if (!existsSync(folder))
    return []
  const own = ownFolder(projectRoot)
  const wrong = wrongIn(folder, own, [])
  return [
    ...wrong.map(({ path, found }) => ({
      file: slashPath(projectRoot, path),
      found,
      expected: 'files and folders of this project; everything in public/ is published',
      fix: 'put a copy of the file there, or take it away',
    })),
    ...wrong.length > 0
      ? []
      : activeDrawings(folder).map(({ path, what }) => ({
          file: slashPath(projectRoot, path),
          severity: 'notice' as const,
          found: `the SVG contains ${what}, which runs for whoever opens the file itself, with your site's rights`,
          expected: 'a drawing; as a picture on a slide it runs nothing',
          fix: 'if it is not yours, take that out (an editor\'s "plain SVG" does)',
        })),
  ]
})

/** A drawing of more bytes is data. */
const mostBytes = 5_000_000

function activeDrawings(folder: string): { path: string, what: string }[] {
  return filesBelow(folder).filter(name => /\.svg$/i.test(name)).map(name => join(folder, name)).flatMap((path) => {
    const what = statSync(path).size > mostBytes ? undefined : activeInSvg(readFileSync(path, 'utf8'))
    return what === undefined ? [] : [{ path, what }]
  })
}

/** What is wrong below a path; `above` are the real folders on the way there. */
function wrongIn(path: string, own: string, above: string[]): { path: string, found: string }[] {
  if (!existsSync(path))
    return [{ path, found: 'a link to nothing' }]
  const found = leadsOut(path, own)
  if (found !== undefined)
    return [{ path, found }]
  const kind = statSync(path)
  if (!kind.isDirectory())
    return kind.isFile() ? kind.size > mostRead ? [{ path, found: tooLarge(kind.size) }] : [] : [{ path, found: endless }]
  const real = realpathSync(path)
  if (above.includes(real))
    return [{ path, found: 'a link to a folder that contains it' }]
  return readdirSync(path).flatMap(name => wrongIn(join(path, name), own, [...above, real]))
}
