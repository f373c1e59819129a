import type MarkdownIt from 'markdown-it'
import { defineConfig } from 'vite'
import { rightToLeft } from './lib/markdown/right-to-left.ts'

/** Slidev reads this file of its addons; an author's own `markdownSetup` takes this one's place. */
const slidev = { markdown: { markdownSetup: (md: unknown) => void rightToLeft(md as MarkdownIt) } }

export default defineConfig({ slidev } as object)
