import { renderSVG } from 'uqr'

/** A QR code of this many letters still scans from a slide. */
const longest = 300

/** An address as a drawing that a phone reads; empty for one that is too long. */
export function codeOf(address: string): string {
  return address.length > longest ? '' : renderSVG(address, { ecc: 'M', border: 0, whiteColor: '#ffffff', blackColor: '#000000' })
}
