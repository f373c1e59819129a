import { escapeHtml } from '../../../markdown/escape-html.ts'
import { stageWords } from '../../../project/words/stage.ts'
import { labelledCode } from '../code-of.ts'
import { isWebAddress, readerAddress, shownAddress } from '../reader-address.ts'

/** Letters grow with the frame, which may be scaled; a code that no phone reads is left out. */
const styles = `
* { box-sizing: border-box; margin: 0 }
html { color-scheme: light; height: 100%; font: clamp(11px, 4.5vmin, 40px)/1.4 system-ui, sans-serif; color: #1a1a1a; background: #fff }
body { display: flex; align-items: center; justify-content: space-between; gap: 5vmin; height: 100%; padding: 6vmin; overflow: hidden; border: 2px solid; border-radius: 8px }
p { display: flex; flex-direction: column; gap: .25em; min-width: 0; overflow-wrap: anywhere }
strong { font-size: 1.25em }
a { color: inherit }
svg { flex: none; height: 100%; max-height: 45vw; aspect-ratio: 1 }
@media (max-height: 100px), (max-width: 220px) { body { padding: 8px } svg { display: none } }`

/**
 * What stands in for something of another host where there is no network: title, address, and a code for a phone. A whole
 * page, for a frame's `srcdoc`.
 */
export function posterPage(written: string, title: string, kind: string, lang: string): string {
  const { address, kind: known } = readerAddress(written)
  const { words, lang: spoken } = stageWords(lang)
  const what = known ?? kind
  // Slidev's own <Youtube> calls every film so.
  const name = title === '' || title === 'YouTube' ? what : title
  const shown = escapeHtml(shownAddress(address))
  const place = isWebAddress(address) ? `<a href="${escapeHtml(address)}" target="_blank" rel="noreferrer">${shown}</a>` : `<span>${shown}</span>`
  const code = isWebAddress(address) ? labelledCode(address, words.codeOf(address)) : ''
  return `<!doctype html><html lang="${spoken}"><meta charset="utf-8"><title>${escapeHtml(name)}</title><style>${styles}</style><body><p><strong>${escapeHtml(name)}</strong>${name === what ? '' : `<span>${what}</span>`}${place}</p>${code}`
}
