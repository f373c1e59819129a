import type { BuiltDeck } from '../../render/chunks/build.ts'
import { sharedPrefix } from '../../render/chunks/manifest.ts'

/** Files a page needs before its slide can be shown, relative to the site's root, the entry script last. */
export interface PageNeeds {
  styles: string[]
  scripts: string[]
  entry: string
}

/**
 * Everything that the page of slide `no` loads at once: fetched side by side instead of one after the
 * other as the scripts find out.
 */
export function pageNeeds({ deck, client, app }: BuiltDeck, no: number): PageNeeds {
  const styles = new Set<string>()
  const scripts = new Set<string>()
  const visitClient = (file: string): void => {
    if (scripts.has(file))
      return
    scripts.add(file)
    const needs = client.manifest.files[file]
    needs?.imports.forEach(visitClient)
    needs?.css.forEach(css => styles.add(css))
  }
  const visitDeck = (file: string): void => {
    if (file.startsWith(sharedPrefix))
      return visitClient(file.slice(sharedPrefix.length))
    const path = `${deck.name}/${file}`
    if (scripts.has(path))
      return
    scripts.add(path)
    const needs = app.manifest.files[file]
    needs?.imports.forEach(visitDeck)
    needs?.css.forEach(css => styles.add(`${deck.name}/${css}`))
  }
  visitClient(client.manifest.core)
  visitDeck(app.manifest.entry)
  const slide = app.manifest.slides[no]
  if (slide)
    visitDeck(slide)
  // Slidev's player is a route of its own, but its code is in the first chunk; its styles come with it.
  return {
    styles: [...styles],
    scripts: [...scripts],
    entry: `${deck.name}/${app.manifest.entry}`,
  }
}
