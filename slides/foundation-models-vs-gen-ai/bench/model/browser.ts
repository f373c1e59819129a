import type { Progress } from '../../lib/model/pretrain.ts'
import { join } from 'node:path'
import { launchBrowser } from '../../../../lib/browser/browser.ts'
import { cageScript } from '../../../../lib/features/snippet/build-cage.ts'
import { SEED } from '../../lib/model/settings.ts'

/** One step of a run in the browser. */
export interface TimedProgress extends Progress {
  /** From the press of Train, in s; the worker's start included. */
  seconds: number
}

/** What the audience waits for: the slide's own worker in Chromium, from nothing to the last step. */
export async function trainInBrowser(): Promise<TimedProgress[]> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const code = await cageScript(join(import.meta.dirname, '../../lib/model/worker.ts'), 'iife')
    return await page.evaluate(({ code, seed }) => new Promise<TimedProgress[]>((resolve, reject) => {
      const began = performance.now()
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
      const steps: TimedProgress[] = []
      worker.addEventListener('error', event => reject(new Error(event.message)))
      worker.addEventListener('message', ({ data }) => {
        if (data.type === 'progress')
          steps.push({ ...data, seconds: (performance.now() - began) / 1000 })
        else if (data.type === 'error')
          reject(new Error(data.message))
        else if (data.id === 2)
          resolve(steps)
      })
      worker.postMessage({ id: 1, type: 'load', start: 'random', seed })
      worker.postMessage({ id: 2, type: 'pretrain', seed })
    }), { code, seed: SEED })
  }
  finally {
    await browser.close()
  }
}
