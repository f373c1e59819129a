/** A browser's mark in its user agent, and its name; of several that match the first says the most. */
const engines: [mark: RegExp, name: string][] = [
  [/ Edg(?:A|W)?\/(\d+)/, 'Edge'],
  [/ OPR\/(\d+)/, 'Opera'],
  [/ (?:Chrome|Chromium|HeadlessChrome)\/(\d+)/, 'Chromium'],
  [/ Gecko\/.* Firefox\/(\d+)/, 'Firefox'],
  [/\((?:Macintosh|iPhone|iPad);.* Version\/(\d+(?:\.\d+)?)/, 'Safari'],
  [/\(X11;.* AppleWebKit\/.* Version\/(\d+(?:\.\d+)?)/, 'WebKitGTK'],
  // Every browser on iOS is WebKit, whatever its name.
  [/ AppleWebKit\/(\d+)/, 'WebKit'],
]

/**
 * The name of a browser that runs JavaScript, with its version: `Chromium 148`, `Firefox 145`, `Safari 26.1`.
 *
 * @param userAgent as the browser gives it
 * @returns `this browser` where nothing is known of it
 */
export function nameEngine(userAgent: string): string {
  for (const [mark, name] of engines) {
    const version = mark.exec(userAgent)?.[1]
    if (version)
      return `${name} ${version}`
  }
  return 'this browser'
}
