import { expect, it } from 'vitest'
import { goingOn } from '../../lib/rules/unclosed-frontmatter.ts'

it.each<[string, object[]]>([
  ['---\ntitle: T\n\n# A\n\n---\n\n# B\n', [{ line: 4, heading: '# A' }]],
  ['---\ntitle: T\n---\n\n# A\n\n---\nlayout: x\n\n## B: more\n\n### C\n---\n\n# D\n', [{ line: 12, heading: '### C' }]],
  ['---\ntitle: T\n---\n\n# A\n\n---\nlayout: x\n\n# At the end\n', [{ line: 7 }]],
  [`---\ntitle: T\n\n# ${'A'.repeat(80)}\n---\n\n# B\n`, [{ line: 4, heading: `# ${'A'.repeat(58)}` }]],
  ['---\ntitle: a --- b\n---\n\n# A\n', [{ line: 2, isWithin: true }]],
  ['---\nlang: en\ntitle: a --- b\n---\n\n# A\n', [{ line: 3, isWithin: true }]],
  ['---\ntitle: T\n\n# Über: uns\n---\n\n# B\n', [{ line: 4, heading: '# Über: uns' }]],
  // Comments above the last key, beside it, or of a key that is taken out for now.
  ['---\n\n# A\ntitle: T\n---\n\n# B\n', []],
  ['---\ntitle: T\n# A\n---\n\n# B\n', []],
  ['---\ntitle: T\n\n# layout: x\n---\n\n# B\n', []],
  ['---\ntitle: T\n\n#A\n---\n\n# B\n', []],
  ['---\ntitle: T\n\n####### A\n---\n\n# B\n', []],
  ['---\ntitle: T\n\n---\n\n# B\n', []],
  ['---\ntitle: T\n  # A\n\n---\n\n# B\n', []],
  ['# A\n\n---\n\nb: c\n', []],
  ['# A\n\n---\n\n# B --- c\n', []],
  ['# A\n\n```yaml\ntitle: a\n```\n', []],
  ['```yaml\ntitle: a --- b\n```\n\n# A\n', []],
  ['---\n---\n\n# A\n', []],
  ['', []],
])('finds where the frontmatter of %j goes on', (text, faults) => {
  expect(goingOn(text)).toEqual(faults)
})
