import { defineMarkdownTransformer } from '@slidev/types'

export const expandReferences = defineMarkdownTransformer(() => {})
