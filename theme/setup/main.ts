import { configs } from '@slidev/client'
import { defineAppSetup } from '@slidev/types'

/** `themeConfig: { palette: orchard }` gives every page of the talk that palette (styles/palettes.css). */
export default defineAppSetup(() => {
  const { palette } = configs.themeConfig ?? {}
  if (typeof palette === 'string' && palette)
    document.documentElement.classList.add(`palette-${palette}`)
})
