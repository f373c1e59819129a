import type { PictureType } from './runners/runner.ts'

/**
 * A picture as an address for `<img>`, where SVG runs no script and fetches nothing.
 *
 * @param data SVG source, or a PNG in base64
 */
export function pictureUrl(mime: PictureType, data: string): string {
  return mime === 'image/png'
    ? `data:image/png;base64,${data}`
    : `data:image/svg+xml,${encodeURIComponent(withNamespaces(data))}`
}

/** With the namespaces that HTML does without, and a picture may not. */
export function withNamespaces(svg: string): string {
  const [tag = ''] = /<svg\b[^>]*/.exec(svg) ?? []
  const missing = [
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ['xmlns:xlink', 'http://www.w3.org/1999/xlink'],
  ].filter(([name]) => !new RegExp(`\\s${name}\\s*=`).test(tag)).map(([name, uri]) => ` ${name}="${uri}"`)
  return missing.length === 0
    ? svg
    : svg.replace('<svg', () => `<svg${missing.join('')}`)
}

/** What an SVG calls itself in its `<title>`, or undefined. */
export function pictureTitle(svg: string): string | undefined {
  const start = svg.indexOf('<title')
  return start < 0
    ? undefined
    : /^<title[^>]*>([^<]+)<\/title>/.exec(svg.slice(start))?.[1]?.trim()
}
