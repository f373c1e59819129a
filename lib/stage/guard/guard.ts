import type { ResolvedSlidevOptions } from '@slidev/types'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Connect, Plugin, ResolvedConfig, ViteDevServer } from 'vite'
import type { Own, Refusal } from './judge.ts'
import { randomBytes } from 'node:crypto'
import { isFileLoadingAllowed } from 'vite'
import { isFile } from '../../project/paths.ts'
import { judge, tokenParameter, withoutToken } from './judge.ts'
import { namedFiles } from './named-files.ts'
import { oncePerProcess } from './once-per-process.ts'

/** Folders beginning with a dot that a page's modules come from. */
const servedDotFolders = ['.vite', '.cache', '.pnpm', '.slidev']

/**
 * Files that no page needs, as globs: Vite's own list (`server.fs.deny`, which ours replaces), all dotfiles, and keys.
 * The names of files hold anywhere; those of folders hold below the project only, which may itself lie in such a one.
 */
function deniedFiles(project: string): string[] {
  return [
    '.*',
    '*.{crt,pem,key,p12,pfx,cer,der,jks,keystore,kdbx,asc,gpg}',
    'id_{rsa,dsa,ecdsa,ed25519}*',
    '**/.{git,ssh,gnupg,aws}/**',
    `${project.replaceAll('\\', '/').replace(/[[\]{}()*+?!@|^$,#]/g, '\\$&')}/**/.!(${servedDotFolders.map(name => name.slice(1)).join('|')})/**`,
  ]
}

/**
 * Keeps other sites, other programs and other machines' names from the dev server, before anything else there sees
 * their requests: Slidev takes a change of `slides.md` from whoever asks. Says on the terminal how a program gets in.
 */
export function guard({ userWorkspaceRoot }: Pick<ResolvedSlidevOptions, 'userWorkspaceRoot'>): Plugin {
  return {
    name: 'lectern:guard',
    apply: 'serve',
    enforce: 'pre',
    config: () => ({
      server: {
        // Vite would let every page of this machine's other servers read.
        cors: false,
        fs: { strict: true, deny: deniedFiles(userWorkspaceRoot) },
      },
    }),
    configureServer: {
      order: 'pre',
      handler(server) {
        const own: Own = {
          token: oncePerProcess('dev-token', announceToken),
          hosts: Array.isArray(server.config.server.allowedHosts)
            ? server.config.server.allowedHosts
            : [],
          base: server.config.base,
        }
        server.middlewares.use(guardRequests(server.config, own))
        guardUpgrades(server, own)
      },
    },
  }
}

function announceToken(): string {
  const token = randomBytes(24).toString('base64url')
  console.log(`\n  token       ${token}  (for programs that use /__lectern/mcp, or edit by /__mcp: Authorization: Bearer <token>)`)
  return token
}

function guardRequests(config: ResolvedConfig, own: Own): Connect.NextHandleFunction {
  return (request, response, next) => {
    const refusal = judge(request, own) ?? judgeFiles(request.url ?? '', config)
    if (refusal) {
      response.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', 'connection': 'close' })
      response.end(`${refusal.reason}\n`)
      return
    }
    // From the address into a cookie, so that what the page then asks for gets in as well.
    if (request.url?.includes(`${tokenParameter}=${own.token}`))
      response.setHeader('set-cookie', `${tokenParameter}=${own.token}; HttpOnly; SameSite=Strict; Path=/`)
    request.url = withoutToken(request.url ?? '/')
    next()
  }
}

function judgeFiles(url: string, config: ResolvedConfig): Refusal | undefined {
  return namedFiles(url, config.root).some(file => isFile(file) && !isFileLoadingAllowed(config, file))
    ? { status: 403, reason: 'the deck does not need this file' }
    : undefined
}

/** A listener cannot keep a request from the others, so a refused one is not announced to any. */
function guardUpgrades(server: ViteDevServer, own: Own): void {
  const { httpServer } = server
  if (!httpServer)
    return
  const emit = httpServer.emit.bind(httpServer) as (event: string | symbol, ...values: unknown[]) => boolean
  httpServer.emit = (event: string | symbol, ...values: unknown[]) => {
    if (event !== 'upgrade')
      return emit(event, ...values)
    const [request, socket] = values as [IncomingMessage, Duplex]
    const refusal = judge(request, own)
    if (!refusal) {
      request.url = withoutToken(request.url ?? '/')
      return emit(event, ...values)
    }
    socket.on('error', () => {})
    socket.end(`HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\n\r\n`)
    return true
  }
}
