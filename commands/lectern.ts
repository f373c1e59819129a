import { enableCompileCache } from 'node:module'
import process from 'node:process'
import { defineCommand, runCommand, runMain } from 'citty'
import { compileCache } from '../lib/project/cache.ts'
import { isStopping } from '../lib/project/interrupt.ts'
import { describeError } from './describe-error.ts'
import { refuseUnknownOptions } from './options.ts'

// Half a second less for each command: browser driver and parsers are compiled once.
enableCompileCache(compileCache)

/** Each command's file is read only when it is called, so that `--help` answers at once. */
const commands = {
  dev: () => import('./dev.ts').then(module => module.default),
  build: () => import('./build.ts').then(module => module.default),
  export: () => import('./export.ts').then(module => module.default),
  record: () => import('./record.ts').then(module => module.default),
  check: () => import('./check.ts').then(module => module.default),
}

const main = defineCommand({
  meta: { name: 'lectern', description: 'Markdown in; a live talk, PDF handouts and a hosted web page out.' },
  subCommands: commands,
})

const words = process.argv.slice(2)
// `lectern talk.md` shows the talk.
const [name = '', ...rest] = /\.md$|[\\/]/.test(words[0] ?? '') ? ['dev', ...words] : words
// What is thrown where nobody waits for it is told in the same way.
process.on('uncaughtException', end)
try {
  if (!(name in commands) || rest.some(word => word === '--help' || word === '-h')) {
    await runMain(main, {
      rawArgs: name in commands
        ? [name, '--help']
        : ['--help'],
    })
  }
  else {
    const command = await commands[name as keyof typeof commands]()
    refuseUnknownOptions(name, rest, command.args ?? {})
    await runCommand(command as Parameters<typeof runCommand>[0], { rawArgs: rest })
  }
}
catch (error) {
  end(error)
}

function end(error: unknown): void {
  if (isStopping())
    return
  console.error(`\n${describeError(error, name)}`)
  if (process.env.LECTERN_DEBUG)
    console.error(error)
  process.exit(1)
}
