import type { SmallText } from './seen.ts'

/**
 * Functions that run inside the player. Playwright sends each by its source text, so none may use anything from
 * outside itself.
 */

/**
 * Leads a player that shows no slide yet to one, and keeps it from preparing the others: their errors would be heard here, and
 * one that hangs would hang this one.
 *
 * @throws Error when the player does not start
 */
export async function enterAlone({ no, patience }: { no: number, patience: number }): Promise<void> {
  interface Context { nav?: { slides?: { meta: { slide?: object } }[] } }
  interface App { _context?: { provides?: Record<string | symbol, Context | null> }, config: { globalProperties: { $router?: { push: (path: string) => Promise<unknown> } } } }
  const end = performance.now() + patience
  for (;;) {
    const app = (document.querySelector('#app') as { __vue_app__?: App } | null)?.__vue_app__
    const provides = app?._context?.provides ?? {}
    const slides = Reflect.ownKeys(provides).map(key => provides[key]?.nav?.slides).find(Array.isArray)
    const router = app?.config.globalProperties.$router
    if (slides && router) {
      // Slidev answers with the slide's frontmatter, and does not let itself be told otherwise.
      for (const { meta } of slides) {
        Object.defineProperty(meta, 'preload', { value: false, configurable: true })
        // It fetches pictures ahead under their names in the Markdown, which a build has replaced: nobody misses those.
        if (meta.slide)
          Object.defineProperty(meta.slide, 'images', { value: [], configurable: true })
      }
      await router.push(`/${no}`)
      return
    }
    if (performance.now() > end)
      throw new Error('the player has not started')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/** How many clicks a slide has that the player shows now. */
export function clicksTotal(): number {
  interface App { _context?: { provides?: Record<string | symbol, unknown> } }
  const app = (document.querySelector('#app') as { __vue_app__?: App } | null)?.__vue_app__
  const provides = app?._context?.provides ?? {}
  for (const key of Reflect.ownKeys(provides)) {
    const value = provides[key] as { nav?: { clicksTotal?: unknown } } | null
    if (typeof value?.nav?.clicksTotal === 'number')
      return value.nav.clicksTotal
  }
  return 0
}

/** What Slidev says in the place of diagrams that it cannot draw. */
export function undrawn(selector: string): string[] {
  return Array.from(document.querySelectorAll(`${selector} pre[border="1 red rounded"]`), error => error.textContent ?? '')
}

/** What can be read of a slide's type: the smallest words, where they are smaller than `least`, and faces that are not there. */
export function inspectType({ selector, least }: { selector: string, least: number }): { small?: SmallText, faces: string[] } {
  const slide = document.querySelector(selector)
  if (!slide)
    return { faces: [] }
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  const small: { size: number, words: string }[] = []
  const stacks = new Set<string>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent?.trim() ?? ''
    const element = node.parentElement
    // Raised and lowered marks are small by nature; a screen reader's words have no size.
    if (!element || !/[\p{L}\p{N}]{2}/u.test(words) || element.closest('.sr-only, .only-read, style, script, title, desc, defs, sup, sub, rt, .katex, math, [aria-hidden="true"]') || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width <= 2 || box.height <= 2)
      continue
    const style = getComputedStyle(element)
    stacks.add(style.fontFamily)
    const set = Number.parseFloat(style.fontSize)
    const drawing = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null
    // A slide that is scaled (`zoom`, `scale()`) shows its words at another size than their style says.
    const scaled = element instanceof HTMLElement && element.offsetWidth > 0 ? element.getBoundingClientRect().width / element.offsetWidth : 1
    const size = set * (drawing ? Math.hypot(drawing.a, drawing.b) : element instanceof HTMLElement && /^(?:inline|contents)$/.test(style.display) ? 1 : Math.min(1, scaled))
    // Half a pixel is rounding: the stage is a whole number of pixels high, the canvas may not be.
    if (size < least - 0.5)
      small.push({ size, words: words.replace(/\s+/g, ' ').slice(0, 40) })
  }
  const generic = /^(?:serif|sans-serif|monospace|cursive|fantasy|math|emoji|system-ui|ui-[\w-]+|-apple-system|blinkmacsystemfont|inherit|initial)$/i
  const context = document.createElement('canvas').getContext('2d')
  const width = (face: string): number => {
    if (!context)
      return 0
    context.font = `72px ${face}`
    return context.measureText('mmMWwliI@#0Oö').width
  }
  const isThere = (face: string): boolean => {
    const own = [...document.fonts].filter(({ family }) => family.replace(/["']/g, '').toLowerCase() === face.toLowerCase())
    // One that is declared and not loaded has none of these letters, and so is not asked for.
    if (own.length > 0)
      return own.some(({ status }) => status !== 'error')
    return ['monospace', 'serif', 'sans-serif'].some(base => Math.abs(width(`"${face}", ${base}`) - width(base)) > 0.01)
  }
  const faces = [...stacks].flatMap((stack) => {
    const names = stack.split(',').map(name => name.trim().replace(/^["']|["']$/g, ''))
    const first = names.findIndex(name => generic.test(name))
    const named = first < 0 ? names : names.slice(0, first)
    return named.length > 0 && !named.some(isThere) ? [named.join(', ')] : []
  })
  const smallest = small.sort((a, b) => a.size - b.size)[0]
  return {
    faces: [...new Set(faces)],
    ...smallest && { small: { ...smallest, more: small.length - 1 } },
  }
}

/** What axe finds on a slide; axe itself is there already. */
export async function runAxe(selector: string): Promise<{ rule: string, help: string, html: string, message: string, more: number }[]> {
  interface Check { message: string }
  interface Result { violations: { id: string, help: string, nodes: { html: string, any: Check[], all: Check[], none: Check[] }[] }[] }
  const { axe } = window as unknown as { axe: { run: (context: string, options: object) => Promise<Result> } }
  const { violations } = await axe.run(selector, { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    // Vue marks what a slide's style is for.
    html: nodes[0]?.html.replaceAll(`${location.origin}/`, '/').replace(/ data-v-[\da-f]+=""/g, '').replace(/\s+/g, ' ').slice(0, 120) ?? '',
    message: [...nodes[0]?.any ?? [], ...nodes[0]?.all ?? [], ...nodes[0]?.none ?? []][0]?.message ?? help,
    more: nodes.length - 1,
  }))
}
