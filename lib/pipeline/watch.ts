import type { ExportDecksOptions, ExportSession } from './export.ts'
import { spawn } from 'node:child_process'
import { basename, join, relative, sep } from 'node:path'
import process from 'node:process'
import { forgetLostBrowser, lostBrowser } from '../browser/lost-browser.ts'
import { findDecks } from '../project/decks.ts'
import { followFiles } from '../project/follow-files.ts'
import { isStopping, onInterrupt } from '../project/interrupt.ts'
import { inputPaths } from '../project/kept/inputs.ts'
import { LecternError } from '../project/problem.ts'
import { snippetRoot } from '../project/snippet-root.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { isBuilt } from '../slidev/build.ts'
import { localRoots } from '../slidev/local-roots.ts'
import { warmSlidev } from '../slidev/process.ts'
import { deckRoots } from '../slidev/roots.ts'
import { hasTalkSetup } from '../slidev/talk-setup.ts'
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

/** Code that this process reads once for all its life. */
const code = /\.[cm]?[jt]s$/
const manifests = ['package.json', 'package-lock.json']

/**
 * Exports, and again whenever a file changes that the decks are made of, until it is stopped. Server, browser and a
 * process that has read Slidev stay; every turn is otherwise the export that a command would make, checks and all.
 *
 * @throws LecternError when there is nothing to export, or files cannot be watched; what is wrong with a deck is told, and watching goes on
 */
export async function watchExport({ onFile, onTurn, refuse, remark, ...options }: WatchOptions): Promise<never> {
  const { projectRoot, names, output } = options
  const warm = warmSlidev(remark)
  const watching: NonNullable<ExportSession['watching']> = { placed: new Map(), remarks: new Set(), built: new Map() }
  const folders = findDecks(projectRoot, names).map(({ folder }) => folder)
  const holdsTalk = folders.some(folder => `${folder}${sep}`.startsWith(`${output}${sep}`))
  const files = await followFiles(
    [...new Set([...folders, ...folders.map(folder => join(snippetRoot(folder), 'snippets')), ...manifests.map(name => join(projectRoot, name))])],
    path => watching.placed.has(path) || (!holdsTalk && `${path}${sep}`.startsWith(`${output}${sep}`)),
  )
  let site = temporarySite(options.offline)
  let isStale = false
  let isFirst = true
  try {
    for (;;) {
      const began = performance.now()
      let count = 0
      let isDone = false
      try {
        if (isStale) {
          isDone = await exportApart()
        }
        else {
          await exportTo({ site, warm, watching }, options, (line) => {
            count++
            onFile(line)
          })
          isDone = true
          onTurn(performance.now() - began, count)
        }
      }
      catch (error) {
        if (!(error instanceof LecternError || lostBrowser() || isStopping()))
          throw error
        if (!isStopping())
          refuse(error)
      }
      if (lostBrowser()) {
        await site.close()
        site = temporarySite(options.offline)
        forgetLostBrowser()
      }
      const built = [...watching.built.values()]
      for (const { deck, app } of built) {
        if (!isStale)
          warm.prepare(deck)
        files.add([...inputPaths(app.folder), ...localRoots(deck)])
      }
      // What lies elsewhere is only watched from now on, and may have changed during the first turn.
      const changed = isFirst && isDone && !built.every(({ deck }) => isBuilt(deck)) ? [] : await files.changed()
      isFirst = false
      const stale = changed.find(path => manifests.includes(basename(path)) || (code.test(path) && built.some(({ deck }) => hasTalkSetup(deckRoots(deck)))))
      const other = changed.find(path => !path.endsWith('.md'))
      if (other)
        warm.renew(`${relative(projectRoot, other)} changed`)
      if (stale && !isStale) {
        isStale = true
        warm.close()
        await site.close()
        remark(`${relative(projectRoot, stale)} changed, which is read but once: from now on each export starts afresh, until you start --watch again`)
      }
    }
  }
  finally {
    await files.close()
    warm.close()
    await site.close()
  }
}

/** @returns true when it succeeded; what it has to say it says itself */
async function exportApart(): Promise<boolean> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1).filter(word => !/^(?:--watch(?:=.*)?|-w)$/.test(word))], { stdio: 'inherit' })
  const forget = onInterrupt(async () => void child.kill())
  const code = await new Promise(resolve => child.once('close', resolve))
  forget()
  return code === 0
}
