import { expect, it } from 'vitest'
import { findKeys, secrets } from '../../lib/rules/secrets.ts'
import { deckOf, foundOn } from './on-slide.ts'

const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA'

it.each([
  [`sk-${letters}`, 'an API key'],
  ['AKIAQ3EGTB7RZ5MNC2WD', 'an AWS access key'],
  ['ASIAQ3EGTB7RZ5MNC2WD', 'an AWS access key'],
  [`ghp_${letters}9876`, 'a GitHub token'],
  [`ghs_${letters}9876`, 'a GitHub token'],
  [`github_pat_${letters}${letters}`, 'a GitHub token'],
  [`glpat-${letters}`, 'a GitLab token'],
  [`xoxb-${letters}`, 'a Slack token'],
  [`AIza${letters}9bC`, 'a Google API key'],
  [`npm_${letters}9876`, 'an npm token'],
  [`hf_${letters}`, 'a Hugging Face token'],
  [`-----BEGIN RSA PRIVATE KEY-----\n${letters}`, 'a private key'],
  [`-----BEGIN PRIVATE KEY-----\n${letters}`, 'a private key'],
])('knows %s', (key, what) => {
  expect(findKeys(`a ${key} b`)).toEqual([expect.objectContaining({ what, at: 2 })])
})

it.each([
  `task-${letters}`,
  'AKIAQ3EGTB7RZ5MNC2WDX',
  `ghp_${letters}`,
  `sk-${letters.slice(0, 19)}`,
  `sk-${'ab'.repeat(20)}`,
  `sk-your-${letters}`,
  `hf_EXAMPLE${letters}`,
  `hf_1234567${letters}`,
  `sk-proj-dummy-${letters}`,
  '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A',
  '-----BEGIN PRIVATE KEY-----\n…',
])('takes %s for none', (text) => {
  expect(findKeys(text)).toEqual([])
})

it('says where a key is, and that it is in the notes', async () => {
  const deck = deckOf(`a\n\n\`sk-proj-${letters}\``, { notes: `b hf_${letters}` })
  expect((await secrets.find(deck, '/')).map(({ line, column, severity, found }) => [line, column, severity, found])).toEqual([
    [3, 2, undefined, 'an API key: "sk-proj-…"'],
    [1, 1, undefined, 'a Hugging Face token in the notes: "hf_aB3dE…"'],
  ])
})

it.each([
  ['in /home/ada/talk.pdf.', '1:4 a path of the author\'s machine: "/home/ada/talk.pdf."'],
  ['(/Users/ada.l/x)', '1:2 a path of the author\'s machine: "/Users/ada.l/x"'],
  ['"C:\\Users\\Ada Lovelace\\x"', '1:2 a path of the author\'s machine: "C:\\Users\\Ada Lovelace\\x"'],
  ['D:\\Users\\ada\\talk\\x.md', '1:1 a path of the author\'s machine: "D:\\Users\\ada\\talk\\x.md"'],
  ['[a](file:///srv/x.pdf)', '1:5 a path of the author\'s machine: "file:///srv/x.pdf"'],
  [`/home/ada/${'x'.repeat(80)}`, `1:1 a path of the author's machine: "/home/ada/${'x'.repeat(50)}"`],
])('finds the folder of a person in %s', async (slide, found) => {
  expect(await foundOn(secrets, slide)).toEqual([found])
})

it.each(['/home/ada', '/home/ada/', '/home/username/x', '/home/your-name/x', '/Users/me/x', '/home/xxx/x', '/Users/.../x', 'C:\\Users\\<you>\\x', 'C:\\Users\\admin\\x', 'C:\\Users\\ and a\\b', 'https://example.org/home/ada/x', 'a/home/ada/x', '~/home/ada/x', '`/home/ada/x`', '<!-- /home/ada/x -->'])('takes %s for nobody\'s', async (slide) => {
  expect(await foundOn(secrets, slide)).toEqual([])
})
