import type { Shown } from './walk.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
/** Every slide in every engine takes minutes: `npm run verify:long`. */
import { isLong } from '../long.ts'
import { chromium } from './chromium.ts'
import { firefox } from './firefox.ts'
import { unlike } from './unlike.ts'
import { walk } from './walk.ts'

import { webkit } from './webkit.ts'

/**
 * Share of squares that may look otherwise than in Chromium: where a line breaks, all that follows it moves. A quiz
 * that WebKit laid out wrongly came to 0.2, a chart at half its height to 0.19, a table with two lines fewer to 0.11.
 */
const tolerance = { chromium: 0, firefox: 0.13, webkit: 0.13 }

const decks = isLong ? findDecks(root).filter(({ name }) => existsSync(join(inject('siteFolder'), name))) : []
const reference = new Map<string, Shown[]>()
const skipped: string[] = []

afterAll(() => {
  if (skipped.length > 0)
    console.warn(`${skipped.length} of 3 engines skipped: ${skipped.join('; ')}`)
})

describe.skipIf(!isLong).for([chromium, firefox, webkit])('in $name', { timeout: 240_000 }, (engine) => {
  const missing = isLong ? engine.missing() : undefined
  if (missing)
    skipped.push(`${engine.name}, ${missing}`)

  it.skipIf(missing).for(decks)('shows $name with nothing on top of anything, nothing cut, and as elsewhere', async (entry) => {
    const deck = await loadDeck(entry)
    const view = await engine.start()
    const all: Shown[] = []
    try {
      for await (const shown of walk(view, `${inject('siteUrl')}${deck.name}/`, deck.slides.length))
        all.push(shown)
    }
    finally {
      await view.close()
    }
    expect(all.length).toBe(2 * deck.slides.length)
    expect(all.flatMap(({ place, faults }) => faults.map(fault => `${place}: ${fault}`))).toEqual([])
    if (engine === chromium)
      reference.set(deck.name, all)
    const expected = reference.get(deck.name) ?? []
    expect(all.map(({ place, text }) => `${place}: ${text}`)).toEqual(expected.map(({ place, text }) => `${place}: ${text}`))
    const far = all.map(({ place, picture }, index) => ({ place, share: unlike(expected[index]!.picture, picture) }))
      .filter(({ share }) => share > tolerance[engine.name])
    expect(far).toEqual([])
  })

  it.skipIf(missing)('is seen to report words that lie on others, are cut, or run off', async () => {
    const view = await engine.start()
    try {
      await view.open(`data:text/html,${encodeURIComponent('<div id="slideshow"><div data-slidev-no="1" style="position:relative;width:900px;height:500px"><p style="position:absolute;top:0;margin:0">One line</p><p style="position:absolute;top:4px;margin:0">Another</p><div style="overflow:hidden;position:absolute;top:90px;width:60px;white-space:nowrap">Far too long for its box</div><p style="position:absolute;top:520px">Below</p></div></div>')}`)
      const { readFaults } = await import('./faults.ts')
      const { faults } = await view.run(`return (${readFaults.toString()})(1)`) as { faults: string[] }
      expect(faults).toEqual([
        expect.stringMatching(/^"Far too long for its box" is cut by \d+ px$/),
        '"Below" runs off the slide',
        '"One line" lies on "Another"',
      ])
    }
    finally {
      await view.close()
    }
  })
})
