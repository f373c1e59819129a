import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'

interface Shown {
  layout: string
  content: string
}

let tour: Shown[]
beforeAll(async () => {
  const { slides } = await loadDeck(findDecks(root).find(({ name }) => name === 'lectern-tour')!)
  tour = slides.map(({ layout, content }) => ({ layout, content }))
})

/** Names of files without their ending. */
const names = (folder: string): string[] => readdirSync(join(root, folder)).filter(file => file.endsWith('.vue')).map(file => file.replace('.vue', ''))

/** Layouts that no slide of the tour has and names in its own source. The slide without a layout shows the default one. */
function undocumented(layouts: string[], slides: Shown[]): string[] {
  const source = (layout: string): RegExp => layout === 'default' ? /without a `layout:`/ : new RegExp(`\\blayout: ${layout}(?![\\w-])`)
  return layouts.filter(layout => !slides.some(slide => slide.layout === layout && source(layout).test(slide.content)))
}

it('documents every layout by a slide of the tour that has it, and its source', () => {
  const layouts = names('theme/layouts')
  expect(layouts.length).toBeGreaterThan(18)
  expect(undocumented(layouts, tour)).toEqual([])
})

it('is seen to refuse a layout without a slide, and one whose slide does not say how it is written', () => {
  expect(undocumented(['fact', 'nowhere'], tour)).toEqual(['nowhere'])
  expect(undocumented(['fact', 'quote'], tour.map(slide => slide.layout === 'quote' ? { ...slide, content: slide.content.replace('layout: quote', '') } : slide))).toEqual(['quote'])
  expect(undocumented(['two-col'], tour)).toEqual(['two-col'])
})

/** Tags that other components write, and the build. */
const inner = ['MermaidDiagram', 'SnippetEditor', 'SnippetOutput', 'VotingPlace']

it('shows every component that authors write, by its tag', () => {
  const components = names('components').filter(name => !inner.includes(name))
  expect(components.length).toBeGreaterThan(5)
  expect(components.filter(name => !tour.some(({ content }) => content.includes(`<${name} `)))).toEqual([])
})

it('needs no style sheet of its own in any deck', () => {
  const decks = globSync('slides/*/slides.md', { cwd: root })
  expect(decks.length).toBeGreaterThan(0)
  expect(decks.filter(deck => /^<style/m.test(readFileSync(join(root, deck), 'utf8')))).toEqual([])
})
