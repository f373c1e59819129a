import type { ToolCall } from '../../lib/stage/agents/tools.ts'
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answerAgents } from '../../lib/pipeline/answer-agent.ts'

const above = mkdtempSync(join(tmpdir(), 'lectern-'))
const folder = mkdtempSync(join(above, 'project-'))
writeFileSync(join(above, 'other.md'), '---\ntitle: Other\n---\n\n# Other\n')
writeFileSync(join(folder, 'talk.md'), '---\ntitle: Talk\n---\n\n# Talk\n')
symlinkSync(join(above, 'other.md'), join(folder, 'linked.md'))

it.each<[ToolCall, RegExp]>([
  [{ tool: 'outline', deck: '../other.md' }, /"\.\.\/other\.md" lies outside of the project[\s\S]*fix: {6}start Lectern in the deck's folder/],
  [{ tool: 'picture', slide: 1, deck: '{..,.}/other.md' }, /lies outside of the project/],
  [{ tool: 'find', words: 'x', deck: join(above, 'other.md') }, /lies outside of the project/],
  [{ tool: 'check', deck: 'linked.md' }, /lies outside of the project/],
  [{ tool: 'outline', deck: 'tlk.md' }, /no file or folder tlk\.md\n {2}expected: talk\.md\?/],
  [{ tool: 'picture', deck: 'talk', slide: 9 }, /no slide 9 in talk\n {2}expected: a number from 1 to 1/],
  [{ tool: 'check', deck: 'talk', rules: ['dead-lnk'] }, /no rule "dead-lnk"\n {2}expected: "dead-link"\?/],
])('says what is wrong with %j', async (call, message) => {
  const { isError, content: [answer] } = await answerAgents(folder)(call)
  expect(isError).toBe(true)
  expect(answer?.type === 'text' ? answer.text : '').toMatch(message)
})
