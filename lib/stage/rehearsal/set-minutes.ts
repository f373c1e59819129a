/** Where a slide is in its file, as Slidev's parser has it, and the minutes that it is to plan. */
export interface PlannedSlide {
  /** The slide's first line, from 0. */
  start: number
  frontmatterStyle?: string | undefined
  minutes: number
}

/**
 * Writes `minutes:` into the frontmatter of slides, and leaves every other byte of the file as it is.
 *
 * @param source the whole file
 * @returns the file with the new plan
 */
export function setMinutes(source: string, slides: PlannedSlide[]): string {
  const newline = source.includes('\r\n') ? '\r\n' : '\n'
  const lines = source.split(newline)
  // From the last, so that the lines before keep their numbers.
  for (const { start, frontmatterStyle, minutes } of [...slides].sort((a, b) => b.start - a.start)) {
    const text = `minutes: ${minutes}`
    if (!frontmatterStyle) {
      // The line before is the divider, which opens the frontmatter as well.
      lines.splice(start, 0, ...start === 0 ? ['---', text, '---', ''] : [text, '---'])
      continue
    }
    const closing = lastFence(lines, start)
    const present = lines.findIndex((line, index) => index > start && index < closing && /^minutes\s*:/.test(line))
    if (present >= 0)
      lines[present] = text
    else
      lines.splice(closing, 0, text)
  }
  return lines.join(newline)
}

/** The line that ends a frontmatter: the second `---`, or the fence that closes a block of YAML. */
function lastFence(lines: string[], start: number): number {
  const isFence = (line = ''): boolean => /^\s*(?:---|```|~~~)/.test(line)
  const opening = lines.findIndex((line, index) => index >= start && isFence(line))
  return lines.findIndex((line, index) => index > opening && isFence(line))
}
