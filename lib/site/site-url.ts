import process from 'node:process'
import { UseError } from '../project/problem.ts'

/**
 * The absolute address the site will have, for canonical links, cards and the sitemap, which must not be
 * relative: `LECTERN_SITE_URL`, else what the common hosts tell a build (Netlify `URL`, Vercel
 * `VERCEL_PROJECT_PRODUCTION_URL`, GitHub Actions `GITHUB_REPOSITORY`), else unknown and left out.
 *
 * @returns with a final slash
 * @throws LecternError when `LECTERN_SITE_URL` is not an http address
 */
export function findSiteUrl(env: Record<string, string | undefined> = process.env): string | undefined {
  if (env.LECTERN_SITE_URL)
    return checked(env.LECTERN_SITE_URL)
  if (env.NETLIFY && env.URL)
    return checked(env.URL)
  if (env.VERCEL_PROJECT_PRODUCTION_URL)
    return checked(`https://${env.VERCEL_PROJECT_PRODUCTION_URL}`)
  const [owner, repository] = env.GITHUB_ACTIONS
    ? (env.GITHUB_REPOSITORY ?? '').split('/')
    : []
  if (!owner || !repository)
    return undefined
  const host = `${owner.toLowerCase()}.github.io`
  return `https://${host}/${repository.toLowerCase() === host
    ? ''
    : `${repository}/`}`
}

function checked(text: string): string {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' || url?.protocol === 'http:') {
    return url.href.endsWith('/')
      ? url.href
      : `${url.href}/`
  }
  throw new UseError({
    file: '',
    found: `LECTERN_SITE_URL is "${text}"`,
    expected: 'the address the site will have, such as https://example.org/talks/',
    fix: 'correct the variable, or unset it: canonical links and card pictures are then left out',
  })
}
