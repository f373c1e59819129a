import type { ComputedRef } from 'vue'
import { configs, useNav } from '@slidev/client'
import { parseTimeString } from '@slidev/parser/utils'
import { computed } from 'vue'
import { planMinutes } from './pace.ts'

/** Minutes planned for each slide of the talk that is shown. To be called in a set-up. */
export function usePlan(): ComputedRef<number[]> {
  const { slides } = useNav()
  return computed(() => planMinutes(slides.value.map((slide) => {
    const minutes = Number(slide.meta.slide?.frontmatter.minutes)
    return Number.isFinite(minutes)
      ? minutes
      : undefined
  }), parseTimeString(configs.duration).seconds / 60))
}
