/**
 * The document as one HTML text that needs no other file and no script: pictures are in it, and styles where
 * `ownStyles` has run. Runs in the page, whose slides must be detached from the app.
 *
 * @throws Error when a file that it shows cannot be loaded
 */
export async function serialise(): Promise<string> {
  const files = new Map<string, Promise<string>>()
  const load = (address: string): Promise<string> => {
    const loading = files.get(address) ?? fetch(address).then(async (response) => {
      if (!response.ok)
        throw new Error(`${address} answers ${response.status}`)
      const blob = await response.blob()
      return new Promise<string>((resolve, reject) => {
        const reader = new FileReader()
        reader.onload = () => resolve(String(reader.result))
        reader.onerror = () => reject(new Error(`${address} cannot be read`))
        reader.readAsDataURL(blob)
      })
    })
    files.set(address, loading)
    return loading
  }
  const isOwn = (address: string): boolean => new URL(address, location.href).origin === location.origin

  /** Files that a style attribute names, put in their place. */
  const inline = async (css: string): Promise<string> => {
    const parts = css.split(/(url\((?:"[^"]*"|'[^']*'|[^)"']*)\))/)
    const put = await Promise.all(parts.map((part, index) => {
      const name = index % 2 === 1 ? part.slice(4, -1).trim().replace(/^["']|["']$/g, '') : ''
      if (!name || /^(?:data:|#)/.test(name) || !isOwn(name))
        return part
      return load(new URL(name, location.href).href).then(data => `url("${data}")`)
    }))
    return put.join('')
  }
  const root = document.documentElement
  const copy = root.cloneNode(true) as HTMLElement
  const originals = [...root.querySelectorAll('*')]
  const twins = [...copy.querySelectorAll('*')]
  const twinOf = new Map(originals.map((original, index) => [original, twins[index]]))
  await Promise.all(originals.map(async (original, index) => {
    const twin = twins[index]
    if (!twin)
      return
    if (original instanceof HTMLImageElement && original.currentSrc && isOwn(original.currentSrc)) {
      twin.setAttribute('src', original.currentSrc.startsWith('data:') ? original.currentSrc : await load(original.currentSrc))
      for (const name of ['srcset', 'sizes', 'loading'])
        twin.removeAttribute(name)
    }
    if (original instanceof SVGImageElement && original.href.baseVal && !original.href.baseVal.startsWith('data:') && isOwn(original.href.baseVal))
      twin.setAttribute('href', await load(new URL(original.href.baseVal, location.href).href))
    const style = original.getAttribute('style')
    if (style?.includes('url('))
      twin.setAttribute('style', await inline(style))
    if (original.shadowRoot) {
      const template = document.createElement('template')
      template.setAttribute('shadowrootmode', 'open')
      template.innerHTML = original.shadowRoot.innerHTML
      twin.prepend(template)
    }
  }))
  for (const element of copy.querySelectorAll('script, noscript, link, meta, base, picture > source, #twoslash-container, #mermaid-rendering-container, [data-lectern-live]'))
    element.remove()
  // A program behind a link has no use in a file, and a reader no warning.
  for (const link of copy.querySelectorAll('a')) {
    for (const name of ['href', 'xlink:href']) {
      if (/^(?:javascript|vbscript):/i.test((link.getAttribute(name) ?? '').replace(/[\0-\x20]/g, '')))
        link.removeAttribute(name)
    }
  }
  // What lies outside the slides' ancestors is the player's own: menus, toasts, progress.
  const kept = new Set<Element>()
  for (const container of document.querySelectorAll('.print-slide-container')) {
    for (let element: Element | null = container; element && !kept.has(element); element = element.parentElement)
      kept.add(element)
  }
  for (const element of kept) {
    if (element.matches('.print-slide-container') || element === root)
      continue
    for (const child of element.children) {
      if (!kept.has(child) && !child.matches('style'))
        twinOf.get(child)?.remove()
    }
  }
  const head = copy.querySelector('head')
  const charset = document.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  head?.prepend(charset)
  return `<!doctype html>\n${copy.outerHTML}`
}
