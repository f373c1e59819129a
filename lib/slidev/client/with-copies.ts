/** A key of a frontmatter, the address that its author wrote under it, and where the build's copy is. */
export type Copy = [key: string, written: string, copy: string]

/** Fields with the build's own copies where they name files of other hosts. */
export function withCopies<T>(fields: T, copies: Copy[], key = ''): T {
  if (typeof fields === 'string')
    return (copies.find(([name, written]) => name === key && written === fields)?.[2] ?? fields) as T
  if (typeof fields !== 'object' || fields === null)
    return fields
  return (Array.isArray(fields)
    ? fields.map(one => withCopies<unknown>(one, copies, key))
    : Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withCopies<unknown>(value, copies, name)]))) as T
}
