import { LecternError, messageOf } from '../../project/problem.ts'

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
  const refuse = (found: string): LecternError => new LecternError({ file: 'package.json', found, expected: 'a JSON object', mend: 'correct the file, then run lectern init again' })
  let value: unknown
  try {
    value = JSON.parse(text)
  }
  catch (error) {
    throw refuse(messageOf(error))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse('a file that holds no object')
  return value as Record<string, unknown>
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
}
