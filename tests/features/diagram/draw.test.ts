import type { Drawing } from '../../../lib/features/diagram/types.ts'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { diagramChains } from '../../../lib/features/diagram/blocks.ts'
import { describe as tell } from '../../../lib/features/diagram/describe.ts'
import { drawDiagram, roomOf, scaleOnSlide } from '../../../lib/features/diagram/draw.ts'
import { closeDrawingPage, drawInBrowser } from '../../../lib/features/diagram/drawing-page.ts'
import { root } from '../../../lib/project/root.ts'
import { smallestOfOurs } from '../../../lib/slidev/theme.ts'
import { descendants, kill } from '../../hostile/command.ts'

const cache = mkdtempSync(join(tmpdir(), 'lectern-'))
const room = roomOf('figure')
const draw = (code: string): Promise<Drawing> => drawDiagram(code, room, cache)
afterAll(closeDrawingPage)
const browsers = (): number[] => [...descendants(process.pid)].filter(([, program]) => /chrom/i.test(program)).map(([pid]) => pid)

describe('the fixture deck', () => {
  const deck = readFileSync(join(root, 'tests/fixtures/decks/diagrams/slides/types/slides.md'), 'utf8')
  const codes = diagramChains(deck).flat().map(block => block.source.code)

  it('draws every type that people reach for, legibly, with words for those who do not see it', async () => {
    const drawings = []
    for (const code of codes)
      drawings.push(await draw(code))
    expect(new Set(drawings.map(drawing => drawing.facts.type))).toEqual(new Set([
      'flowchart-v2',
      'venn',
      'sequence',
      'classDiagram',
      'stateDiagram',
      'er',
      'gantt',
      'pie',
      'mindmap',
      'timeline',
    ]))
    for (const drawing of drawings) {
      expect(drawing.flaws, drawing.facts.type).toEqual([])
      expect(scaleOnSlide(drawing, room) * (drawing.smallestText ?? 0), drawing.facts.type).toBeGreaterThan(smallestOfOurs - 0.5)
      expect(tell(drawing.facts).length, drawing.facts.type).toBeGreaterThan(20)
      // Only elements and attributes that a picture needs: nothing of Mermaid's page is copied.
      expect(drawing.svg).not.toMatch(/<(?:style|script|foreignObject|a|image|use)\b|\s(?:class|style|on\w+|href)=|NaN|undefined/)
    }
  })

  it('draws the same bytes again, and takes them from the cache when they are there', async () => {
    const [code = ''] = codes
    const first = await draw(code)
    const files = readdirSync(cache).length
    expect(await draw(code)).toEqual(first)
    expect(readdirSync(cache)).toHaveLength(files)
    expect(await drawDiagram(code, room, mkdtempSync(join(tmpdir(), 'lectern-')))).toEqual(first)
  })
})

const venn = 'venn-beta\n  set FM["Foundation models"]:10\n    text BERT["BERT"]\n  set GA["Generative AI"]:10\n    text GAN["Face GAN"]\n  union FM,GA["Both"]:4\n    text SD["Stable Diffusion"]'

it('marks every part of a flow that a step can name', async () => {
  const { svg, facts } = await draw('flowchart LR\n  subgraph base [Base]\n    A\n  end\n  A -->|feeds| B([b])\n  A -.-> C{{c}}')
  expect(facts.parts.map(part => part.handle)).toEqual([
    'base',
    'A',
    'B',
    'C',
    'A-->B',
    'A-->C',
  ])
  for (const { handle } of facts.parts)
    expect(svg, handle).toContain(`data-step="${handle.replace('>', '&gt;')}"`)
  // An edge's words appear with its line.
  expect(svg.match(/data-step="A--&gt;B"/g)).toHaveLength(2)
})

it('marks every set, overlap and word of a Venn', async () => {
  const { svg, facts } = await draw(venn)
  expect(facts.parts.map(part => part.handle)).toEqual([
    'FM',
    'GA',
    'FM&GA',
    'FM:BERT',
    'GA:GAN',
    'FM&GA:SD',
  ])
  for (const { handle } of facts.parts)
    expect(svg, handle).toContain(`data-step="${handle.replace('&', '&amp;')}"`)
})

it('puts the words of every Venn region inside that region and no other', async () => {
  const { svg } = await draw(venn)
  const circles = Array.from(svg.matchAll(/<circle[^>]*?cx="([\d.-]+)" cy="([\d.-]+)" r="([\d.]+)"/g), match => match.slice(1).map(Number))
  const [left, right] = circles as [[number, number, number], [number, number, number]]
  const words = Array.from(svg.matchAll(/<text[^>]*?x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]+)</g), match => ({
    x: Number(match[1]),
    y: Number(match[2]),
    text: match[3] ?? '',
  }))
  const sides = words.map(({ x, y, text }) => [
    text,
    ...[left, right].map(([cx, cy, r]) => Math.hypot(x - cx, y - cy) < r),
  ])
  expect(sides).toEqual(expect.arrayContaining([
    ['BERT', true, false],
    ['Face GAN', false, true],
    ['Both', true, true],
  ]))
})

it('says which Venn region is too small for its words', async () => {
  const { flaws } = await draw('venn-beta\n  set A["Foundation models"]:30\n  set B["An extraordinarily circumstantial description"]:1\n  union A,B:0.5')
  expect(flaws.join()).toContain('the words of B do not fit into its region at 18 px')
})

it('draws a diagram closer together before it gives up on its size', async () => {
  const code = 'flowchart LR\n  A["Question"] --> B["Encoder"] -->|search| C[("Documents")] -->|passages| D["Generator"] --> E["Answer"]'
  const narrow = await drawDiagram(code, { width: 700, height: 372 }, cache)
  const wide = await draw(code)
  expect(narrow.width).toBeLessThan(wide.width)
})

it('takes the two hues of the deck by name, and other viewers ignore them', async () => {
  const { svg } = await draw('flowchart LR\n  A:::first --> B([b]):::second')
  expect(svg).toMatch(/var\(--lectern-first-tint,.*var\(--lectern-first,/)
  expect(svg).toMatch(/var\(--lectern-second-tint,.*var\(--lectern-second,/)
  const own = await draw('flowchart LR\n  A:::first --> B:::second\n  classDef first fill:#abcdef,stroke:#123456')
  expect(own.svg).toMatch(/#abcdef[\s\S]*var\(--lectern-second-tint,/)
  expect(own.svg).not.toContain('--lectern-first')
})

it.for([
  'flowchart LR\n  A["<img src=x onerror=alert(1)>"] --> B["<script>alert(2)</script>"]',
  'flowchart LR\n  A["<svg onload=alert(1)>"] --> B\n  click A "javascript:alert(2)"\n  click B call alert(3)',
  'flowchart LR\n  A["`<a href=\'javascript:alert(1)\'>x</a>`"]\n  style A stroke:#f00',
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "* { background: url(https://example.com/x) }"}}%%\nflowchart LR\n  A["<iframe src=https://example.com></iframe><b onclick=alert(1)>x</b>"]',
  'venn-beta\n  set A["<img src=x onerror=alert(1)>"]:10\n    text T["<script>alert(2)</script>"]\n  set B:10\n  union A,B:3',
  'sequenceDiagram\n  A->>B: <img src=x onerror=alert(1)>\n  link A: x @ javascript:alert(2)',
  'classDiagram\n  class A["<script>alert(1)</script>"]\n  click A href "javascript:alert(2)"',
])('lets nothing run that hides in a label: %s', async (code) => {
  const { svg } = await draw(code)
  expect(svg).not.toMatch(/<(?!\/?(?:svg|g|defs|marker|path|rect|circle|ellipse|line|polyline|polygon|text|tspan)\b)/)
  expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/\son\w+=|javascript:|href|example\.com/i)
})

it('gives up a drawing that takes too long, and one that is too deep, in words, and draws the next', async () => {
  expect(await drawInBrowser('packet-beta\n0-99999999: "x"', 'light', 0, undefined, 300)).toEqual({ message: expect.stringContaining('it was not drawn within 0.3 seconds') as string })
  const deep = `flowchart LR\n${Array.from({ length: 60 }, (_, no) => `subgraph s${no}`).join('\n')}\nx\n${'end\n'.repeat(60)}`
  await expect(draw(deep)).rejects.toThrow('its groups are too deep in each other')
  expect((await draw('flowchart LR\n  A --> B')).svg).toContain('<svg')
})

it('blames a browser that was killed, and not the diagram', async () => {
  await drawInBrowser('pie\n "a": 1', 'light', 0)
  const drawing = drawInBrowser('packet-beta\n0-99999999: "x"', 'light', 0)
  drawing.catch(() => {})
  await pause(100)
  // Its pages end before it does, as they may where memory is short.
  kill(browsers().reverse())
  await expect(drawing).rejects.toThrow(/closed|crashed/)
})

it('ends the process when the last drawing is done', () => {
  const script = `import { drawDiagram, roomOf } from ${JSON.stringify(join(root, 'lib/features/diagram/draw.ts'))}\nconst { svg } = await drawDiagram('flowchart LR\\n A --> B', roomOf('figure'), ${JSON.stringify(mkdtempSync(join(tmpdir(), 'lectern-')))})\nconsole.log(svg.slice(0, 4))`
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 50_000 })
  expect({ stdout, status }).toEqual({ stdout: '<svg\n', status: 0 })
})

it('leaves no browser behind when it is interrupted', async () => {
  const script = `import { keepDrawingPage, drawInBrowser } from ${JSON.stringify(join(root, 'lib/features/diagram/drawing-page.ts'))}\nkeepDrawingPage()\nawait drawInBrowser('pie\\n "a": 1', 'light', 0)\nconsole.log('ready')\nsetInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise(resolve => child.stdout.once('data', resolve))
  const browsers = childrenOf(child.pid ?? 0)
  expect(browsers.length).toBeGreaterThan(0)
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
  await expect.poll(() => browsers.filter(alive)).toEqual([])
})

/** Processes whose parent is `pid`, read where Linux keeps them. */
function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', [
    '-o',
    'pid=',
    '--ppid',
    String(pid),
  ], { encoding: 'utf8' })
  return stdout.split('\n').map(Number).filter(Boolean)
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch {
    return false
  }
}

/** How many lines a flow has, and how many have a part that runs neither level nor upright. */
function slanted(svg: string): { lines: number, slanted: number } {
  const lines = [...svg.matchAll(/<path [^>]*marker-end[^>]*>/g)].map(([path]) => [...(/\sd="([^"]*)"/.exec(path)?.[1] ?? '').matchAll(/[ML]\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const))
  return {
    lines: lines.length,
    slanted: lines.filter(points => points.slice(1).some(([x, y], index) => Math.abs(x - points[index]![0]) > 1 && Math.abs(y - points[index]![1]) > 1)).length,
  }
}

it.each([
  ['a loop', 'flowchart LR\n  Q[Question] --> E[Encoder]\n  E -->|search| R[(Documents)]\n  R -->|passages| G[Generator]\n  G --> A[Answer]\n  A -.->|ask again| Q', 5],
  ['a way back to a decision', 'flowchart LR\n  A[Write] --> B{Check}\n  B -->|wrong| A\n  B -->|right| C[Build]\n  C --> D[(Site)]\n  C --> E[PDF]\n  D --> F[Audience]\n  E --> F', 7],
  ['a tree with labels', 'flowchart TB\n  D[Data] -->|once| M[Model]\n  M -->|adapt| C[Classify]\n  M -->|adapt| S[Search]\n  M -->|adapt| W[Write]', 4],
  ['boxes in a group', 'flowchart LR\n  subgraph base [Base]\n    A --> B\n    A --> C\n  end\n  B --> D{{choose}}\n  C --> D', 4],
  ['two lines between two boxes', 'flowchart RL\n  A[Build] -->|passed| B[Test]\n  B -->|failed| A', 2],
])('draws the lines of %s straight, or in steps', async (_, code, lines) => {
  const { svg, flaws } = await draw(code)
  expect(slanted(svg)).toEqual({ lines, slanted: 0 })
  expect(flaws).toEqual([])
})

it('is seen to find a slanted line', () => {
  expect(slanted('<path d="M0,0L10,10" marker-end="url(#a)"/><path d="M0,0L10,0L10,9" marker-end="url(#a)"/>')).toEqual({ lines: 2, slanted: 1 })
})
