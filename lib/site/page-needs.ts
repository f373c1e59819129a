import type { BuiltDeck } from '../slidev/build.ts'

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
export function pageNeeds({ deck, app: { manifest } }: BuiltDeck, no: number): PageNeeds {
  const styles = new Set<string>()
  const scripts = new Set<string>()
  const visit = (file: string): void => {
    const path = `${deck.name}/${file}`
    if (scripts.has(path))
      return
    scripts.add(path)
    const needs = manifest.files[file]
    needs?.imports.forEach(visit)
    needs?.css.forEach(css => styles.add(`${deck.name}/${css}`))
  }
  visit(manifest.entry)
  const slide = manifest.slides[no]
  if (slide)
    visit(slide)
  return {
    styles: [...styles],
    scripts: [...scripts],
    entry: `${deck.name}/${manifest.entry}`,
  }
}
