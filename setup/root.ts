import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { announceSlides } from '../lib/page/announce/announce-slides.ts'
import { keepClickerAlive } from '../lib/page/stage/clicker-keys.ts'
import { giveFocusBack } from '../lib/page/stage/give-focus-back.ts'
import { nameParts } from '../lib/page/stage/name-parts.ts'
import { connectRemote } from '../lib/remote/connect.ts'

export default defineRootSetup(() => {
  const { total } = useNav()
  announceSlides()
  nameParts(() => total.value)
  keepClickerAlive()
  giveFocusBack()
  if (import.meta.hot)
    connectRemote(import.meta.hot)
})
