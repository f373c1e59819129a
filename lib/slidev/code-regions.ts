import { regionMarks } from './contract.ts'

/**
 * Names of a file's regions, in order, and whether Slidev finds the end of one of them: at the first end of its own
 * name or of none, in comments of the same kind (`findRegion` of @slidev/cli).
 *
 * @param code its lines end with a line feed
 */
export function readRegions(code: string, wanted: string): { names: string[], ends: boolean } {
  const lines = code.split('\n')
  const regions = lines.flatMap((line, index) => {
    const mark = regionMarks.find(({ begin, close }) => nameAfter(begin, line, close))
    return mark ? [{ mark, index, name: nameAfter(mark.begin, line, mark.close)! }] : []
  })
  const names = [...new Set(regions.map(({ name }) => name).filter(Boolean))]
  const first = regions.find(({ name }) => name === wanted)
  if (!first)
    return { names, ends: false }
  const { begin, end, close } = first.mark
  let open = 1
  return {
    names,
    ends: lines.slice(first.index + 1).some((line) => {
      if (nameAfter(begin, line, close) === wanted)
        open++
      else if (['', wanted].includes(nameAfter(end, line, close) ?? '-'))
        open--
      return open === 0
    }),
  }
}

/** What follows a mark up to the end of its comment; undefined on another line. */
function nameAfter(mark: RegExp, line: string, close?: string): string | undefined {
  const [found] = mark.exec(line) ?? []
  const length = close === undefined ? line.length : line.indexOf(close, found?.length)
  return found === undefined || length < 0 ? undefined : line.slice(found.length, length).trim()
}
