import type { FollowedFiles } from '../project/follow-files.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { ExportDecksOptions, ExportSession } from './export.ts'
import { basename, join, relative, sep } from 'node:path'
import { forgetLostBrowser, lostBrowser } from '../browser/lost-browser.ts'
import { findDecks } from '../project/decks.ts'
import { followFiles } from '../project/follow-files.ts'
import { isStopping } from '../project/interrupt.ts'
import { inputPaths } from '../project/kept/inputs.ts'
import { LecternError } from '../project/problem.ts'
import { snippetRoot } from '../project/snippet-root.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { isBuilt } from '../slidev/build.ts'
import { localRoots } from '../slidev/local-roots.ts'
import { warmSlidev } from '../slidev/process.ts'
import { deckRoots } from '../slidev/roots.ts'
import { hasTalkSetup } from '../slidev/talk-setup.ts'
import { exportApart } from './export-apart.ts'
import { exportTo } from './export.ts'

/** How to export again and again. */
export interface WatchOptions extends ExportDecksOptions {
  /** Called with a line for each file as it is put in place. */
  onFile: (line: string) => void
  /** Called when all files of a turn are in place, or are as they were. */
  onTurn: (milliseconds: number, files: number) => void
  /** Called with what keeps the files of a turn from being made. */
  refuse: (error: unknown) => void
  /** Called with why a turn takes its time. */
  remark: (line: string) => void
}

const manifests = ['package.json', 'package-lock.json']

/**
 * Exports, and again whenever a file changes that the decks are made of, until it is stopped. Server, browser and a
 * process that has read Slidev stay; every turn is otherwise the export that a command would make, checks and all.
 *
 * @throws LecternError when there is nothing to export, or files cannot be watched; what is wrong with a deck is told, and watching goes on
 */
export async function watchExport({ onFile, onTurn, refuse, remark, ...options }: WatchOptions): Promise<never> {
  const warm = warmSlidev(remark)
  const watching: NonNullable<ExportSession['watching']> = { placed: new Map(), remarks: new Set(), built: new Map() }
  const files = await followDecks(options, watching.placed)
  let site = temporarySite(options.offline)
  const exportHere = async (): Promise<boolean> => {
    const began = performance.now()
    let count = 0
    await exportTo({ site, warm, watching }, options, (line) => {
      count++
      onFile(line)
    })
    onTurn(performance.now() - began, count)
    return true
  }
  let exportNow = exportHere
  try {
    for (let isFirst = true; ; isFirst = false) {
      const isDone = await exportNow().catch((error: unknown) => {
        if (!(error instanceof LecternError || lostBrowser() || isStopping()))
          throw error
        if (!isStopping())
          refuse(error)
        return false
      })
      if (lostBrowser()) {
        await site.close()
        site = temporarySite(options.offline)
        forgetLostBrowser()
      }
      const built = [...watching.built.values()]
      for (const { deck, app } of built) {
        if (exportNow === exportHere)
          warm.prepare(deck)
        files.add([...inputPaths(app.folder), ...localRoots(deck)])
      }
      // What lies elsewhere is only watched from now on, and may have changed during the first turn.
      const changed = isFirst && isDone && !built.every(({ deck }) => isBuilt(deck)) ? [] : await files.changed()
      const other = changed.find(path => !path.endsWith('.md'))
      if (other)
        warm.renew(`${relative(options.projectRoot, other)} changed`)
      const stale = changed.find(path => isReadOnce(path, built))
      if (stale && exportNow === exportHere) {
        exportNow = exportApart
        warm.close()
        await site.close()
        remark(`${relative(options.projectRoot, stale)} changed, which is read but once: from now on each export starts afresh, until you start --watch again`)
      }
    }
  }
  finally {
    await files.close()
    warm.close()
    await site.close()
  }
}

/** Watches the folders of decks and snippets, and not what is put in place there. */
function followDecks({ projectRoot, names, output }: ExportDecksOptions, placed: ReadonlyMap<string, string>): Promise<FollowedFiles> {
  const folders = findDecks(projectRoot, names).map(({ folder }) => folder)
  const holdsTalk = folders.some(folder => `${folder}${sep}`.startsWith(`${output}${sep}`))
  return followFiles(
    [...new Set([...folders, ...folders.map(folder => join(snippetRoot(folder), 'snippets')), ...manifests.map(name => join(projectRoot, name))])],
    path => placed.has(path) || (!holdsTalk && `${path}${sep}`.startsWith(`${output}${sep}`)),
  )
}

/** Whether a file is code, or names packages, that this process reads once for all its life. */
function isReadOnce(path: string, built: BuiltDeck[]): boolean {
  return manifests.includes(basename(path)) || (/\.[cm]?[jt]s$/.test(path) && built.some(({ deck }) => hasTalkSetup(deckRoots(deck))))
}
