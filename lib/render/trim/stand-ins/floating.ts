import type { FunctionalComponent } from 'vue'
import { defineComponent, h, onMounted, onUnmounted, ref } from 'vue'

/** Nothing to recompute: the panels below are placed by CSS. */
export function recomputeAllPoppers(): void {}

/** A label that tells more while it is pointed at: the browser's own tooltip would lose the markup. */
export const Tooltip: FunctionalComponent = (_, { slots }) => h('span', { class: 'relative group' }, [
  slots.default?.(),
  h('span', { class: 'hidden group-hover:block absolute z-menu left-0 top-full bg-main border border-main rounded p-2' }, slots.popper?.()),
])

/** A panel that opens below its button, and closes on a press elsewhere. */
export const Dropdown = defineComponent({
  props: { shown: Boolean },
  emits: ['update:shown'],
  setup(props, { slots, emit }) {
    const panel = ref<HTMLElement>()
    const close = (event: Event): void => {
      if (props.shown && !panel.value?.contains(event.target as Node))
        emit('update:shown', false)
    }
    onMounted(() => document.addEventListener('pointerdown', close))
    onUnmounted(() => document.removeEventListener('pointerdown', close))
    return () => h('div', { class: 'relative', ref: panel }, [
      slots.default?.(),
      props.shown
        ? h('div', { class: 'absolute z-menu left-0 bottom-full bg-main border border-main rounded shadow' }, slots.popper?.())
        : null,
    ])
  },
})
