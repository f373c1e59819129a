import { defineVitePluginsSetup } from '@slidev/types'
import { favicon } from '../lib/render/favicon.ts'
import { printRoute } from '../lib/render/print-route.ts'
import { runtimeBase } from '../lib/render/runtime-base.ts'

export default defineVitePluginsSetup(() => [
  runtimeBase(),
  printRoute(),
  favicon(),
])
