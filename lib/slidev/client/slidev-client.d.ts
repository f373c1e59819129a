/**
 * Slidev ships its client as sources, which our stricter settings refuse: what we use of it is declared here
 * instead, after its 53.0.0 sources, and nothing more.
 */
declare module '@slidev/client' {
  import type { ClicksContext, RenderContext } from '@slidev/types'
  import type { Ref } from 'vue'

  interface SlideRoute {
    no: number
    meta: { layout?: string, slide: { no: number, title?: string, level?: number, note?: string, frontmatter: Record<string, unknown> } }
  }

  interface Configs {
    title?: string
    /** `20min`; Slidev's default is 30 minutes. */
    duration: string | number
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
    currentSlideNo: Readonly<Ref<number>>
    currentSlideRoute: Readonly<Ref<SlideRoute>>
    nextRoute: Readonly<Ref<SlideRoute>>
    clicks: Readonly<Ref<number>>
    clicksTotal: Readonly<Ref<number>>
    clicksContext: Readonly<Ref<ClicksContext>>
    isPrintMode: Readonly<Ref<boolean>>
    isPresenter: Readonly<Ref<boolean>>
    isPlaying: Readonly<Ref<boolean>>
    next: () => Promise<void>
    prev: () => Promise<void>
    go: (no: number | string, clicks?: number) => Promise<void>
  }

  interface SlideContext {
    $slidev: { configs: Configs }
    $nav: Ref<{ currentSlideNo: number, total: number, slides: SlideRoute[], isPrintMode?: boolean }>
    $clicksContext: ClicksContext
    $page: Ref<number>
    $renderContext: Ref<RenderContext>
    $frontmatter: Record<string, unknown>
  }

  export const configs: Configs
  export function useNav(): Navigation
  export function useSlideContext(): SlideContext
}
