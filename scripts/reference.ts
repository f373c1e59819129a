import type { ArgsDef, CommandDef } from 'citty'

/** A component, and the comment at the top of its file. */
export interface Described {
  name: string
  comment: string
}

/** What `docs/reference.md` is written from. */
export interface Parts {
  commands: CommandDef[]
  components: Described[]
  /** Key => what it is. */
  slideKeys: Record<string, string>
  headKeys: Record<string, string>
  exitCodes: Record<string, number>
}

/** What each exit code means, for readers of the reference. */
const meanings: Record<string, string> = {
  fine: 'all is right',
  deck: 'something is wrong with a talk; nothing was written',
  use: 'the command is wrong, or something is missing on this machine: a browser, a free port, a folder that can be written',
  fault: 'a fault of Lectern\'s own',
}

/** Writes `docs/reference.md` from the code: commands and options, components, keys, exit codes. */
export function reference({ commands, components, slideKeys, headKeys, exitCodes }: Parts): string {
  return `# Reference

Written by \`node scripts/write-reference.ts\` from the code; a test compares the two. The rules of \`lectern check\` are in [rules.md](rules.md).

## Commands

${commands.map(describeCommand).join('\n\n')}

## Exit codes

${table(['Code', 'Meaning'], Object.entries(exitCodes).map(([name, code]) => [String(code), meanings[name] ?? name]))}

## Components

${components.map(({ name, comment }) => `### ${name}\n\n${comment}`).join('\n\n')}

## Keys

What Lectern reads besides [Slidev's own keys](https://sli.dev/custom/#headmatter).

### At the top of a talk

${table(['Key', ''], rows(headKeys))}

### At the top of a slide

${table(['Key', ''], rows(slideKeys))}
`
}

function describeCommand({ meta, args }: CommandDef): string {
  const { name = '', description = '' } = meta as { name?: string, description?: string }
  const options = Object.entries(args as ArgsDef).filter(([, { type }]) => type !== 'positional').map(([option, { description: what = '', ...rest }]) => {
    const { alias = [], default: preset, valueHint } = rest as { alias?: string | string[], default?: unknown, valueHint?: string }
    const short = [alias].flat().filter(word => word.length === 1).map(word => `\`-${word}\`, `).join('')
    const value = typeof preset === 'string' && preset !== '' ? `; default: \`${preset}\`` : ''
    return [`${short}\`--${option}${valueHint ? `=<${valueHint}>` : ''}\``, `${what}${value}`]
  })
  return `### lectern ${name}\n\n${description}${options.length > 0 ? `\n\n${table(['Option', ''], options)}` : ''}`
}

function rows(keys: Record<string, string>): string[][] {
  return Object.entries(keys).sort(([a], [b]) => a.localeCompare(b)).map(([key, what]) => [`\`${key}\``, what])
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`).join('\n')
}

/**
 * The comment at the top of a component, as Markdown: its tags become code.
 *
 * @param source a whole `.vue` file
 * @returns undefined for one without comment, or whose comment says that it is no tag for authors
 */
export function topComment(source: string): string | undefined {
  const html = /^<!--\n?([\s\S]*?)-->/.exec(source)?.[1]
  const script = /^<script[^>]*>\n\/\*\*([\s\S]*?)\*\//.exec(source)?.[1]?.replace(/^ \*? ?/gm, '')
  const comment = (html ?? script)?.replace(/^ {2}/gm, '').trim()
  if (!comment || /Not for slides|never write this tag|The part of `</.test(comment))
    return undefined
  // What is a tag on its own line, or what stands inside one, is shown as source.
  return comment.split('\n\n').map((part, index, parts) => {
    const before = parts.slice(0, index).join('\n')
    const isInside = (before.match(/<ComparisonTable(?=[^>]*>$)/gm) ?? []).length > (before.match(/<\/ComparisonTable>/g) ?? []).length
    const isSource = isInside || /^(?:or )?</m.test(part)
    if (!isSource)
      return part.replace(/\n/g, ' ')
    const lines = part.split('\n')
    const first = isInside ? 0 : lines.findIndex(line => /^(?:or )?</.test(line))
    const words = lines.slice(0, first).join(' ')
    const code = `\`\`\`md\n${lines.slice(first).map(line => line.replace(/^or (?=<)/, '')).join('\n')}\n\`\`\``
    return words ? `${words}\n\n${code}` : code
  }).join('\n\n').replace(/\n```\n\n```md\n/g, '\n\n')
}
