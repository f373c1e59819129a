import type { Problem } from '../project/problem.ts'
import type { MissingRoot } from './roots.ts'
import { nearest } from '../project/nearest.ts'

/** As `theme:` has them: Slidev's own, and well-known ones of others. */
const official = ['default', 'seriph', 'apple-basic', 'bricks', 'shibainu']
const themes = [...official, 'neversink', 'academic', 'dracula', 'geist', 'penguin', 'purplin', 'unicorn', 'the-unnamed', 'vuetiful', 'zhozhoba', 'nord', 'eloc', 'mint', 'takahashi', 'lectern']

/** What to say of a theme or addon that is nowhere. */
export function missingPart({ type, name }: MissingRoot): Pick<Problem, 'found' | 'expected' | 'fix'> {
  const article = type === 'theme' ? 'a theme' : 'an addon'
  if (/^[./]|^@\/|^[^@].*\//.test(name))
    return { found: `the ${type} "${name}", and there is no such folder`, expected: `the path of ${article}'s folder, or the name of a package`, fix: 'correct the path, or put the folder there' }
  const short = name.replace(/^.*slidev-theme-|^@slidev\/theme-/, '')
  const near = type === 'theme' && !themes.includes(short) ? nearest(short, themes) : undefined
  return { found: `the ${type} "${name}" is not installed`, expected: near ? `"${near}"?` : `${article} that the project has`, fix: `npm install ${packageOf(type, name)}, or correct the name` }
}

function packageOf(type: MissingRoot['type'], name: string): string {
  if (name.startsWith('@') || name.startsWith(`slidev-${type}-`))
    return name
  return official.includes(name) ? `@slidev/theme-${name}` : `slidev-${type}-${name}`
}
