import type { Component } from 'vue'
import { defineAsyncComponent } from 'vue'

/** A component that is loaded on demand, with the style sheet that draws icons. */
export function withIcons(load: () => Promise<{ default: Component }>): Component {
  return defineAsyncComponent(async () => {
    const [component] = await Promise.all([
      load(),
      import('./late-styles.ts'),
    ])
    return component
  })
}
