import type { TestProject } from 'vitest/node'
import { chromium } from 'playwright'
import { browserOptions } from '../lib/browser/browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser listens that all files share. */
    browserUrl: string
  }
}

/** Starts one browser for all files of a project. */
export default async function browserOnce(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ ...await browserOptions(), handleSIGINT: true, handleSIGTERM: true })
  project.provide('browserUrl', server.wsEndpoint())
  return () => server.close()
}
