/**
 * What pages use of `@slidev/types`, after its 53.0.0 declarations, and nothing more: the package itself draws in
 * Vite's and with them Node's, whose globals no page has.
 */

import type { ComputedRef } from 'vue'

interface ClicksInfo {
  delta: number
  max: number
  start: number
  end: number
  currentOffset: ComputedRef<number>
  isActive: ComputedRef<boolean>
}

export interface ClicksContext {
  current: number
  readonly clicksStart: number
  calculateSince: (at: string | number, size?: number) => ClicksInfo | null
  register: (element: string | Element, info: Pick<ClicksInfo, 'delta' | 'max'> | null) => void
  unregister: (element: string | Element) => void
  readonly total: number
}

export type RenderContext = 'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'

export function defineAppSetup(setup: () => void | Promise<void>): unknown
export function defineRootSetup(setup: () => void | Promise<void>): unknown
