const deepest = 3
const longest = 100

/** A value as a console shows it: `{ a: 1, b: [ 2, 3 ] }`, nested three deep, 100 entries each. */
export function inspect(value: unknown, depth = 0, seen: unknown[] = []): string {
  if (typeof value === 'string')
    return JSON.stringify(value)
  if (typeof value === 'bigint')
    return `${value}n`
  if (typeof value === 'symbol')
    return value.toString()
  if (Object.is(value, -0))
    return '-0'
  if (typeof value === 'function') {
    return /^class\b/.test(String(value))
      ? `[class ${value.name}]`
      : `[function ${value.name}]`.replace(' ]', ']')
  }
  if (typeof value !== 'object' || value === null)
    return String(value)
  if (seen.includes(value))
    return '[circular]'
  if (value instanceof Error)
    return `${value.name}: ${value.message}`
  if (value instanceof Date || value instanceof RegExp) {
    return value instanceof Date
      ? value.toISOString()
      : String(value)
  }
  if (value instanceof Promise)
    return 'Promise {}'
  const name = nameOf(value)
  if (depth >= deepest) {
    return Array.isArray(value)
      ? '[…]'
      : `[${name || 'Object'}]`
  }
  const inner = (part: unknown): string => inspect(part, depth + 1, [...seen, value])
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    return list(`${Array.isArray(value)
      ? ''
      : name}`, '[', ']', Array.from((value as unknown[]).slice(0, longest), inner), (value as unknown[]).length)
  }
  if (value instanceof Map)
    return list(`Map(${value.size})`, '{', '}', [...value].slice(0, longest).map(([key, part]) => `${inner(key)} => ${inner(part)}`), value.size)
  if (value instanceof Set)
    return list(`Set(${value.size})`, '{', '}', [...value].slice(0, longest).map(inner), value.size)
  const keys = Object.keys(value)
  return list(name, '{', '}', keys.slice(0, longest).map(key => `${/^[A-Z_$][\w$]*$/i.test(key)
    ? key
    : JSON.stringify(key)}: ${inner((value as Record<string, unknown>)[key])}`), keys.length)
}

function nameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null
  const name = prototype?.constructor?.name
  return typeof name === 'string' && name !== 'Object'
    ? name
    : ''
}

function list(name: string, open: string, close: string, parts: string[], total: number): string {
  const all = total > parts.length
    ? [...parts, `… ${total - parts.length} more`]
    : parts
  const head = name
    ? `${name} ${open}`
    : open
  if (all.length === 0)
    return `${head}${close}`
  const line = `${head} ${all.join(', ')} ${close}`
  return line.length <= 76 && !line.includes('\n')
    ? line
    : `${head}\n${all.map(part => `  ${part.replaceAll('\n', '\n  ')},`).join('\n')}\n${close}`
}
