import process from 'node:process'
import { iconsOf } from '../../project/icon-sets.ts'

/** Short names for what comparison tables say most, with the words a screen reader speaks. */
const named: Record<string, { icon: string, label: string }> = {
  yes: { icon: 'carbon-checkmark', label: 'yes' },
  no: { icon: 'carbon-close', label: 'no' },
  partly: { icon: 'ph-circle-half-fill', label: 'partly' },
  unknown: { icon: 'carbon-help', label: 'unknown' },
}

/** `:yes:`, `:carbon-user:`, `:ph-cpu:` */
const iconName = /(?<![\w:/]):([a-z][a-z0-9]*(?:-[a-z0-9]+)*):(?![\w/])/g

/** `carbon-user` => `{ icon: 'carbon-user', label: 'user' }`; undefined when no set has it. */
export function resolveIcon(name: string): { icon: string, label: string } | undefined {
  if (named[name])
    return named[name]
  const parts = name.split('-')
  for (let length = 1; length < parts.length; length++) {
    const set = parts.slice(0, length).join('-')
    const rest = parts.slice(length).join('-')
    if (iconsOf(set, process.cwd())?.has(rest)) {
      return {
        icon: name,
        label: rest.replaceAll('-', ' '),
      }
    }
  }
  return undefined
}

/** Names written as icons in a cell that no icon set has. Words between colons without a hyphen are left alone. */
export function unknownIcons(cell: string): string[] {
  return [
    ...cell.matchAll(iconName),
  ].map(match => match[1] ?? '').filter(name => !resolveIcon(name) && name.includes('-'))
}

/** Icon names of a cell turned into the tags that Slidev draws icons for, with words for those who hear the table. */
export function drawIcons(cell: string): string {
  return cell.replace(iconName, (source, name: string) => {
    const found = resolveIcon(name)
    return found
      ? `<${found.icon} class="cell-icon is-${name in named
        ? name
        : 'other'}" role="img" aria-label="${found.label}" />`
      : source
  })
}
