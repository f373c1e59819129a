import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { freePort } from '../listen.ts'
import { isLong } from '../long.ts'

/** Every command that the pages show as one to type, once. */
const pages = ['README.md', ...readdirSync(join(root, 'docs')).filter(file => file.endsWith('.md')).map(file => `docs/${file}`)]
const commands = [...new Set(pages.flatMap(page => [...readFileSync(join(root, page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block = '']) => block.split('\n').map(line => line.replace(/\s+#.*/, '').replace(/^npx /, '')))
  .filter(line => line.startsWith('lectern '))
  .map(line => line.slice('lectern '.length))))]
/** Serve or watch until they are stopped, and then say so. */
const stays = (words: string): boolean => /^(?:dev |\S+\.md|.*--watch)/.test(words)
/** What a page's one machine does of several. */
const alsoRun: Record<string, string[]> = { 'build --merge part-1,part-2,part-3': ['build --shard 2/3 --output part-2', 'build --shard 3/3 --output part-3'] }

const folder = mkdtempSync(join(tmpdir(), 'lectern-documented-'))
mkdirSync(join(folder, 'other'))
writeFileSync(join(folder, 'talk.md'), `---\ntitle: Tides\nlang: en\n---\n\n${Array.from({ length: 6 }, (_, no) => `# Slide ${no + 1}\n\nHigh and low.\n\n<!-- Say why. -->\n`).join('\n---\n\n')}`)
writeFileSync(join(folder, 'other/slides.md'), '---\ntitle: Other\nlang: en\n---\n\n# Other\n')
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
const lectern = join(root, 'commands/lectern.ts')
const env = { ...process.env, CI: 'true', BROWSER: 'none' }

it('the pages show commands of each kind', () => {
  expect(commands.length).toBeGreaterThan(18)
  expect(commands.filter(stays).length).toBeGreaterThan(4)
})

it.runIf(isLong).each(commands)('lectern %s does what it says without an error', async (words) => {
  if (!stays(words)) {
    for (const each of [...alsoRun[words] ?? [], words]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [lectern, ...each.split(' ')], { cwd: folder, env, encoding: 'utf8' })
      expect(status, `${each}\n${stdout}${stderr}`).toBe(0)
    }
    return
  }
  const isExport = words.startsWith('export')
  const child = spawn(process.execPath, [lectern, ...words.split(' '), ...isExport ? [] : ['--port', String(await freePort())]], { cwd: folder, env })
  try {
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => said += String(text))
    await expect.poll(() => said, { timeout: 120_000 }).toMatch(isExport ? /watching for changes/ : /token +[\w-]{32}/)
    expect(child.exitCode, said).toBeNull()
  }
  finally {
    child.kill()
  }
})
