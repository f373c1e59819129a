import type { Problem } from './problem.ts'
import { statfsSync } from 'node:fs'
import { constants } from 'node:os'

/** What the codes mean that an operating system refuses with, and what to do, without a full stop. */
const reasons: Record<string, [found: string, fix: string]> = {
  ENOSPC: ['the disk is full', 'free some space'],
  EDQUOT: ['the disk quota is used up', 'free some space'],
  EACCES: ['this user has no permission', 'change the permissions of the file or of its folder'],
  EPERM: ['this user has no permission', 'change the permissions of the file or of its folder'],
  EROFS: ['the disk is read-only', 'make it writable, or work in a copy on another disk'],
  EMFILE: ['this process has too many files open', 'raise the limit (ulimit -n 4096), then try again'],
  ENFILE: ['this machine has too many files open', 'close other programs, then try again'],
  ENOMEM: ['the memory is used up', 'close other programs, then try again'],
  ENOENT: ['there is no such file or folder', 'try again; if something else deletes files here meanwhile, stop that first'],
  ENOTDIR: ['a part of this path is a file, not a folder', 'move that file away'],
  EEXIST: ['a part of this path is a file, not a folder', 'move that file away'],
  EISDIR: ['a folder has this name', 'move the folder away'],
  ENOTEMPTY: ['the folder is not empty', 'stop other programs that write into it, then try again'],
  EBUSY: ['another program is using it', 'stop that program, then try again'],
  ELOOP: ['symbolic links form a loop', 'remove one of the links'],
  ENAMETOOLONG: ['the name is too long for this disk', 'choose a shorter name'],
  EIO: ['the disk cannot be read or written', 'check the disk'],
}

/** How programs below us print what the system refused: Node's `ENOSPC: no space left on device, write`, Rust's `(os error 28)`, C's words. */
const printed = /\b(E[A-Z]+): [a-z ]+, (\w+)|\(os error (\d+)\)|\b(No space left on device|Disk quota exceeded|Read-only file system|Too many open files)\b/
/** A line of code quoted beside its number, which may say anything. */
const codeFrame = /^\s*(?:\d+\s*)?[|│].*$/gm
const words: Record<string, string> = { 'No space left on device': 'ENOSPC', 'Disk quota exceeded': 'EDQUOT', 'Read-only file system': 'EROFS', 'Too many open files': 'EMFILE' }
/** What is never the fault of a deck, whoever met it. */
const ofTheMachine = /^E(?:NOSPC|DQUOT|ROFS|MFILE|NFILE|NOMEM|IO)$/

const expected = 'files that can be read, and folders that can be written'

/**
 * What the operating system refused, as a problem: to us, or to what we had do something.
 *
 * @returns undefined for an error that is not the system's, or that has no known code
 */
export function systemProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error))
    return undefined
  const { code, syscall, path, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const [found, fix] = syscall === undefined ? [] : reasons[code ?? ''] ?? []
  if (found && fix) {
    return {
      // Of two paths, the one that is written to is the one without room.
      file: (/^E(?:NOSPC|DQUOT|ROFS)$/.test(code ?? '') ? dest : undefined) ?? path ?? '',
      found: `${found} (${code}, ${syscall})`,
      expected,
      fix,
    }
  }
  const below = error instanceof AggregateError ? error.errors as unknown[] : []
  return [error.cause, ...below].map(systemProblem).find(Boolean) ?? machineProblem(error.message)
}

/** What a program printed that the machine lacks; undefined where it says nothing of that. */
export function machineProblem(text: string): Problem | undefined {
  const [, code, syscall, number, phrase = ''] = printed.exec(text.replace(codeFrame, '')) ?? []
  const name = code ?? words[phrase] ?? Object.entries(constants.errno).find(([, errno]) => errno === Number(number))?.[0] ?? ''
  const [found, fix] = ofTheMachine.test(name) ? reasons[name]! : []
  return found && fix ? { file: '', found: `${found} (${[name, syscall].filter(Boolean).join(', ')})`, expected, fix } : undefined
}

/** In bytes: a browser and Slidev's build need more. */
const leastFree = 4e6

/**
 * What to say of an error that nobody understands while a disk is full: a browser, for one, only says that its own file
 * cannot be read.
 *
 * @param folders that are written to
 */
export function fullDisk(folders: string[]): Problem | undefined {
  const full = folders.find((folder) => {
    try {
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize < leastFree
    }
    catch {
      return false
    }
  })
  const [found, fix] = reasons.ENOSPC!
  return full === undefined ? undefined : { file: full, found, expected: `at least ${leastFree / 1e6} MB`, fix }
}
