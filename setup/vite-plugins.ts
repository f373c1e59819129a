import { defineVitePluginsSetup } from '@slidev/types'
import { guard } from '../lib/dev/guard.ts'
import { endpoint } from '../lib/endpoint/vite-plugin.ts'
import { remoteControl } from '../lib/remote/plugin.ts'
import { recordInputs } from '../lib/render/chunks/inputs.ts'
import { favicon } from '../lib/render/favicon.ts'
import { findFiles } from '../lib/render/find-files.ts'
import { mendClient } from '../lib/render/mend-client.ts'
import { printRoute } from '../lib/render/print-route.ts'
import { runtimeBase } from '../lib/render/runtime-base.ts'
import { publishRuntimes } from '../lib/render/snippet/publish-runtimes.ts'
import { plainTokens } from '../lib/render/tokens.ts'
import { smallFonts } from '../lib/render/trim/fonts.ts'
import { anywhere } from '../lib/slidev/anywhere.ts'
import { plainBuild } from '../lib/slidev/plain-build.ts'
import { currentSession } from '../lib/slidev/session.ts'

const session = currentSession()

export default defineVitePluginsSetup(options => [
  plainTokens(),
  publishRuntimes(options),
  // Where Slidev was started without Lectern's command, the addon brings its components and nothing else.
  ...session
    ? [
        guard(options),
        anywhere(session, options),
        runtimeBase(),
        printRoute(),
        favicon(),
        remoteControl(),
        mendClient(),
        findFiles(),
        endpoint(),
        smallFonts(),
        ...plainBuild(options),
        recordInputs(options),
      ]
    : [],
])
