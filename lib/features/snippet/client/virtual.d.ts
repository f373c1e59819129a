declare module 'virtual:lectern-page-halves' {
  import type { PageHalf } from '../../../cage/relay.ts'

  /** By language; filled in by lib/features/snippet/add-ons.ts. */
  export const pageHalves: Record<string, PageHalf | undefined>
}
