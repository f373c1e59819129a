/**
 * `/dot.png`, an address of the deck's own as its author wrote it, below the path that the built deck lies under. Other
 * hosts', relative ones, and those that have the path already stay.
 */
export function belowBase(address: string, base: string): string {
  return /^\/(?!\/)/.test(address) && !address.startsWith(base) ? `${base}${address.slice(1)}` : address
}

/** The same for every `url(/dot.png)` of a declaration. */
export function declarationBelowBase(text: string, base: string): string {
  return text.replace(/(url\(\s*["']?)(\/[^"')]*)/g, (_, before: string, address: string) => before + belowBase(address, base))
}
