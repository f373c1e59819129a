import { defineUnoSetup } from '@slidev/types'
import { isUnusedIcon } from '../lib/slidev/title-icons.ts'

export default defineUnoSetup(() => ({ blocklist: [name => isUnusedIcon(name)] }))
