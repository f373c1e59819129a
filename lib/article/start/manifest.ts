import { jsonObject, parseJson } from '../../project/json.ts'

/**
 * A project's package.json with Lectern's scripts and dependency, as far as it has none of the same name.
 *
 * @param own as it is, whose order and indentation stay
 * @param wanted as a new project's would be
 * @throws LecternError when the file is no JSON object
 */
export function withLectern(own: string, wanted: string): string {
  const manifest = parse(own)
  const added = parse(wanted)
  const scripts = objectOf(manifest.scripts)
  const missing = Object.entries(objectOf(added.scripts)).map(([name, command]): [string, unknown] => [name in scripts ? `talk:${name}` : name, command]).filter(([name, command]) => !(name in scripts) && !Object.values(scripts).includes(command))
  const known = { ...objectOf(manifest.dependencies), ...objectOf(manifest.devDependencies) }
  const dependencies = Object.entries(objectOf(added.devDependencies)).filter(([name]) => !(name in known))
  if (missing.length === 0 && dependencies.length === 0)
    return own
  const indent = /^([ \t]+)"/m.exec(own)?.[1] ?? '  '
  return `${JSON.stringify({
    ...manifest,
    scripts: { ...scripts, ...Object.fromEntries(missing) },
    devDependencies: { ...objectOf(manifest.devDependencies), ...Object.fromEntries(dependencies) },
  }, undefined, indent)}\n`
}

function parse(text: string): Record<string, unknown> {
  return parseJson(jsonObject, text, 'package.json', 'correct the file, then run lectern init again')
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
}
