import { join } from 'node:path'
import process from 'node:process'
import { escapeHtml } from '../markdown/escape-html.ts'

/**
 * A configuration for `FONTCONFIG_FILE`: the system's, and the faces of a folder.
 *
 * @param folder absolute path; what fontconfig learns of faces is kept in it
 * @param rules XML
 */
export function fontConfiguration(folder: string, rules = ''): string {
  // Fontconfig writes into the first folder that it may write to: the system's must come later.
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<cachedir>${escapeHtml(join(folder, 'cache'))}</cachedir>
<include ignore_missing="yes">${escapeHtml(process.env.FONTCONFIG_FILE ?? '/etc/fonts/fonts.conf')}</include>
<dir>${escapeHtml(folder)}</dir>
${rules}
</fontconfig>
`
}
