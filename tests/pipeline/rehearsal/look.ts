import type { Page } from 'playwright'
import type { Box, Raster } from '../../../lib/print/picture/raster.ts'
import type { Scene } from '../../../lib/print/settle/in-page/stage.ts'
import { PNG } from 'pngjs'
import { clicksTotal } from '../../../lib/check/walk/in-page.ts'
import { enterScene } from '../../../lib/print/settle/in-page/stage.ts'

/** An element that can be seen, with the words of its own. */
export interface Part extends Box {
  name: string
  words: string
}

/** What a player shows in one state. */
export interface Look {
  parts: Part[]
  /** Where the picture is not compared. */
  apart: Box[]
  picture: Raster
  /** Clicks that the slide has. */
  clicks: number
}

/**
 * Leads a player to a state and looks at it once nothing moves any more.
 *
 * @param apart selector of elements that may differ
 * @throws Error that says what the player still waited for
 */
export async function lookAt(page: Page, scene: Scene, apart: string): Promise<Look> {
  await page.evaluate(enterScene, { ...scene, styles: '', unlike: apart, patience: 60_000 })
  const { parts, boxes } = await page.evaluate(seeParts, apart)
  return {
    parts,
    apart: boxes,
    picture: PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' })),
    clicks: await page.evaluate(clicksTotal),
  }
}

/** Runs in the page, and uses nothing from outside itself. Some motion is a script's own: two equal looks are one. */
async function seeParts(apart: string): Promise<{ parts: Part[], boxes: Box[] }> {
  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, width: Math.round(width * 10) / 10, height: Math.round(height * 10) / 10 }
  }
  const look = (): { parts: Part[], boxes: Box[] } => {
    const seen = [...document.querySelectorAll('#slide-content, #slide-content *')].filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    return {
      parts: seen.filter(element => !element.closest(apart)).map(element => ({
        name: element.localName,
        words: [...element.childNodes].filter(node => node instanceof Text).map(node => node.textContent).join('').replace(/\s+/g, ' ').trim(),
        ...boxOf(element),
      })),
      boxes: seen.filter(element => element.matches(apart)).map(boxOf),
    }
  }
  let [before, equal] = ['', 0]
  for (let looks = 0; looks < 200 && equal < 2; looks++) {
    await new Promise(resolve => setTimeout(resolve, 50))
    const now = JSON.stringify(look())
    equal = now === before ? equal + 1 : 0
    before = now
  }
  return look()
}
