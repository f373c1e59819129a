import { renderSVG } from 'uqr'
import { escapeHtml } from '../../markdown/escape-html.ts'

/** A QR code of this many letters still scans from a slide. */
const longest = 300

/** An address as a drawing that a phone reads; empty for one that is too long. */
export function codeOf(address: string): string {
  return address.length > longest ? '' : renderSVG(address, { ecc: 'M', border: 0, whiteColor: '#ffffff', blackColor: '#000000' })
}

/** The same with words for who listens. */
export function labelledCode(address: string, label: string): string {
  return codeOf(address).replace('<svg', () => `<svg role="img" aria-label="${escapeHtml(label)}"`)
}
