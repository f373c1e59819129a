import { expect, it } from 'vitest'
import { posterPage } from '../../../lib/stage/embeds/client/poster-page.ts'
import { shownAddress } from '../../../lib/stage/embeds/reader-address.ts'

it('leads to the web and nowhere else', () => {
  expect(posterPage('https://x.com/i/status/20', '', 'Web page', 'en')).toContain('<a href="https://x.com/i/status/20"')
  const addresses = ['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'at://nobody', '"><script>alert(1)</script>']
  for (const address of addresses) {
    const page = posterPage(address, '', 'Web page', 'en')
    expect(page).not.toMatch(/<a\b|href|<svg|<script/)
    expect(page).toContain('<strong>Web page</strong>')
  }
  expect(addresses).toHaveLength(7)
})

it('prints no more of a long address than fits, and leads to all of it', () => {
  const address = `https://www.maps.example.org/${'way/'.repeat(100)}`
  expect(shownAddress(address)).toBe(`maps.example.org/${'way/'.repeat(20)}wa…`)
  expect(posterPage(address, '', 'Web page', 'en')).toContain(`<a href="${address}"`)
  expect(posterPage(address, '', 'Web page', 'en')).toContain(`>${shownAddress(address)}</a>`)
})
