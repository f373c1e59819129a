import { defineMarkdownTransformer } from '@slidev/types'

export const expandSnippets = defineMarkdownTransformer(() => {})
