import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import process from 'node:process'
import { runCommand, showUsage } from 'citty'
import { compileCache, hideCache } from '../lib/project/cache.ts'
import { endWhenStuck, stuckProblem } from '../lib/project/end-stuck.ts'
import { isStopping, tellWhenCancelled } from '../lib/project/interrupt.ts'
import { nearest } from '../lib/project/nearest.ts'
import { LecternError, UseError } from '../lib/project/problem.ts'
import { keepProfile, lastProfile } from '../lib/project/profile.ts'
import { lastStep } from '../lib/project/progress.ts'
import { ownManifest } from '../lib/project/version.ts'
import { describeError } from './describe-error.ts'
import { exitCodes } from './exit-codes.ts'
import { help } from './help.ts'
import { commands } from './names.ts'
import { refuseUnknownOptions } from './options.ts'

/** Of the processor, for what gives back to the event loop only when it is done; the longest of decks that are built take some five. */
const mostSeconds = 60

const words = process.argv.slice(2)
// `lectern talk.md` shows the talk.
const [name = '', ...rest] = isTalk(words[0]) ? ['dev', '--open', ...words] : words
// What is thrown where nobody waits for it is told in the same way.
process.on('uncaughtException', end)
// A browser that is killed may leave a call that nobody answers: Node would end with a stack and a code of its own.
let isDone = false
process.once('beforeExit', () => {
  if (!isDone)
    end(new Error('nothing is left to wait for, and the work is not done'))
})
try {
  if (['', 'help', '--help', '-h'].includes(name))
    console.log(help(ownManifest().version))
  else if (['--version', '-v', '-V'].includes(name))
    console.log(ownManifest().version)
  else if (name === '--profile')
    console.log(lastProfile())
  else
    await run()
  isDone = true
}
catch (error) {
  end(error)
}

async function run(): Promise<void> {
  const isHelp = rest.some(word => word === '--help' || word === '-h')
  if (!isCommand(name))
    throw unknownCommand()
  if (!isHelp) {
    // A live talk is stopped, not cancelled, and Slidev ends it; what is only read may be stopped in the middle.
    if (!['dev', 'check', 'mcp'].includes(name))
      tellWhenCancelled()
    // A talk that is shown is never ended by us.
    if (name !== 'dev')
      endWhenStuck(mostSeconds, stack => tell(new LecternError(stuckProblem(mostSeconds, lastStep())), stack), exitCodes.deck)
    // What starts a project leaves nothing in the folder around it.
    if (!['new', 'init'].includes(name)) {
      try {
        hideCache(process.cwd())
      }
      catch (error) {
        // What reads sources alone need keep nothing: the folder may be somebody else's.
        if (name !== 'check' || !rest.includes('--source-only'))
          throw error
      }
      // Half a second less for each command: browser driver and parsers are compiled once.
      enableCompileCache(compileCache)
    }
  }
  const command = await commands[name]() as Parameters<typeof runCommand>[0]
  if (isHelp)
    return showUsage(command, { meta: { name: 'lectern' } })
  refuseUnknownOptions(name, rest, command.args ?? {})
  if (rest.includes('--install-browser'))
    process.env.LECTERN_INSTALL_BROWSER = '1'
  process.once('exit', () => keepProfile(['lectern', ...words].join(' ')))
  await runCommand(command, { rawArgs: rest })
}

function isCommand(word: string): word is keyof typeof commands {
  return Object.hasOwn(commands, word)
}

/** A file, a folder, or what looks like one and is misspelt. */
function isTalk(word = ''): boolean {
  return word !== '' && !isCommand(word) && !word.startsWith('-') && (/\.md$|[\\/]/.test(word) || existsSync(word) || existsSync(`${word}.md`))
}

function unknownCommand(): UseError {
  const near = nearest(name, Object.keys(commands))
  return new UseError({
    file: '',
    found: name.startsWith('-') ? `an option before the command: ${name}` : `no command, file or folder named "${name}"`,
    expected: near ? `lectern ${near}?` : `a Markdown file, or one of: ${Object.keys(commands).join(', ')}`,
    fix: 'lectern --help explains each',
  })
}

function end(error: unknown): void {
  if (isStopping())
    return
  process.exit(tell(error))
}

/** @returns the exit code */
function tell(error: unknown, stack: unknown = error): number {
  const { text, code } = describeError(error, name)
  console.error(`\n${text}`)
  if (process.env.LECTERN_DEBUG)
    console.error(stack)
  return code
}
