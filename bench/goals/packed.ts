import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { stagePackages } from '../../scripts/stage-packages.ts'

/** Absolute paths of our two packages as users get them. @param work a folder outside this repository */
export function packed(work: string): { lectern: string, theme: string } {
  const staged = stagePackages(join(work, 'staged'))
  const pack = (folder: string): string => join(work, execFileSync('npm', ['pack', '--silent', '--pack-destination', work], { cwd: folder, encoding: 'utf8' }).trim())
  return { lectern: pack(staged.lectern), theme: pack(staged.theme) }
}
