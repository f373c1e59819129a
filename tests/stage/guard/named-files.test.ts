import { expect, it } from 'vitest'
import { namedFiles } from '../../../lib/stage/guard/named-files.ts'

it.each([
  '/@fs/etc/passwd',
  '/@fs//etc//passwd',
  '/@fs/etc/passwd?raw',
  '/@fs/etc/passwd?import&raw',
  '/@fs/etc/passwd?vue&src=1&lang.js',
  '/@fs/etc/passwd#x',
  '/@fs/etc/passwd%3Fraw',
  '/@fs/etc/%70asswd',
  '/@fs/etc/%2570asswd',
  '/@fs/home/me/talk/../../../etc/passwd',
  '/@fs/home/me/talk/%2e%2e/%2E%2E/..%2f..%2Fetc/passwd',
  '/@fs/etc%5cpasswd',
  '/@id//etc/passwd?vue&src',
  '/@id/__x00__/etc/passwd',
  '/@id/@fs/etc/passwd',
  '/@id//@fs/etc/passwd',
  '/etc/passwd?vue&src=1',
  '/./etc/passwd',
])('finds the file that %s names', (url) => {
  expect(namedFiles(url, '/home/me/talk')).toContain('/etc/passwd')
})

it('finds files below the root, and never one above it by climbing', () => {
  expect(namedFiles('/.env?raw', '/home/me/talk')).toContain('/home/me/talk/.env')
  expect(namedFiles('/../../.env', '/home/me/talk')).toEqual(['/.env', '/home/me/talk/.env'])
})
