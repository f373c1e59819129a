import { defineMarkdownTransformer } from '@slidev/types'

export const expandTables = defineMarkdownTransformer(() => {})
