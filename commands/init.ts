import { Buffer } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { firstTalk } from '../lib/article/start/first-talk.ts'
import { withLectern } from '../lib/article/start/manifest.ts'
import { projectFiles } from '../lib/article/start/project-files.ts'
import { discoverTalks } from '../lib/project/discover.ts'
import { slashPath } from '../lib/project/paths.ts'
import { placeFile } from '../lib/project/place.ts'
import { ownManifest } from '../lib/project/version.ts'
import { install, titleOf } from './start-project.ts'

export default defineCommand({
  meta: { name: 'init', description: 'Adds what a talk needs to this project: scripts, a workflow that publishes it, AGENTS.md, and a first talk if there is none. Existing files are unchanged.' },
  args: {
    yes: { type: 'boolean', alias: 'y', description: 'ask nothing', default: false },
    install: { type: 'boolean', description: 'install Lectern into the project', negativeDescription: 'skip npm install', default: true },
  },
  async run({ args }) {
    const folder = process.cwd()
    const title = titleOf(basename(folder))
    const [found] = discoverTalks(folder).talks
    const talk = found ? slashPath(folder, found) : 'slides.md'
    const { version } = ownManifest()
    const files = projectFiles({ name: basename(folder), title, version, python: false, talk })
    if (!found)
      files.set('slides.md', firstTalk(title))
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) {
      const own = readFileSync(manifest, 'utf8')
      const merged = withLectern(own, files.get('package.json') ?? '{}')
      files.delete('package.json')
      if (merged !== own) {
        await placeFile(manifest, Buffer.from(merged))
        console.log('package.json: scripts and the dependency added')
      }
    }
    for (const [path, content] of files) {
      const isThere = existsSync(join(folder, path))
      if (!isThere)
        await placeFile(join(folder, path), Buffer.from(content))
      console.log(`${path}: ${isThere ? 'already exists, unchanged' : 'written'}`)
    }
    if (args.install)
      install(folder)
    console.log(`\nNext: npx lectern ${talk}`)
  },
})
