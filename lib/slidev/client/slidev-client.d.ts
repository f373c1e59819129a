/**
 * Slidev ships its client as sources, which our stricter settings refuse: what we use of it is declared here
 * instead, after its 53.0.0 sources, and nothing more. `#player/` is the folder of those sources (`trim/index.ts`).
 */
declare const __SLIDEV_FEATURE_DRAWINGS__: boolean

declare module '@slidev/client' {
  import type { ClicksContext, RenderContext } from '@slidev/types'
  import type { Ref } from 'vue'

  interface SlideRoute {
    no: number
    meta: { layout?: string, slide: { no: number, title?: string, level?: number, note?: string, noteHTML?: string, frontmatter: Record<string, unknown> } }
  }

  interface Configs {
    title?: string
    /** `20min`; Slidev's default is 30 minutes. */
    duration: string | number
    slidesTitle: string
    /** What a deck's headmatter says to its theme. */
    themeConfig?: Record<string, unknown>
  }

  /** What Slidev shares between windows of one talk. */
  export const sharedState: {
    page: number
    clicks: number
    timer: { status: 'stopped' | 'running' | 'paused', slides: Record<number, { start?: number, end?: number }>, startedAt: number, pausedAt: number }
  }

  interface Navigation {
    hasPrimarySlide: Readonly<Ref<boolean>>
    slides: Ref<SlideRoute[]>
    total: Readonly<Ref<number>>
    currentPage: Readonly<Ref<number>>
    currentSlideNo: Readonly<Ref<number>>
    currentSlideRoute: Readonly<Ref<SlideRoute>>
    nextRoute: Readonly<Ref<SlideRoute>>
    currentLayout: Readonly<Ref<string>>
    clicks: Readonly<Ref<number>>
    clicksTotal: Readonly<Ref<number>>
    clicksContext: Readonly<Ref<ClicksContext>>
    hasNext: Readonly<Ref<boolean>>
    hasPrev: Readonly<Ref<boolean>>
    isPrintMode: Readonly<Ref<boolean>>
    isPresenter: Readonly<Ref<boolean>>
    isPlaying: Readonly<Ref<boolean>>
    isEmbedded: Readonly<Ref<boolean>>
    next: () => Promise<void>
    prev: () => Promise<void>
    nextSlide: () => Promise<void>
    prevSlide: () => Promise<void>
    go: (no: number | string, clicks?: number) => Promise<void>
  }

  interface SlideContext {
    $slidev: { nav: { currentPage: number, total: number, clicks: number }, configs: Configs }
    $nav: Ref<{ currentPage: number, currentSlideNo: number, total: number, clicks: number, slides: SlideRoute[], isPrintMode?: boolean }>
    $clicksContext: ClicksContext
    $clicks: Ref<number>
    $page: Ref<number>
    $renderContext: Ref<RenderContext>
    $frontmatter: Record<string, unknown>
    $route: SlideRoute | undefined
    $scale: Readonly<Ref<number>>
    $zoom: Readonly<Ref<number>>
  }

  export const configs: Configs
  export function useNav(): Navigation
  export function useSlideContext(): SlideContext
  export function useIsSlideActive(): Readonly<Ref<boolean>>
  export function useDarkMode(): { isDark: Ref<boolean>, toggleDark: () => void }
  export function onSlideEnter(callback: (to: number, from: number | undefined) => void): void
  export function onSlideLeave(callback: (to: number, from: number | undefined) => void): void
  export function lockShortcuts(): () => void
}

declare module '#player/App.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

declare module '#player/internals/*' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

declare module '#player/setup/main.ts' {
  import type { App } from 'vue'

  export default function setupMain(app: App): Promise<void>
}

declare module '#player/composables/useDrawings.ts' {
  import type { Ref } from 'vue'

  export function useDrawings(): { drawingEnabled: Ref<boolean>, drawingPinned: Ref<boolean>, drawingState: Record<number, string | undefined> }
}

declare module '#player/composables/useNav.ts' {
  export { useNav } from '@slidev/client'
}

declare module '#player/env.ts' {
  export const configs: { info: boolean | string, drawings: { presenterOnly: boolean } }
}

declare module '#player/logic/contextMenu.ts' {
  import type { ShallowRef } from 'vue'

  export const currentContextMenu: ShallowRef<object | null>
}

declare module '#player/state/storage.ts' {
  import type { Ref } from 'vue'

  export const showGotoDialog: Ref<boolean>
  export const showInfoDialog: Ref<boolean>
  export const showOverview: Ref<boolean>
}

declare module '#player/styles/*' {}
