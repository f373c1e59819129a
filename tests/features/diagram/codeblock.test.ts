import type { CodeblockTransformContext } from '@slidev/types'
import process from 'node:process'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { drawDiagrams, withoutBrowser } from '../../../lib/features/diagram/codeblock.ts'
import { closeDrawingPage } from '../../../lib/features/diagram/drawing-page.ts'
import { ourTheme } from '../../../lib/slidev/theme.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  delete process.env[withoutBrowser]
})
afterAll(closeDrawingPage)

const first = 'venn-beta\n  set A:10\n  set B:3\n  union A,B:3\n'
const second = '%% morph\nvenn-beta\n  set A:10\n  set B:10\n  union A,B:4\n'
const content = `# Nest\n\n\`\`\`mermaid\n${first}\`\`\`\n\n\`\`\`mermaid\n${second}\`\`\`\n`

/** Calls the transformer as Slidev does for one fence of the slide. */
async function transform(code: string, mode: 'dev' | 'build' = 'build', info = 'mermaid', markdown = content, themeRoots: string[] = []): Promise<string | null | undefined> {
  return drawDiagrams({
    info,
    code,
    fence: 3,
    slide: {
      index: 2,
      content: markdown,
      frontmatter: { layout: 'figure' },
      source: { filepath: '/talk/slides.md', raw: `---\nlayout: figure\n---\n\n${markdown}`, start: 10 },
    },
    options: { mode, userRoot: '/talk', themeRoots, data: { headmatter: {}, slides: [{ frontmatter: {} }] } },
    renderHighlighted: () => '',
  } as unknown as CodeblockTransformContext)
}

it('leaves other blocks alone', async () => {
  expect(await transform('const a = 1', 'build', 'ts')).toBeUndefined()
})

it('leaves a diagram without our comments to Slidev under a theme of its author\'s', async () => {
  const plain = 'flowchart LR\n  A --> B\n'
  const stepped = `%% step 1: show B\n${plain}`
  const fence = (code: string): string => `# Flow\n\n\`\`\`mermaid\n${code}\`\`\`\n`
  expect(await transform(plain, 'build', 'mermaid', fence(plain), ['/themes/seriph'])).toBeUndefined()
  expect(await transform(stepped, 'build', 'mermaid', fence(stepped), ['/themes/seriph'])).toContain('<MermaidDiagram')
  expect(await transform(plain, 'build', 'mermaid', fence(plain), [ourTheme])).toContain('<MermaidDiagram')
})

it('makes one component of a diagram and what it turns into', async () => {
  const tag = await transform(first) ?? ''
  expect(tag).toMatch(/^<MermaidDiagram plan="\{[^"<>]*\}" \/>$/)
  const plan = JSON.parse(tag.slice(22, -4).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')) as { name: string, frames: string[], states: unknown[] }
  expect(plan).toMatchObject({
    name: 'Nest',
    frames: [
      expect.stringContaining('<svg'),
      expect.stringContaining('<svg'),
    ],
    states: [
      { frame: 0 },
      { frame: 1 },
    ],
  })
  expect(await transform(second)).toBe('')
})

it.each([
  ['in a list', '- words\n\n  ```mermaid\n  flowchart LR\n    A --> B\n  ```\n'],
  ['indented in a slot', '::right::\n\n  ```mermaid {scale: 0.8}\n  flowchart LR\n    A --> B\n  ```\n'],
  ['in a component', '<div>\n\n ~~~ mermaid\n flowchart LR\n   A --> B\n ~~~\n\n</div>\n'],
  ['in a quote', '> ````mermaid\n> flowchart LR\n>   A --> B\n> ````\n'],
  ['that is imported', '<<< ./flow.mermaid\n'],
])('draws a diagram %s', async (_, markdown) => {
  expect(await transform('flowchart LR\n  A --> B\n', 'build', 'mermaid', markdown)).toMatch(/^<MermaidDiagram plan=/)
})

it('names file, line and slide when Mermaid refuses', async () => {
  const code = 'flowchart LR\n  A -->\n'
  await expect(transform(code, 'dev', 'mermaid', `# Broken\n\n- a\n\n  ~~~mermaid\n  flowchart LR\n    A -->\n  ~~~\n`)).rejects.toThrow(/^slides\.md:2[01] \(slide 3\): Mermaid refuses this diagram:/)
  await expect(transform(code, 'dev', 'mermaid', `# Broken\n\n\`\`\`mermaid\n${code}\`\`\`\n`)).rejects.toThrow(/^slides\.md:1[89] \(slide 3\): Mermaid refuses this diagram:\n {4}Parse error/)
})

it('leaves a live talk to Slidev\'s own renderer where no browser can be had, and says so once', async () => {
  await closeDrawingPage()
  vi.stubEnv('LECTERN_BROWSER', '/no/such/browser')
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const fresh = (name: string): string => `flowchart LR\n  A --> ${name}${Date.now()}\n`
  for (const name of ['B', 'C']) {
    const code = fresh(name)
    expect(await transform(code, 'dev', 'mermaid', `\`\`\`mermaid\n${code}\`\`\``)).toBeUndefined()
  }
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn.mock.calls[0]?.[0]).toMatch(/LECTERN_BROWSER.*Slidev's own renderer/s)
  const code = fresh('D')
  await expect(transform(code, 'build', 'mermaid', `\`\`\`mermaid\n${code}\`\`\``)).rejects.toThrow('LECTERN_BROWSER')
})
