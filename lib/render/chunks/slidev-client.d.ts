/** Slidev ships its client as sources that its own build types; only what we import of it is declared here. */
declare const __SLIDEV_FEATURE_DRAWINGS__: boolean

declare module '@slidev/client/App.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

declare module '@slidev/client/internals/*' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

declare module '@slidev/client/setup/main.ts' {
  import type { App } from 'vue'

  export default function setupMain(app: App): Promise<void>
}

declare module '@slidev/client/logic/contextMenu.ts' {
  import type { ShallowRef } from 'vue'

  export const currentContextMenu: ShallowRef<object | null>
}

declare module '@slidev/client/styles/*' {}
