import type { Deck } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { snippetLanguages } from '../../lib/site/languages.ts'

const languagesOf = (...contents: string[]): string[] => snippetLanguages({ slides: contents.map(content => ({ content })) } as Deck)

it('names the languages of a deck\'s code in the order of the slides', () => {
  expect(languagesOf('<RunnableSnippet\n  beside src=\'a.ts\' />\n\n```sql {1}\nselect 1\n```', '- list\n\n  ```py\n  1\n  ```', '```python\n2\n```'))
    .toEqual(['TypeScript', 'SQL', 'Python'])
})

it('names none that only comments and code speak of, and none that it does not know', () => {
  expect(languagesOf('<!-- <RunnableSnippet src="a.py" /> -->', '`<RunnableSnippet src="b.ts" />`', '````md\n```go\n```\n````', '<RunnableSnippet />')).toEqual([])
})
