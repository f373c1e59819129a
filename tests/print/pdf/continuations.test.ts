import type { Page } from 'playwright'
import { expect, it } from 'vitest'
import { inHandout, markContinuations } from '../../../lib/print/pdf/continuations.ts'
import { openBrowser } from '../../shared-browser.ts'

/** A slide as a snippet lays it out: code and output share its height, and the output scrolls to its end, as after an error. */
const slide = `<style>
* { box-sizing: border-box; margin: 0; font: 16px/20px monospace }
.snippet { display: flex; flex-direction: column; width: 300px; height: 300px }
.code { flex: 0 1 auto; min-height: 0; overflow: auto; background: #ddd }
.result { display: flex; flex: 0 4 auto; flex-direction: column; min-height: 90px; border: 1px solid }
.bar { display: flex; flex: none; flex-wrap: wrap }
.snippet-output { min-height: 0; overflow: auto }
</style><div class="snippet"><div class="code"><pre>${'code\n'.repeat(9)}</pre></div>
<div class="result"><div class="bar"><span class="caption">recorded</span></div><div class="snippet-output"><pre>${Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n')}</pre></div></div></div>
<script>document.querySelector('.snippet-output').scrollTop = 9999</script>`

interface Boxes { code: number, card: number, caption: DOMRect, output: { top: number, bottom: number, scrolled: number }, cardBottom: number }

async function boxesOf(page: Page): Promise<Boxes> {
  return page.evaluate(() => {
    const of = (selector: string): DOMRect => document.querySelector(selector)!.getBoundingClientRect().toJSON() as DOMRect
    const output = document.querySelector('.snippet-output')!
    output.scrollTop = 50
    return { code: of('.code').height, card: of('.result').height, caption: of('.caption'), output: { ...of('.snippet-output'), scrolled: output.scrollTop }, cardBottom: of('.result').bottom }
  })
}

it('a long output ends inside its card after a whole line, whatever its caption says, and the code keeps its room', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const looks = []
    await page.setContent(slide)
    const before = await boxesOf(page)
    for (const words of [inHandout, 'below']) {
      await page.setContent(slide)
      await markContinuations(page, words)
      looks.push(await boxesOf(page))
      expect(await page.locator('.caption').getAttribute('data-continues-in')).toBe(words)
    }
    expect(looks[0]).toMatchObject({ code: before.code, card: before.card })
    // Its caption takes a second line.
    expect(looks[0]!.caption.height).toBeGreaterThan(before.caption.height)
    expect(looks[1]).toEqual(looks[0])
    const { output, cardBottom } = looks[0]!
    expect(output.scrolled).toBe(0)
    expect(output.bottom).toBeLessThan(cardBottom)
    expect(output.bottom - output.top).toBeGreaterThan(20)
    expect((output.bottom - output.top) % 20).toBeLessThan(4)
  }
  finally {
    await browser.close()
  }
})
