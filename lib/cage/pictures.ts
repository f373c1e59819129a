import type { PictureType } from './runners/runner.ts'

/**
 * A picture as an address for `<img>`, where SVG runs no script and fetches nothing.
 *
 * @param data SVG source, or a PNG in base64
 */
export function pictureUrl(mime: PictureType, data: string): string {
  return mime === 'image/png'
    ? `data:image/png;base64,${data}`
    : `data:image/svg+xml,${encodeURIComponent(withNamespace(data))}`
}

function withNamespace(svg: string): string {
  return /^<svg[^>]*\sxmlns=/.test(svg)
    ? svg
    : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
}

/** What an SVG calls itself in its `<title>`, or undefined. */
export function pictureTitle(svg: string): string | undefined {
  const start = svg.indexOf('<title')
  return start < 0
    ? undefined
    : /^<title[^>]*>([^<]+)<\/title>/.exec(svg.slice(start))?.[1]?.trim()
}
