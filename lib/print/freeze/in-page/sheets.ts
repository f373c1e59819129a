/**
 * Functions that run inside the print page. Playwright sends each by its source text, so none may use anything
 * from outside itself.
 */

/** One style sheet of the page, as its author or a script wrote it. */
export interface Sheet {
  css: string
  /** What addresses in it are relative to. */
  base: string
}

/**
 * The text of each style sheet, in order, from its source; from the CSSOM only what scripts changed. Leaves a
 * `style` or `link` with the sheet's number on `data-sheet` in the place of each.
 *
 * @returns the sheets, and the addresses of those that another server lets nobody read
 */
export async function readSheets(): Promise<{ sheets: Sheet[], unreadable: string[] }> {
  const sources = window.lecternSources
  /** `replaceFaces` deletes faces, and a constructed sheet has no imports: neither tells of a script. */
  const isCompared = (rule: CSSRule): boolean => !(rule instanceof CSSFontFaceRule || rule instanceof CSSImportRule)
  /** Another host's sheet may be applied and not read, unless the host lets anyone fetch it. */
  const isReadable = (live: CSSStyleSheet): boolean => {
    try {
      return live.cssRules.length >= 0
    }
    catch {
      return false
    }
  }
  const merge = (live: CSSStyleSheet, source: string): string => {
    if (!isReadable(live))
      return source
    const parsed = new CSSStyleSheet()
    parsed.replaceSync(source)
    const written = [...parsed.cssRules].filter(isCompared).map(rule => rule.cssText)
    const rules = [...live.cssRules].filter(isCompared)
    const before: string[] = []
    const after: string[] = []
    let at = 0
    for (const rule of rules) {
      if (rule.cssText === written[at])
        at++
      else
        (at === 0 ? before : after).push(sources?.get(rule) ?? rule.cssText)
    }
    return at === written.length
      ? [...before, source, ...after].join('\n')
      : [...live.cssRules].map(rule => sources?.get(rule) ?? rule.cssText).join('\n')
  }
  /** A host that lets nobody read its sheet gives it to a link; one that does not answer gives nothing to lose. */
  const isAbsent = (href: string): Promise<boolean> => new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', media: 'not all', href })
    const tell = ({ type }: Event): void => {
      link.remove()
      resolve(type === 'error')
    }
    link.addEventListener('load', tell)
    link.addEventListener('error', tell)
    document.head.append(link)
  })
  const sheets: Sheet[] = []
  const unreadable: string[] = []
  const note = (css: string, base: string): string => String(sheets.push({ css, base }) - 1)
  const read = async (root: Document | ShadowRoot): Promise<void> => {
    for (const owner of root.querySelectorAll<HTMLElement | SVGElement>('link, style')) {
      const isLink = owner instanceof HTMLLinkElement
      if (!(isLink || owner instanceof HTMLStyleElement || owner instanceof SVGStyleElement) || !owner.sheet)
        continue
      if (!isLink) {
        owner.dataset.sheet = note(merge(owner.sheet, owner.textContent), document.baseURI)
        continue
      }
      const response = await fetch(owner.href).catch(() => undefined)
      if (response?.ok)
        owner.dataset.sheet = note(merge(owner.sheet, await response.text()), response.url)
      else if (await isAbsent(owner.href))
        owner.dataset.sheet = note('', owner.href)
      else
        unreadable.push(owner.href)
    }
    for (const sheet of root.adoptedStyleSheets) {
      const style = document.createElement('style')
      style.dataset.sheet = note(merge(sheet, sources?.get(sheet) ?? ''), document.baseURI)
      if (sheet.media.mediaText)
        style.media = sheet.media.mediaText
      ;(root instanceof Document ? root.body : root).append(style)
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot)
        await read(element.shadowRoot)
    }
  }
  await read(document)
  return { sheets, unreadable }
}

/** Which selectors match nothing, and which faces are not drawn with: rules that a page at rest does not need. */
export function findUnused({ selectors, faces }: { selectors: string[], faces: string[] }): { selectors: boolean[], faces: boolean[] } {
  const roots: (Document | ShadowRoot)[] = [document]
  for (const root of roots)
    roots.push(...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []))
  const plain = (family: string): string => family.trim().replace(/^["']|["']$/g, '')
  /** Browsers say `normal` for a weight that a rule gives as 400. */
  const faceKey = (family: string, style: string, weight: string, range: string): string => [plain(family), style, weight.replace('normal', '400').replace('bold', '700'), range].join('|')
  const shown = new Set([...document.fonts].filter(face => face.status === 'loaded').map(face => faceKey(face.family, face.style, face.weight, face.unicodeRange)))
  const present = new Set([...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].map(rule => rule.cssText)
    }
    catch {
      return []
    }
  }))
  const scratch = new CSSStyleSheet()
  /** Paper has no pointer and no focus; pseudo-elements belong to the element they hang on. */
  const isUnused = (selector: string): boolean => {
    // Inside a shadow tree a selector may also mean the host or what is slotted.
    if (/:host|::slotted|::part/.test(selector))
      return false
    const bare = selector.replace(/::[\w-]+(?:\([^)]*\))?|:(?:before|after)\b/g, '').replace(/(^|[\s,>+~(])(?=[,)]|$)/g, '$1*')
    try {
      return roots.every(root => root.querySelector(bare) === null)
    }
    catch {
      return false
    }
  }
  const isFaceUnused = (rule: string): boolean => {
    scratch.replaceSync(rule)
    const face = scratch.cssRules[0]
    if (!(face instanceof CSSFontFaceRule))
      return true
    const value = (name: string, otherwise: string): string => face.style.getPropertyValue(name).trim() || otherwise
    return !present.has(face.cssText) || !shown.has(faceKey(value('font-family', ''), value('font-style', 'normal'), value('font-weight', 'normal'), value('unicode-range', 'U+0-10FFFF')))
  }
  return { selectors: selectors.map(isUnused), faces: faces.map(isFaceUnused) }
}

/** Files as `data:` addresses; one that is not there keeps its address: whether a slide misses it is told elsewhere. */
export async function loadFiles(addresses: string[]): Promise<string[]> {
  return Promise.all(addresses.map(async (address) => {
    const response = await fetch(address)
    if (!response.ok)
      return address
    const blob = await response.blob()
    return new Promise<string>((resolve, reject) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.onerror = () => reject(new Error(`${address} cannot be read`))
      reader.readAsDataURL(blob)
    })
  }))
}

/** Puts the text of each numbered sheet in its place. */
export function writeSheets(texts: string[]): void {
  const roots: (Document | ShadowRoot)[] = [document]
  for (const root of roots) {
    roots.push(...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []))
    for (const owner of root.querySelectorAll<HTMLElement | SVGElement>('[data-sheet]')) {
      const text = (texts[Number(owner.dataset.sheet)] ?? '').replaceAll('</style', '<\\/style')
      owner.removeAttribute('data-sheet')
      if (!(owner instanceof HTMLLinkElement)) {
        owner.textContent = text
        continue
      }
      const style = document.createElement('style')
      style.textContent = text
      if (owner.media)
        style.media = owner.media
      owner.replaceWith(style)
    }
  }
}
