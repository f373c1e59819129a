import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { median } from './verdict.ts'
import { lectern } from './work.ts'

/** An editor's pause between two saves, in milliseconds: what is made ready for the next turn is ready. */
const pause = 4000

/**
 * Seconds from a saved word to the PDF of the slides in place, and from there to the handout, while `export --watch`
 * runs.
 *
 * @param folder empty
 * @param text of a deck
 * @throws Error with what the command said when it ends
 */
export async function measureWatching(folder: string, text: string, times: number): Promise<{ slidesFile: number, handout: number }> {
  const file = join(folder, 'slides.md')
  writeFileSync(file, text)
  const [program = '', ...args] = [...lectern, 'export', 'slides.md', '--output', 'out', '--verify', 'changed', '--watch']
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, CI: 'true' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => said += chunk)
  child.stderr.on('data', (chunk: Buffer) => said += chunk)
  const until = async (pattern: RegExp): Promise<number> => {
    while (!pattern.test(said)) {
      if (child.exitCode !== null || /existing files are unchanged/.test(said))
        throw new Error(`lectern export --watch said:\n${said}`)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    return performance.now() / 1000
  }
  try {
    await until(/watching for changes/)
    const turns: { slidesFile: number, handout: number }[] = []
    for (let turn = 0; turn <= times; turn++) {
      await new Promise(resolve => setTimeout(resolve, pause))
      said = ''
      writeFileSync(file, text.replace('first of', `watched ${Date.now()} of`))
      const saved = performance.now() / 1000
      const slidesFile = await until(/out\/.+(?<!-handout)\.pdf/)
      turns.push({ slidesFile: slidesFile - saved, handout: await until(/-handout\.pdf/) - slidesFile })
      await until(/watching for changes/)
    }
    // The first finds Slidev's modules read, but has them build for the first time.
    const warm = turns.slice(1)
    return { slidesFile: median(warm.map(turn => turn.slidesFile)), handout: median(warm.map(turn => turn.handout)) }
  }
  finally {
    if (child.exitCode === null) {
      child.kill('SIGINT')
      await once(child, 'close')
    }
  }
}
