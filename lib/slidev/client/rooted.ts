import { belowBase, declarationBelowBase } from './below-base.ts'
import { deckBase } from './deck-base.ts'

/** Attributes with the address of a file that an element shows. */
const shown = new Set(['src', 'poster', 'data'])
/** Properties that say the same. */
const properties: [prototype: object, name: string][] = [
  [HTMLImageElement.prototype, 'src'],
  [HTMLMediaElement.prototype, 'src'],
  [HTMLSourceElement.prototype, 'src'],
  [HTMLVideoElement.prototype, 'poster'],
  [HTMLIFrameElement.prototype, 'src'],
  [HTMLEmbedElement.prototype, 'src'],
  [HTMLObjectElement.prototype, 'data'],
]

/**
 * Slidev's live server has a deck at the root of a host, so that `:src="'/dot.png'"`, a style or a `fetch` of a component
 * finds the files of `public/`; Vite rewrites only addresses that it can read. What a page sets while it runs is put
 * right here, before the browser asks for it.
 */
export function keepBelowBase(): void {
  if (deckBase === '/')
    return
  for (const [prototype, name] of properties) {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, name) ?? {}
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get,
      set(value: unknown) {
        set?.call(this, typeof value === 'string' ? belowBase(value, deckBase) : value)
      },
    })
  }
  const setAttribute = Element.prototype.setAttribute
  Element.prototype.setAttribute = function (name, value) {
    const shows = shown.has(name) || (name.endsWith('href') && this instanceof SVGImageElement)
    setAttribute.call(this, name, shows && typeof value === 'string' ? belowBase(value, deckBase) : value)
  }
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      const added = [...addedNodes].filter(node => node instanceof HTMLElement)
      const styled = type === 'attributes' ? [target as HTMLElement] : added.flatMap(node => [node, ...node.querySelectorAll<HTMLElement>('[style*="url("]')])
      for (const element of styled) {
        const text = element.getAttribute('style') ?? ''
        const right = declarationBelowBase(text, deckBase)
        if (right !== text)
          element.setAttribute('style', right)
      }
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['style'] })
  const ask = window.fetch
  window.fetch = async (input, init) => {
    // What is sent must not be sent twice.
    if (typeof input !== 'string' || !/^get$/i.test(init?.method ?? 'get') || belowBase(input, deckBase) === input)
      return ask(input, init)
    const own = await ask(belowBase(input, deckBase), init).catch(() => undefined)
    return own?.ok ? own : ask(input, init)
  }
}
