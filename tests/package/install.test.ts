import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { stagePackages } from '../../scripts/stage-packages.ts'
import { isLong } from '../long.ts'

/**
 * The packages as users get them: packed, and installed into empty folders, by `npm run verify:long` alone; with
 * LECTERN_NODES, folders of other Node programs separated as in PATH, also by those.
 */
const managers = ['npm', 'pnpm'] as const
const nodes = process.env.LECTERN_NODES ? process.env.LECTERN_NODES.split(delimiter) : [dirname(process.execPath)]

const home = mkdtempSync(join(tmpdir(), 'lectern-packages-'))
let tarballs: string[] = []

beforeAll(() => {
  const { lectern, theme } = stagePackages(join(home, 'staged'))
  tarballs = [lectern, theme].map(folder => join(home, execFileSync('npm', ['pack', '--silent', '--pack-destination', home], { cwd: folder, encoding: 'utf8' }).trim()))
})

const table = '<ComparisonTable>\n\n| a | b |\n|---|---|\n| 1 | inside |\n\n</ComparisonTable>\n'
const plainDeck = '---\ntitle: Mine\n---\n\n# Mine\n\nHello\n\n---\n\n# Two\n\n- one\n- two\n'

describe.for(managers.flatMap(manager => nodes.map(node => ({ manager, node }))))('with $manager and $node', ({ manager, node }) => {
  function run(folder: string, command: string, ...args: string[]): { code: number | null, output: string } {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${node}${delimiter}${process.env.PATH}`, NODE_OPTIONS: '', NODE_ENV: '', CI: 'true', NO_COLOR: '1' },
    })
    return { code: status, output: stdout + stderr }
  }

  function project(files: Record<string, string>, ...packages: string[]): string {
    const folder = mkdtempSync(join(home, 'project-'))
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const { code, output } = manager === 'npm'
      ? run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages)
      : run(folder, 'npx', '--yes', 'pnpm', 'add', '--prefer-offline', ...packages)
    expect(output).not.toContain('EBADENGINE')
    expect(code, output).toBe(0)
    return folder
  }

  const bin = (folder: string, name: string, ...args: string[]): ReturnType<typeof run> => run(folder, join(folder, 'node_modules/.bin', name), ...args)

  let folder = ''
  beforeAll(() => {
    folder = project({ 'talk.md': '# Hello\n\nText.\n\n## Two\n\n- a\n- b\n\n```mermaid\nflowchart LR\n  A --> B\n```\n', 'README.md': '# Not a talk\n', 'more/slides.md': plainDeck }, tarballs[0]!)
  })

  it.runIf(isLong)('one Markdown file is built, and a folder checked that gets its gallery', () => {
    expect(existsSync(join(folder, 'node_modules/@napi-rs')), 'a canvas library').toBe(false)
    expect(existsSync(join(folder, 'node_modules/@iconify/json')), 'all icons').toBe(false)
    const built = bin(folder, 'lectern', 'build', 'talk.md', 'more')
    expect(built.code, built.output).toBe(0)
    expect(readdirSync(join(folder, 'dist'))).toEqual(expect.arrayContaining(['index.html', 'talk', 'more']))
    const found = bin(folder, 'lectern', 'check')
    expect(found.code, found.output).toBe(0)
    expect(found.output).toMatch(/skipped: README\.md \(a document\), talk\.md \(no headmatter\)[\s\S]*more: 2 slides/)
  })

  it.runIf(isLong)('one Markdown file is checked and exported alone', () => {
    expect(bin(folder, 'lectern', 'check', 'talk.md')).toMatchObject({ code: 0, output: expect.stringContaining('talk: 2 slides, no problem found') })
    expect(bin(folder, 'lectern', 'export', 'talk.md')).toMatchObject({ code: 0 })
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['talk.pdf', 'talk-handout.pdf']))
  })

  it.runIf(isLong)('a snippet is recorded, and is on its slide', () => {
    mkdirSync(join(folder, 'snippets'), { recursive: true })
    writeFileSync(join(folder, 'snippets/sum.ts'), 'const sum: number = 1 + 2\nconsole.log("the sum is", sum)\n')
    writeFileSync(join(folder, 'sum.md'), '# Sum\n\n<RunnableSnippet src="sum.ts" />\n')
    const recorded = bin(folder, 'lectern', 'record', 'sum.ts')
    expect(recorded.code, recorded.output).toBe(0)
    const exported = bin(folder, 'lectern', 'export', 'sum.md')
    expect(exported.code, exported.output).toBe(0)
    expect(readFileSync(join(folder, 'snippets/sum.ts.recorded.md'), 'utf8')).toContain('the sum is 3')
  })

  it.runIf(isLong)('the live talk opens, and ends with its command', async () => {
    writeFileSync(join(folder, 'live.md'), `# Hello\n\n---\n\n${table}`)
    const browser = await launchBrowser()
    const child = spawn(join(folder, 'node_modules/.bin/lectern'), ['dev', 'live.md', '--port', '4123'], { cwd: folder, env: { ...process.env, PATH: `${node}${delimiter}${process.env.PATH}`, CI: 'true' }, stdio: 'ignore' })
    try {
      await expect.poll(() => fetch('http://localhost:4123/').then(answer => answer.ok, () => false), { timeout: 120_000 }).toBe(true)
      const errors: string[] = []
      const page = await browser.newPage()
      page.on('pageerror', error => errors.push(error.message))
      await page.goto('http://localhost:4123/1')
      await page.getByRole('heading', { name: 'Hello' }).waitFor({ timeout: 120_000 })
      await page.goto('http://localhost:4123/2')
      await page.getByRole('cell', { name: 'inside' }).waitFor({ timeout: 120_000 })
      expect(errors).toEqual([])
    }
    finally {
      await browser.close()
      child.kill('SIGTERM')
      await new Promise(resolve => child.on('close', resolve))
    }
  })

  it.runIf(isLong)('a project of Slidev\'s keeps its theme', () => {
    const folder = project({ 'slides.md': plainDeck.replace('title:', 'theme: seriph\nlayout: center\ntitle:') }, '@slidev/cli', '@slidev/theme-seriph', '@slidev/theme-default', ...tarballs)
    const built = bin(folder, 'lectern', 'build')
    expect(built.code, built.output).toBe(0)
    const [deck = ''] = readdirSync(join(folder, 'dist')).filter(name => name.startsWith('project-'))
    expect(readFileSync(join(folder, 'dist', deck, 'index.html'), 'utf8')).not.toContain('slide-foot')
    expect(bin(folder, 'lectern', 'export')).toMatchObject({ code: 0 })
  })

  it.runIf(isLong)('is an addon and a theme of plain Slidev', () => {
    const folder = project({
      'addon.md': `${plainDeck.replace('title:', 'theme: seriph\nlayout: center\naddons: [lectern]\ntitle:')}\n---\n\n${table}`,
      'theme.md': plainDeck.replace('title:', 'theme: lectern\ntitle:'),
    }, '@slidev/cli', '@slidev/theme-seriph', ...tarballs)
    for (const name of ['addon', 'theme']) {
      const built = bin(folder, 'slidev', 'build', `${name}.md`, '--out', name)
      expect(built.code, built.output).toBe(0)
    }
    const css = (name: string): string => readdirSync(join(folder, name, 'assets')).filter(file => file.endsWith('.css')).map(file => readFileSync(join(folder, name, 'assets', file), 'utf8')).join('')
    expect(css('theme')).toContain('.slide-foot')
    expect(css('addon')).not.toContain('.slide-foot')
    expect(css('addon')).toContain('comparison-table')
  })
})
