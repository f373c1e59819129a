import { defineVitePluginsSetup } from '@slidev/types'
import { endpoint } from '../lib/endpoint/vite-plugin.ts'

export default defineVitePluginsSetup(() => [endpoint()])
