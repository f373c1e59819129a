import type { Page } from 'playwright'
import type { RunInPage, RunResult } from '../../cage/run-in-page.ts'
import type { AddOns } from './add-ons.ts'
import type { Snippet } from './load-snippet.ts'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { launchBrowser } from '../../browser/browser.ts'
import { serveFolder } from '../../browser/serve.ts'
import { limits } from '../../cage/protocol.ts'
import { root } from '../../project/root.ts'
import { cageScript, runtimeFiles } from './build-cage.ts'
import { showSnippet } from './show-snippet.ts'

/** Runs snippets in the cage that the slides have, in a browser of its own. */
export interface FreshRuns {
  run: (snippet: Snippet) => Promise<RunResult>
  close: () => Promise<void>
}

/**
 * Opens a browser with the cage for a project's snippets. Each run is fresh, but shares the browser, and the
 * runtime is started once ahead of each.
 *
 * @param projectRoot where `snippets/` lies
 * @param snippets all that will run
 * @param addOns of the talks that show them
 * @param patience how many times the snippet's own limit it may take: a busy machine must not look like a slow snippet
 */
export async function openFreshRuns(projectRoot: string, snippets: Snippet[], addOns: AddOns, patience = 3): Promise<FreshRuns> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-record-'))
  await writeFile(join(folder, 'index.html'), `<!doctype html><title>record</title><body><script type="module">${await cageScript(join(root, 'lib/cage/record-page.ts'), 'es')}</script>`)
  for (const snippet of snippets) {
    for (const [path, file] of (await runtimeFiles(snippet, addOns)).publish) {
      const target = join(folder, 'runtimes', path)
      await mkdir(dirname(target), { recursive: true })
      await ('text' in file
        ? writeFile(target, file.text)
        : cp(file.path, target))
    }
  }
  const server = await serveFolder(folder)
  const browser = await launchBrowser()
  let page: Promise<Page> | undefined

  async function openPage(): Promise<Page> {
    const opened = await browser.newPage()
    await opened.goto(server.url)
    return opened
  }

  return {
    async run(snippet) {
      const data = await showSnippet(projectRoot, snippet, addOns)
      const { options } = snippet
      page ??= openPage()
      return (await page).evaluate(([job, place, seconds]) => (globalThis as unknown as { lecternRun: RunInPage }).lecternRun(job, place, seconds), [
        {
          language: data.language,
          file: data.file,
          code: data.prepared ?? snippet.text,
          edited: data.prepared === null,
          answers: data.answers,
          session: data.session,
          before: data.before,
        },
        data.place,
        (options.timeout ?? limits.seconds) * (options.expect === 'timeout'
          ? 1
          : patience),
      ] as const)
    },
    async close() {
      await browser.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
