import { readYamlMap } from '../../yaml.ts'

/** Directives of Marpit, Marp Core and Marp CLI: for the whole deck, and for slides. */
const globals = ['headingDivider', 'lang', 'style', 'theme', 'math', 'size', 'title', 'description', 'author', 'keywords', 'url', 'image', 'marp'] as const
const locals = [
  'paginate',
  'header',
  'footer',
  'class',
  'backgroundColor',
  'backgroundImage',
  'backgroundPosition',
  'backgroundRepeat',
  'backgroundSize',
  'color',
  'transition',
] as const

export type GlobalName = typeof globals[number]
export type LocalName = typeof locals[number]

/** One directive, read. */
export type Directive
  = | { scope: 'global', name: GlobalName, value: unknown }
    | { scope: 'local' | 'spot', name: LocalName, value: unknown }
    | { scope: 'unknown', name: string, value: unknown }

const loosePattern = new RegExp(`^((["']?)_?(?:${[...globals, ...locals].join('|')})\\2\\s*:)(\\s*)(\\S.*)$`)

/** Comments for other tools, neither directives nor notes: Prettier, markdownlint, remark-lint. */
const magic = /^(?:prettier-ignore(?:-start|-end)?|markdownlint-(?:(?:disable|enable).*|capture|restore)|lint (?:disable|enable|ignore).*)$/

/**
 * The directives in a comment or front matter, as Marpit reads them: YAML whose scalars are all text, and a known
 * directive's value needs no quotes. Nothing for what is not a map; a comment's other keys make no directive.
 */
export function readDirectives(text: string, inComment: boolean): Directive[] {
  const entries = Object.entries(readLooseYaml(text))
  const read = entries.map(([name, value]) => directive(name, value))
  return inComment
    ? read.filter(found => found.scope !== 'unknown' || looksLikeDirective(found.name))
    : read
}

/** Whether a comment tells something to a tool and nothing to the speaker. */
export function isMagicComment(text: string): boolean {
  return magic.test(text.trim())
}

function directive(name: string, value: unknown): Directive {
  const global = globals.find(known => known === name)
  if (global)
    return { scope: 'global', name: global, value }
  const local = locals.find(known => known === name.replace(/^_/, ''))
  return local
    ? { scope: name.startsWith('_') ? 'spot' : 'local', name: local, value }
    : { scope: 'unknown', name, value }
}

/** `_footr`, `$theme`, `backgroundcolor`: meant for Marp, though Marp would take the comment for a note. */
function looksLikeDirective(name: string): boolean {
  const bare = name.replace(/^[_$]/, '').toLowerCase()
  return /^[_$][a-z]\w*$/i.test(name) || [...globals, ...locals].some(known => known.length > 5 && known.toLowerCase() === bare)
}

function readLooseYaml(text: string): Record<string, unknown> {
  const quoted = text.split(/\r?\n/).map(line => line.replace(loosePattern, (whole, key: string, _quote, space: string, value: string) =>
    `["'{|>~&*`.includes(value.charAt(0))
      ? whole
      : `${key}${space || ' '}${JSON.stringify(value.trim())}`)).join('\n')
  return readYamlMap(quoted.trim(), 'failsafe')
}
