import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { SlidevSession } from '../lib/project/session.ts'
import { defineVitePluginsSetup } from '@slidev/types'
import { pageHalves } from '../lib/features/snippet/add-ons.ts'
import { publishRuntimes } from '../lib/features/snippet/publish-runtimes.ts'
import { brandTokens, readBrand } from '../lib/look/brand.ts'
import { plainPalettes } from '../lib/look/palettes.ts'
import { projectFaces } from '../lib/look/project-faces.ts'
import { smallFonts } from '../lib/look/small-fonts.ts'
import { recordInputs } from '../lib/project/kept/inputs.ts'
import { currentSession } from '../lib/project/session.ts'
import { anywhere } from '../lib/slidev/anywhere.ts'
import { besidePictures } from '../lib/slidev/beside-pictures.ts'
import { classWords } from '../lib/slidev/class-words.ts'
import { favicon } from '../lib/slidev/favicon.ts'
import { findFiles } from '../lib/slidev/find-files.ts'
import { leaveOut, refuseLeftOut } from '../lib/slidev/leave-out.ts'
import { namelessPictures } from '../lib/slidev/nameless-pictures.ts'
import { patchClient } from '../lib/slidev/patch-client.ts'
import { patchSlides, recordSlides } from '../lib/slidev/patch/slide-sources.ts'
import { plainBuild } from '../lib/slidev/plain-build.ts'
import { printRoute } from '../lib/slidev/print-route.ts'
import { quotedNames } from '../lib/slidev/quoted-names.ts'
import { remoteCopies } from '../lib/slidev/remote/plugin.ts'
import { runtimeBase } from '../lib/slidev/runtime-base.ts'
import { listShipped } from '../lib/slidev/shipped.ts'
import { hasOurLook } from '../lib/slidev/theme.ts'
import { titleIcons } from '../lib/slidev/title-icons.ts'
import { titleTexts } from '../lib/slidev/title-text.ts'
import { agents } from '../lib/stage/agents/plugin.ts'
import { findings } from '../lib/stage/findings/plugin.ts'
import { guard } from '../lib/stage/guard/guard.ts'
import { rehearsal } from '../lib/stage/rehearsal/plugin.ts'
import { remoteControl } from '../lib/stage/remote/plugin.ts'

const session = currentSession()

/** What a deck asks of our theme; what it asks of another is none of ours. */
function themeConfigOf({ data, themeRoots }: Pick<ResolvedSlidevOptions, 'data' | 'themeRoots'>): unknown {
  return hasOurLook(themeRoots) ? data.headmatter.themeConfig : undefined
}

/** What makes a whole build ours. */
function builds(options: ResolvedSlidevOptions, session: SlidevSession): Plugin[] {
  return [...plainBuild(options), listShipped(options.userRoot), recordInputs(options), recordSlides(options, session)]
}

export default defineVitePluginsSetup(options => [
  projectFaces(() => ({ folder: options.userRoot, lang: String(options.data.headmatter.lang ?? ''), brand: readBrand(themeConfigOf(options)).faces })),
  ...brandTokens(() => themeConfigOf(options)),
  plainPalettes(),
  publishRuntimes(options),
  pageHalves(options),
  // Where Slidev was started without Lectern's command, the addon brings its components and nothing else.
  ...session
    ? [
        guard(options),
        anywhere(session, options),
        classWords(options),
        quotedNames(options.clientRoot),
        runtimeBase(),
        printRoute(),
        favicon(options),
        agents(),
        findings(),
        remoteControl(options),
        rehearsal(options),
        patchClient(),
        leaveOut(session),
        refuseLeftOut(session),
        findFiles(),
        smallFonts(),
        titleIcons(),
        titleTexts(options),
        ...session.patches === undefined ? builds(options, session) : patchSlides(options, session, session.patches),
        remoteCopies(options),
        besidePictures(options),
        namelessPictures(),
      ]
    : [],
])
