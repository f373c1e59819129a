import type { Problem } from './problem.ts'

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
  ELOOP: ['symbolic links lead in a circle', 'remove one of the links'],
  ENAMETOOLONG: ['the name is too long for this disk', 'choose a shorter name'],
  EIO: ['the disk cannot be read or written', 'check the disk'],
}

/**
 * What the operating system refused, as a problem.
 *
 * @returns undefined for an error that is not the system's, or that has no known code
 */
export function systemProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error))
    return undefined
  const { code, syscall, path, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const [found, fix] = reasons[code ?? ''] ?? []
  return found && fix
    // Of two paths, the one that is written to is the one without room.
    ? { file: (/^E(?:NOSPC|DQUOT|ROFS)$/.test(code ?? '') ? dest : undefined) ?? path ?? '', found: `${found} (${code}, ${syscall})`, expected: 'files that can be read, and folders that can be written', fix }
    : undefined
}
