/** The part of a file that a slide shows. */
export interface Shown {
  /** Without the markers of regions and without common indentation. */
  text: string
  /** The file's line number of each line of `text`, from 1. */
  lines: number[]
  /** Indentation taken away. */
  indent: string
}

const marker = /^\s*(?:#|\/\/)\s*#?(end)?region\b[ \t]*([\w-]*)/

/** Names of the regions marked in a file, in order. */
export function regionNames(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, end, name] = marker.exec(line) ?? []
    return name && !end
      ? [name]
      : []
  })
}

/**
 * Cuts a region out of a file, or the whole file without its front matter.
 *
 * @param text the file's text
 * @param skip lines of front matter
 * @param region name, as in `# #region name` … `# #endregion`; the whole file when absent
 * @returns undefined when there is no such region, or it does not end
 */
export function cutRegion(text: string, skip: number, region?: string): Shown | undefined {
  const lines = text.split('\n')
  const open: string[] = []
  const picked: number[] = []
  let found = false
  let closed = false
  lines.forEach((line, index) => {
    const [mark, end, name = ''] = marker.exec(line) ?? []
    if (mark && end) {
      const last = open.pop()
      closed ||= last === region
    }
    else if (mark) {
      open.push(name)
      found ||= name === region
    }
    else if (index >= skip && (region === undefined || (open.includes(region)))) {
      picked.push(index)
    }
  })
  if (region !== undefined && !(found && closed))
    return undefined
  const blank = (index?: number): boolean => index !== undefined && lines[index]!.trim() === ''
  while (blank(picked[0]))
    picked.shift()
  while (blank(picked.at(-1)))
    picked.pop()
  const indents = picked.filter(index => !blank(index)).map(index => /^[ \t]*/.exec(lines[index]!)![0])
  const indent = indents.reduce((shortest, next) => next.length < shortest.length
    ? next
    : shortest, indents[0] ?? '')
  return {
    text: picked.map(index => lines[index]!.slice(indent.length)).join('\n'),
    lines: picked.map(index => index + 1),
    indent,
  }
}
