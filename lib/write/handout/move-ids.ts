/**
 * Gives every id in a piece of markup a prefix, and everything that points at one of them too: several states
 * of one slide stand on one page, and each needs its own gradients and markers.
 */
export function moveIds(html: string, prefix: string): string {
  const ids = new Set([
    ...html.matchAll(/\sid="([^"]+)"/g),
  ].map(match => match[1] as string))
  if (ids.size === 0)
    return html
  const moved = (id: string): string => ids.has(id)
    ? `${prefix}${id}`
    : id
  return html
    .replace(/(\sid=")([^"]+)"/g, (_, before: string, id: string) => `${before}${moved(id)}"`)
    .replace(/(\s(?:for|headers|aria-labelledby|aria-describedby|aria-controls|aria-owns)=")([^"]+)"/g, (_, before: string, list: string) => `${before}${list.split(' ').map(moved).join(' ')}"`)
    .replace(/((?:xlink:)?href=")#([^"]+)"/g, (_, before: string, id: string) => `${before}#${moved(id)}"`)
    .replace(/url\((&quot;|["']?)#([^)"'&]+)\1\)/g, (_, quote: string, id: string) => `url(${quote}#${moved(id)}${quote})`)
    // Mermaid scopes a diagram's rules by the id of its drawing.
    .replace(/(<style\b[^>]*>)([\s\S]*?)(<\/style>)/g, (_, open: string, rules: string, close: string) =>
      `${open}${rules.replace(/#([\w-]+)/g, (whole, id: string) => ids.has(id)
        ? `#${prefix}${id}`
        : whole)}${close}`)
}
