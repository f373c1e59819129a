/**
 * Replaces masked grounds, which is what CSS icons are, by pictures in the ground's colour, at the same place and
 * size. Chromium prints a mask with a transfer function that some readers ignore: they show a filled square.
 * A drawing stays a drawing; what is no plain drawing becomes an image of four pixels for each of the slide's.
 *
 * Left alone are masks over more than one plain ground: words, pictures, borders, shadows, gradients.
 *
 * Runs in the page, and uses nothing from outside itself.
 *
 * @returns how many were replaced
 */
export async function paintMasks(): Promise<number> {
  const density = 4
  const pictures = new Map<string, Promise<{ url: string, width: number, height: number } | undefined>>()

  /** The colour as a browser writes it, without its alpha; undefined when nothing is painted. */
  const split = (colour: string): { opaque: string, alpha: number } | undefined => {
    const canvas = new OffscreenCanvas(1, 1)
    const context = canvas.getContext('2d')
    if (!context)
      return undefined
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    return alpha > 0 ? { opaque: `rgb(${red}, ${green}, ${blue})`, alpha: alpha / 255 } : undefined
  }

  /** A drawing of plain shapes in one colour. Undefined when it has more than shapes. */
  const recolour = (text: string, opaque: string, alpha: number): string | undefined => {
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
    if (!(drawing instanceof SVGSVGElement) || drawing.querySelector('image, text, foreignObject, mask, filter, pattern, linearGradient, radialGradient, animate, animateTransform, animateMotion, set, marker, parsererror'))
      return undefined
    // Only what is in the page has computed styles. A shadow tree keeps the drawing's own rules to itself.
    const host = document.createElement('div')
    host.style.cssText = 'all: initial; position: fixed; visibility: hidden; color: black'
    host.attachShadow({ mode: 'open' }).append(document.importNode(drawing, true))
    document.body.append(host)
    const live = host.shadowRoot?.firstElementChild
    const shapes = [...live?.querySelectorAll<SVGElement>('path, rect, circle, ellipse, line, polyline, polygon') ?? []]
    let isPlain = live instanceof SVGSVGElement
    const paints = shapes.map((shape) => {
      const style = getComputedStyle(shape)
      isPlain &&= ![style.fill, style.stroke].some(paint => paint.startsWith('url(')) && style.filter === 'none' && style.mixBlendMode === 'normal'
      return { fill: style.fill, fillOpacity: Number(style.fillOpacity), stroke: style.stroke, strokeOpacity: Number(style.strokeOpacity) }
    })
    shapes.forEach((shape, index) => {
      for (const name of ['fill', 'stroke'] as const) {
        const paint = paints[index]?.[name] ?? 'none'
        if (paint === 'none')
          continue
        const own = split(paint)
        shape.style.setProperty(name, own ? opaque : 'none', 'important')
        shape.style.setProperty(`${name}-opacity`, String((own?.alpha ?? 0) * (paints[index]?.[`${name}Opacity`] ?? 1)), 'important')
      }
    })
    if (alpha < 1 && live instanceof SVGSVGElement)
      live.style.setProperty('opacity', String(Number(getComputedStyle(live).opacity) * alpha), 'important')
    const coloured = live ? new XMLSerializer().serializeToString(live) : ''
    host.remove()
    return isPlain ? `data:image/svg+xml,${encodeURIComponent(coloured)}` : undefined
  }

  const paint = async (address: string, colour: string, box: { width: number, height: number }): Promise<{ url: string, width: number, height: number } | undefined> => {
    const ground = split(colour)
    const image = new Image()
    image.src = address
    await image.decode().catch(() => {})
    const { naturalWidth: width, naturalHeight: height } = image
    if (!ground || width === 0 || height === 0)
      return undefined
    const blob = address.includes('#') && !address.startsWith('data:') ? undefined : await fetch(address).then(response => response.blob()).catch(() => undefined)
    const drawing = blob?.type.startsWith('image/svg+xml') ? recolour(await blob.text(), ground.opaque, ground.alpha) : undefined
    if (drawing)
      return { url: drawing, width, height }
    const scale = Math.min(4096 / Math.max(width, height), density * Math.max(1, box.width / width, box.height / height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(width * scale)
    canvas.height = Math.ceil(height * scale)
    const context = canvas.getContext('2d')
    if (!context)
      return undefined
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    context.globalCompositeOperation = 'source-in'
    context.fillStyle = colour
    context.fillRect(0, 0, canvas.width, canvas.height)
    try {
      return { url: canvas.toDataURL(), width, height }
    }
    catch {
      // Another server's picture may be shown, not read.
      return undefined
    }
  }

  const maskOf = (element: Element, part: string | undefined): { address: string, style: CSSStyleDeclaration } | undefined => {
    const style = getComputedStyle(element, part)
    const address = /^url\("((?:[^"\\]|\\.)*)"\)$/.exec(style.maskImage)?.[1]?.replace(/\\(.)/g, '$1')
    if (!address || address.startsWith('#') || address.startsWith(`${location.href.split('#')[0]}#`))
      return undefined
    const isBare = part
      ? /^(?:"\s*"|'\s*')$/.test(style.content)
      : element.textContent?.trim() === '' && element.childElementCount === 0 && !element.matches('img, svg, canvas, video, input, iframe, object, embed')
        && ['::before', '::after'].every(name => ['none', 'normal'].includes(getComputedStyle(element, name).content))
    const borders = [style.borderTopWidth, style.borderRightWidth, style.borderBottomWidth, style.borderLeftWidth]
    return isBare && style.maskMode !== 'luminance' && style.backgroundImage === 'none' && style.boxShadow === 'none' && style.outlineStyle === 'none' && borders.every(width => Number.parseFloat(width) === 0)
      ? { address, style }
      : undefined
  }

  const rules: string[] = []
  const elements = [...document.body.querySelectorAll('*')]
  await Promise.all(elements.flatMap((element, index) => [undefined, '::before', '::after'].map(async (part) => {
    const mask = maskOf(element, part)
    if (!mask)
      return
    const { address, style } = mask
    const box = { width: Number.parseFloat(style.width) || 0, height: Number.parseFloat(style.height) || 0 }
    const key = JSON.stringify([address, style.backgroundColor, box])
    const picture = pictures.get(key) ?? paint(address, style.backgroundColor, box)
    pictures.set(key, picture)
    const { url, width, height } = await picture ?? {}
    if (!url)
      return
    const clip = style.maskClip === 'no-clip' ? 'border-box' : style.maskClip
    const size = style.maskSize === 'auto' || style.maskSize === 'auto auto' ? `${width}px ${height}px` : style.maskSize
    element.setAttribute('data-mask', String(index))
    rules.push(`[data-mask="${index}"]${part ?? ''}{mask:none!important;background:url("${url}") ${style.maskPosition} / ${size} ${style.maskRepeat} ${style.maskOrigin} ${clip}!important}`)
  })))
  const sheet = document.createElement('style')
  sheet.textContent = rules.join('\n')
  document.head.append(sheet)
  return rules.length
}
