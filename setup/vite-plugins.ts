import { defineVitePluginsSetup } from '@slidev/types'
import { endpoint } from '../lib/endpoint/vite-plugin.ts'
import { remoteControl } from '../lib/remote/plugin.ts'
import { favicon } from '../lib/render/favicon.ts'
import { findFiles } from '../lib/render/find-files.ts'
import { mendClient } from '../lib/render/mend-client.ts'
import { printRoute } from '../lib/render/print-route.ts'
import { runtimeBase } from '../lib/render/runtime-base.ts'
import { publishRuntimes } from '../lib/render/snippet/publish-runtimes.ts'
import { plainTokens } from '../lib/render/tokens.ts'
import { smallFonts } from '../lib/render/trim/fonts.ts'
import { plainBuild } from '../lib/slidev/plain-build.ts'

export default defineVitePluginsSetup(options => [
  runtimeBase(),
  printRoute(),
  favicon(),
  plainTokens(),
  remoteControl(),
  mendClient(),
  findFiles(),
  publishRuntimes(options),
  endpoint(),
  smallFonts(),
  plainBuild(options),
])
