import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { announceSlides } from '../lib/page/announce/announce-slides.ts'
import { keepClickerAlive } from '../lib/page/stage/clicker-keys.ts'
import { nameParts } from '../lib/page/stage/name-parts.ts'

export default defineRootSetup(() => {
  const { total } = useNav()
  announceSlides()
  nameParts(() => total.value)
  keepClickerAlive()
})
