/**
 * Replaces pictures that bring a colour profile along, as a telephone's photographs and a Mac's screenshots do, by the
 * same pictures in the screen's own colours. Chromium follows the profile on the screen and drops it in a PDF.
 *
 * Left alone are pictures of several sizes, of which the browser chooses, and those of other hosts.
 *
 * Runs in the page, and uses nothing from outside itself.
 *
 * @returns how many were replaced
 */
export async function useScreenColours(): Promise<number> {
  /** Where JPEG, PNG, WebP and AVIF announce a profile; before the picture itself. */
  const profile = /ICC_PROFILE\0|iCCP|ICCP|colrprof/
  const head = 256 * 1024
  const pictures = new Map<string, Promise<string | undefined>>()

  const convert = async (address: string): Promise<string | undefined> => {
    const blob = await fetch(address).then(response => response.blob()).catch(() => undefined)
    if (!blob || !/^image\/(?!svg)/.test(blob.type) || !profile.test(new TextDecoder('latin1').decode(await blob.slice(0, head).arrayBuffer())))
      return undefined
    const image = new Image()
    image.src = URL.createObjectURL(blob)
    try {
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      const url = canvas.toDataURL(blob.type === 'image/jpeg' ? blob.type : 'image/png', 0.95)
      // A picture too large for a canvas comes out as nothing.
      return url.length > 'data:,'.length ? url : undefined
    }
    catch {
      return undefined
    }
    finally {
      URL.revokeObjectURL(image.src)
    }
  }
  const converted = (address: string): Promise<string | undefined> => {
    const known = pictures.get(address) ?? convert(address)
    pictures.set(address, known)
    return known
  }

  let count = 0
  const images = [...document.querySelectorAll<HTMLImageElement>(':is(.print-slide-container, .slide-snapshot) img')]
  for (const image of images.filter(image => image.currentSrc !== '' && image.srcset === '' && !image.closest('picture'))) {
    const url = await converted(image.currentSrc)
    if (url === undefined)
      continue
    image.src = url
    await image.decode().catch(() => {})
    count++
  }
  for (const element of document.querySelectorAll<HTMLElement>(':is(.print-slide-container, .slide-snapshot), :is(.print-slide-container, .slide-snapshot) *')) {
    const ground = getComputedStyle(element).backgroundImage
    const addresses = [...ground.matchAll(/url\("([^"]+)"\)/g)].map(([, address = '']) => address)
    const urls = await Promise.all(addresses.map(converted))
    if (urls.every(url => url === undefined))
      continue
    const replaced = addresses.reduce((text, address, index) => text.replaceAll(`url("${address}")`, `url("${urls[index] ?? address}")`), ground)
    element.style.setProperty('background-image', replaced, 'important')
    count++
  }
  return count
}
