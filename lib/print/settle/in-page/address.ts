/** Gives the page at `from` another address before its app starts, since Slidev reads it once. Runs in the page. */
export function replaceAddress({ from, to }: { from: string, to: string }): void {
  if (location.href === from)
    history.replaceState(null, '', to)
}
