import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * A project of one deck for a test.
 *
 * @param slide Markdown of the deck's second slide
 * @param files more files, by path
 * @returns its root
 */
export function makeProject(slide: string, files: Record<string, string> = {}): string {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const all: Record<string, string> = {
    'slides/talk/slides.md': `---\ntitle: Talk\n---\n\n# One\n\n---\n---\n\n${slide}\n`,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  return project
}
