import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { announceSlides } from '../lib/stage/announce/announce-slides.ts'
import { blankScreen } from '../lib/stage/blank.ts'
import { keepClickerAlive } from '../lib/stage/clicker-keys.ts'
import { watchEmbeds } from '../lib/stage/embeds/client/watch-embeds.ts'
import { showFindings } from '../lib/stage/findings/client/show-findings.ts'
import { giveFocusBack } from '../lib/stage/give-focus-back.ts'
import { nameParts } from '../lib/stage/name-parts.ts'
import { connectRemote } from '../lib/stage/remote/connect.ts'
import { zoomSlide } from '../lib/stage/zoom.ts'

export default defineRootSetup(() => {
  const { total } = useNav()
  announceSlides()
  nameParts(() => total.value)
  keepClickerAlive()
  giveFocusBack()
  blankScreen()
  zoomSlide()
  watchEmbeds()
  if (import.meta.hot) {
    connectRemote(import.meta.hot)
    showFindings(import.meta.hot)
  }
})
