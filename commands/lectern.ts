import { enableCompileCache } from 'node:module'
import process from 'node:process'
import { defineCommand, runCommand, runMain } from 'citty'
import { isStopping } from '../lib/interrupt.ts'
import { LecternError } from '../lib/read/problem.ts'
import { compileCache } from '../lib/root.ts'
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

const [name = '', ...rest] = process.argv.slice(2)
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
  if (!isStopping())
    report(error)
}

/** Authors get the problems alone; a stack is for errors that are ours. */
function report(error: unknown): never {
  if (error instanceof LecternError) {
    console.error(`\n${error.message}\n\n${error.problems.length} problem${error.problems.length === 1
      ? ''
      : 's'}`)
  }
  else {
    console.error(error)
  }
  process.exit(1)
}
