import type { Plugin } from 'vite'

/** One mistake in Slidev's client that no seam reaches: where, what stands there, what should. */
interface Mend {
  file: string
  from: string | RegExp
  to: string
}

const mends: Mend[] = [
  // A button inside a button: neither keyboard nor screen reader can tell which one is meant.
  { file: 'internals/MenuButton.vue', from: '<button :class="{ disabled }" @click="value = !value">', to: '<div :class="{ disabled }" @click="value = !value">' },
  { file: 'internals/MenuButton.vue', from: '</button>', to: '</div>' },
  // The overview: a dialog of links, one a slide, rather than boxes that only a mouse can reach. The slides in it
  // are pictures, so nothing inside them takes the focus.
  { file: 'internals/QuickOverview.vue', from: 'class="fixed left-0 right-0 top-0', to: 'role="dialog" aria-modal="true" aria-label="Slides" class="fixed left-0 right-0 top-0' },
  {
    file: 'internals/QuickOverview.vue',
    from: 'class="inline-block border rounded',
    to: `role="link" tabindex="0" :aria-label="'Slide ' + route.no + ': ' + (route.meta?.slide?.title ?? '')" :aria-current="currentSlideNo === route.no" @keydown.enter.prevent.stop="go(route.no)" class="inline-block border rounded`,
  },
  { file: 'internals/QuickOverview.vue', from: ':use-snapshot="true"', to: 'inert :use-snapshot="true"' },
  { file: 'internals/QuickOverview.vue', from: 'class="fixed top-4 right-4', to: 'role="navigation" aria-label="Overview" class="fixed top-4 right-4' },
  // The list of "go to": options of a list box, where Slidev has buttons in place of list items.
  { file: 'internals/Goto.vue', from: '<ul table', to: '<ul role="listbox" aria-label="Slides" table' },
  // Loaded when it is first opened, it would miss that and leave the focus outside.
  { file: 'internals/Goto.vue', from: 'input.value?.blur()\n  }\n})', to: 'input.value?.blur()\n  }\n}, { immediate: true })' },
  // The words for the click that is shown come into sight by themselves, as they do under the dev server.
  { file: 'internals/NoteStatic.vue', from: ':clicks-context="clicksContext"', to: ':clicks-context="clicksContext" auto-scroll' },
  { file: 'internals/Goto.vue', from: 'role="button"', to: 'role="option" :aria-selected="selectedIndex === index"' },
  // The range to print was read from a route that is not there yet: every slide was laid out, and most thrown away.
  {
    file: 'composables/useNav.ts',
    from: 'parseRangeString(slides.value.length, currentRoute?.query?.range as string | undefined)',
    to: 'parseRangeString(slides.value.length, query.value.get(\'range\') ?? undefined).filter(no => slides.value[no - 1])',
  },
  // In print, every slide's global layers (`global-bottom.vue`) knew the first slide's number, frontmatter and route.
  {
    file: 'internals/PrintSlideClick.vue',
    from: 'provideLocal(injectionSlideElement,',
    to: `provideLocal(injectionCurrentPage, computed(() => route.value.no))
provideLocal(injectionSlideElement,`,
  },
  {
    file: 'internals/PrintSlideClick.vue',
    from: 'import { injectionSlideElement,',
    to: 'import { injectionCurrentPage, injectionSlideElement,',
  },
  // A browser may refuse to keep the screen awake, as one does without windows or with little battery left: unhandled, a
  // page error for each visitor, and again each time the page comes back into sight.
  {
    file: 'composables/useWakeLock.ts',
    from: 'useVueUseWakeLock()',
    to: `useVueUseWakeLock({
    navigator: 'wakeLock' in navigator ? { wakeLock: { request: type => navigator.wakeLock.request(type).catch(() => null) } } : undefined,
  })`,
  },
  // The PDF lies beside the player, whatever its address.
  { file: 'utils.ts', from: /configs\.exportFilename\s+\? `\$\{configs\.exportFilename\}\.pdf`\s+: /, to: '' },
  { file: 'utils.ts', from: 'slidev-exported.pdf', to: 'slides.pdf' },
  // A link to what is no slide, a file of the deck's or another talk, was taken for a slide that is not there. In
  // print, it and a slide's name led nowhere.
  {
    file: 'builtin/Link.vue',
    from: /defineProps<\{\s+to: number \| string\s+title\?: string\s+\}>\(\)/,
    to: `import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { getSlide } from '../logic/slides'

const props = defineProps<{
  to: number | string
  title?: string
}>()
/** Markdown's addresses are percent-encoded. */
function decode(text) {
  try {
    return decodeURIComponent(text)
  }
  catch {
    return text
  }
}
const slide = computed(() => getSlide(decode(String(props.to).replace(/^(?:\\.?\\/|#)+/, '').replace(/[?#].*$/, ''))))
const target = computed(() => String(props.to).replace(/^#/, '/'))
const { base } = useRouter().options.history
/** Seen from the deck's folder. */
const elsewhere = computed(() => {
  if (slide.value)
    return undefined
  const to = String(props.to)
  if (to.startsWith('#'))
    return to
  const url = new URL(to.replace(/^\\/(?!\\/)/, ''), new URL(base.replace(/#.*$/, '').replace(/\\/?$/, '/'), location.href))
  return url.origin === location.origin ? url.pathname + url.search + url.hash : url.href
})`,
  },
  {
    file: 'builtin/Link.vue',
    from: '<RouterLink v-if="!isPrintMode && title"',
    to: '<a v-if="elsewhere && title" :href="elsewhere" v-html="title" />\n  <a v-else-if="elsewhere" :href="elsewhere"><slot /></a>\n  <RouterLink v-else-if="!isPrintMode && title"',
  },
  { file: 'builtin/Link.vue', from: /:to="String\(to\)"/g, to: ':to="target"' },
  { file: 'builtin/Link.vue', from: /<a v-else-if="isPrintMode && title" :href="`#\$\{to\}`"/, to: '<a v-else-if="isPrintMode && title" :href="\'#\' + slide.no"' },
  { file: 'builtin/Link.vue', from: /<a v-else :href="`#\$\{to\}`">/, to: '<a v-else :href="\'#\' + slide.no">' },
]

/**
 * Mends faults in Slidev's client, of accessibility and of the speaker's view, that neither CSS nor an attribute set
 * later can reach.
 * An update of Slidev that changes such a place fails the build rather than dropping the mend.
 */
export function mendClient(): Plugin {
  return {
    name: 'lectern:mend-client',
    enforce: 'pre',
    transform: {
      filter: { id: /@slidev[\\/]client[\\/].*\.(?:vue|ts)(?:\?[vt]=[^&]*)?$/ },
      handler(code, id) {
        // A live server may add the version of a dependency, or a time.
        const path = id.replace(/\?[vt]=[^&]*$/, '').replaceAll('\\', '/')
        const own = mends.filter(({ file }) => path.endsWith(`@slidev/client/${file}`))
        if (own.length === 0)
          return undefined
        return own.reduce((text, { from, to, file }) => {
          const mended = text.replace(from, to)
          if (mended === text)
            this.error(`${file} of Slidev's client has changed: "${String(from)}" is not in it any more. See whether the mend in lib/slidev/mend-client.ts is still needed.`)
          return mended
        }, code)
      },
    },
  }
}
