import { defineTransformersSetup } from '@slidev/types'
import { transformers } from '../lib/features/transformers.ts'

export default defineTransformersSetup(() => transformers)
