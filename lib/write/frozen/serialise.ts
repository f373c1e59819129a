/**
 * The document as one HTML text that needs no other file and no script: styles, pictures and the fonts in use
 * stand in it. Runs in the page, whose slides must be detached from the app.
 *
 * @throws Error when a file that it shows cannot be had
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

  /** Files that rules name, put in their place. Addresses are relative to the rules' own file. */
  const inline = async (css: string, base: string): Promise<string> => {
    const parts = css.split(/(url\((?:"[^"]*"|'[^']*'|[^)"']*)\))/)
    const put = await Promise.all(parts.map((part, index) => {
      const name = index % 2 === 1 ? part.slice(4, -1).trim().replace(/^["']|["']$/g, '') : ''
      if (!name || /^(?:data:|#)/.test(name) || !isOwn(new URL(name, base).href))
        return part
      return load(new URL(name, base).href).then(data => `url("${data}")`)
    }))
    return put.join('')
  }
  const textOf = async (sheet: CSSStyleSheet): Promise<string> =>
    (await inline([...sheet.cssRules].map(rule => rule.cssText).join('\n'), sheet.href ?? location.href)).replaceAll('</style', '<\\/style')

  const root = document.documentElement
  const copy = root.cloneNode(true) as HTMLElement
  const originals = [...root.querySelectorAll('*')]
  const twins = [...copy.querySelectorAll('*')]
  const twinOf = new Map(originals.map((original, index) => [original, twins[index]]))
  await Promise.all(originals.map(async (original, index) => {
    const twin = twins[index]
    if (!twin)
      return
    if ((original instanceof HTMLLinkElement || original instanceof HTMLStyleElement || original instanceof SVGStyleElement) && original.sheet) {
      const text = await textOf(original.sheet)
      if (original instanceof HTMLLinkElement) {
        const style = document.createElement('style')
        style.textContent = text
        if (original.media)
          style.media = original.media
        twin.replaceWith(style)
      }
      else {
        twin.textContent = text
      }
    }
    if (original instanceof HTMLImageElement && original.currentSrc && isOwn(original.currentSrc)) {
      twin.setAttribute('src', original.currentSrc.startsWith('data:') ? original.currentSrc : await load(original.currentSrc))
      for (const name of ['srcset', 'sizes', 'loading'])
        twin.removeAttribute(name)
    }
    if (original instanceof SVGImageElement && original.href.baseVal && !original.href.baseVal.startsWith('data:') && isOwn(original.href.baseVal))
      twin.setAttribute('href', await load(new URL(original.href.baseVal, location.href).href))
    const style = original.getAttribute('style')
    if (style?.includes('url('))
      twin.setAttribute('style', await inline(style, location.href))
    if (original.shadowRoot) {
      const template = document.createElement('template')
      template.setAttribute('shadowrootmode', 'open')
      template.innerHTML = original.shadowRoot.innerHTML
      for (const sheet of original.shadowRoot.adoptedStyleSheets) {
        const rules = document.createElement('style')
        rules.textContent = await textOf(sheet)
        template.content.prepend(rules)
      }
      twin.prepend(template)
    }
  }))
  const adopted = await Promise.all(document.adoptedStyleSheets.map(textOf))
  for (const element of copy.querySelectorAll('script, noscript, link, meta, base, picture > source, #twoslash-container, #mermaid-rendering-container, [data-lectern-live]'))
    element.remove()
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
  for (const text of adopted) {
    const style = document.createElement('style')
    style.textContent = text
    head?.append(style)
  }
  return `<!doctype html>\n${copy.outerHTML}`
}
