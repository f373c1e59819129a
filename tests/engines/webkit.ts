import type { ChildProcess } from 'node:child_process'
import type { Engine } from './engine.ts'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import process from 'node:process'
import { Builder, Capabilities } from 'selenium-webdriver'
import { findProgram, windowSize } from './engine.ts'

const driverProgram = (): string | undefined => findProgram('WebKitWebDriver')
const browserProgram = (): string | undefined => globSync('/usr/lib{,64,exec}/{,*/}webkit2gtk-*/MiniBrowser').at(-1)
const port = 4455
const display = ':87'

/** WebKitGTK's small browser, the nearest to Safari that runs on Linux, on a screen of its own. */
export const webkit: Engine = {
  name: 'webkit',
  missing: () => driverProgram() && browserProgram() && findProgram('Xvfb')
    ? undefined
    : 'no WebKitGTK: apt-get install webkit2gtk-driver xvfb',
  async start() {
    const screen = spawn('Xvfb', [display, '-screen', '0', '1400x1000x24'], { stdio: 'ignore' })
    const driver = spawn(driverProgram()!, [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: display, GTK_A11Y: 'none', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    })
    const stop = (child: ChildProcess): Promise<void> => new Promise((done) => {
      child.once('exit', () => done())
      child.kill()
    })
    await new Promise(later => setTimeout(later, 1500))
    const session = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(new Capabilities({
        'browserName': 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: browserProgram(), args: ['--automation'] },
      }))
      .build()
    // The window's frame and bars are part of its size.
    await session.manage().window().setRect({ x: 0, y: 0, width: windowSize.width, height: windowSize.height + 100 })
    const inner = await session.executeScript<[number, number]>('return [innerWidth, innerHeight]')
    await session.manage().window().setRect({ x: 0, y: 0, width: 2 * windowSize.width - inner[0], height: 2 * windowSize.height + 100 - inner[1] })
    await session.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 })
    return {
      open: url => session.get(url),
      run: body => session.executeScript(`return (async () => { ${body} })()`),
      picture: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
      close: async () => {
        await session.quit().catch(() => {})
        await stop(driver)
        await stop(screen)
      },
    }
  },
}
