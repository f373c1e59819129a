/**
 * A value that lives as long as the process. Slidev starts its dev server again when a deck's headmatter changes, and
 * reads our plugins afresh for it: what the speaker has typed or opened by then must still be good.
 *
 * @param name of the value, one for each use
 * @param make makes it the first time
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const values = globalThis as unknown as Record<symbol, T | undefined>
  return values[Symbol.for(`lectern:${name}`)] ??= make()
}
