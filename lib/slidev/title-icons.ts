import type { Plugin } from 'vite'
import { isAbsolute, join } from 'node:path'
import { root } from '../project/root.ts'
import { modules } from './contract.ts'

/** What a build has seen so far; the plug-in and UnoCSS's settings are modules apart, since Slidev loads each by itself. */
interface Seen {
  /** Class of an icon => what a title of code must hold for it. */
  icons: Map<string, string[]>
  /** Text of a talk's, its theme's and its addons' modules, in lower case. */
  texts: string[]
}

/** Lectern's own code gives no code a title. */
const own = ['components', 'lib', 'setup', 'theme'].map(folder => join(root, folder, '/'))

const key = Symbol.for('lectern.title-icons')
const shared = globalThis as { [key]?: Seen }

/**
 * Slidev's client has an icon for the title of each kind of file, and its styles hold the drawings of all: a tenth of
 * what a visitor loads first. A build keeps those that some text of the talk can ask for.
 */
export function titleIcons(): Plugin {
  return {
    name: 'lectern:title-icons',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      shared[key] = { icons: new Map(), texts: [] }
    },
    transform: {
      order: 'pre',
      handler(code, id) {
        const seen = shared[key]!
        if (modules.titleIcon.test(id))
          seen.icons = iconsIn(code)
        else if (isAbsolute(id) && ![modules.virtual, ...own].some(start => id.startsWith(start)) && (!id.includes('/node_modules/') || (modules.packaged.test(id) && !modules.clientOrParser.test(id))))
          seen.texts.push(code.toLowerCase())
      },
    },
  }
}

/** `'.ts': 'i-vscode-icons:file-type-typescript'`, as Slidev's list has them. */
export function iconsIn(code: string): Map<string, string[]> {
  const icons = new Map<string, string[]>()
  for (const [, title = '', icon = ''] of code.matchAll(/'([^'\n]+)': '(i-[^'\n]+)'/g))
    icons.set(icon, [...icons.get(icon) ?? [], title.toLowerCase()])
  return icons
}

/** True for the class of an icon that no text of the talk asks for, by a title or by its own name. */
export function isUnusedIcon(name: string, { icons, texts } = shared[key] ?? { icons: new Map<string, string[]>(), texts: [] }): boolean {
  const titles = icons.get(name)
  return titles !== undefined && !texts.some(text => text.includes(name) || titles.some(title => text.includes(title)))
}
