import { expect, it } from 'vitest'
import { findSiteUrl } from '../../lib/site/site-url.ts'

it.each([
  [{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'Ada/Talks' }, 'https://ada.github.io/Talks/'],
  [{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'Ada/ada.github.io' }, 'https://ada.github.io/'],
  [{ GITHUB_REPOSITORY: 'Ada/Talks' }, undefined],
  [{ LECTERN_SITE_URL: 'https://example.org/talks' }, 'https://example.org/talks/'],
  [{ NETLIFY: 'true', URL: 'https://a.netlify.app' }, 'https://a.netlify.app/'],
  [{ VERCEL_PROJECT_PRODUCTION_URL: 'a.vercel.app' }, 'https://a.vercel.app/'],
])('knows the address that a site will have from %o', (env, address) => {
  expect(findSiteUrl(env)).toBe(address)
})

it('refuses an address that is none', () => {
  expect(() => findSiteUrl({ LECTERN_SITE_URL: 'example.org' })).toThrow('LECTERN_SITE_URL is "example.org"')
})
