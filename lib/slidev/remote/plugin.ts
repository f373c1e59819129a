import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { RewrittenSheet } from './local-sheets.ts'
import type { Copies } from './use-copies.ts'
import { join } from 'node:path'
import { jsonObject, parseJson } from '../../project/json.ts'
import { copiesFolder, keepCopy } from '../../project/remote/copies.ts'
import { lockText } from '../../project/remote/lock.ts'
import { root } from '../../project/root.ts'
import { generated, modules } from '../contract.ts'
import { replaced } from '../replaced.ts'
import { inFields, plainAddress } from './addresses.ts'
import { localCopies } from './local-copies.ts'
import { sheetWithCopies, style } from './local-sheets.ts'
import { pageWithCopies, templateWithCopies } from './use-copies.ts'

const withCopies = join(root, 'lib/slidev/client/with-copies.ts')

/**
 * Puts the copies of what a deck shows of other hosts in the place of their addresses, in a build and live: in style
 * sheets, templates, frontmatters and the page around the slides. Listed after the plug-in that publishes the frontmatter.
 *
 * @param options Slidev's own
 */
export function remoteCopies({ data, entry, utils }: Pick<ResolvedSlidevOptions, 'data' | 'entry'> & { utils: Pick<ResolvedSlidevOptions['utils'], 'indexHtml'> }): Plugin {
  const copies = copiesAsListed({ data, entry })
  let isLive = false
  const changedModule = (code: string, id: string, all: Copies): string => {
    const no = modules.frontmatter.exec(id)?.[1]
    if (no !== undefined)
      return fieldsWithCopies(isLive ? withoutFetched(code, all, id) : code, data.slides[Number(no) - 1]?.frontmatter, all, generated.frontmatterData, 'export const frontmatterData = ', id)
    if (id === modules.configs)
      return fieldsWithCopies(code, data.config, all, generated.configs, 'export default ', id)
    return id.endsWith('.vue') || (id.endsWith('.md') && code.startsWith('<')) ? templateWithCopies(code, all) : code
  }
  return {
    name: 'lectern:remote-copies',
    enforce: 'pre',
    config: (_, { command }) => {
      isLive = command === 'serve'
      return { server: { fs: { allow: [copiesFolder] } } }
    },
    transform: {
      async handler(code, id) {
        const all = copies()
        if (all.size === 0)
          return undefined
        const file = id.replace(/\?.*$/s, '')
        // A component's styles are a module of their own.
        const changed = style.test(file) || /[?&]type=style&/.test(id) ? await changedSheet(code, file, all, path => this.addWatchFile(path)) : changedModule(code, id, all)
        return changed === code ? undefined : changed
      },
    },
    // A live server sends Slidev's page as it is.
    configureServer: () => () => {
      const { indexHtml } = utils
      Object.defineProperty(utils, 'indexHtml', { get: () => pageWithCopies(indexHtml, copies(), '/@fs/') })
    },
    transformIndexHtml: {
      order: 'pre',
      handler: html => pageWithCopies(html, copies()),
    },
  }
}

async function changedSheet(code: string, file: string, copies: Copies, onRead: (path: string) => void): Promise<string> {
  const sheets: RewrittenSheet[] = []
  const changed = sheetWithCopies(code, file, copies, sheet => sheets.push(sheet), onRead)
  for (const { path, text } of sheets)
    await keepCopy(path, text)
  return changed
}

/** Reads the lock again when it has changed: a live talk outlasts a build of the same talk. */
function copiesAsListed({ data, entry }: Pick<ResolvedSlidevOptions, 'data' | 'entry'>): () => Copies {
  let before: { text: string, copies: Copies } | undefined
  return () => {
    const text = lockText(entry)
    if (before?.text !== text)
      before = { text, copies: localCopies({ entry, headmatter: data.headmatter }) }
    return before.copies
  }
}

/** A module of fields that names copies where its author named other hosts. */
function fieldsWithCopies(code: string, fields: unknown, copies: Copies, form: RegExp, head: string, id: string): string {
  const found = inFields(fields).flatMap(({ key, written, address }) => copies.has(address) ? [{ key, written, copy: copies.get(address)! }] : [])
  if (found.length === 0)
    return code
  const list = `[${found.map(({ key, written }, index) => `[${JSON.stringify(key)}, ${JSON.stringify(written)}, lecternCopy${index}]`).join(', ')}]`
  return [
    `import { withCopies as lecternWithCopies } from ${JSON.stringify(withCopies)}`,
    ...found.map(({ copy }, index) => `import lecternCopy${index} from ${JSON.stringify(`${copy.replaceAll('\\', '/')}?url&no-inline`)}`),
    replaced(code, new RegExp(`${form.source.replace('(.*)$', '')}(.*)$`, 'm'), (_, value) => `${head}lecternWithCopies(${value}, ${list})`, id),
  ].join('\n')
}

/** Slidev fetches ahead what a slide's Markdown names: its copies need no host. */
function withoutFetched(code: string, copies: Copies, id: string): string {
  return replaced(code, generated.slideBase, (_, json) => {
    const base = parseJson(jsonObject, json!, id)
    const images = Array.isArray(base.images) ? base.images.filter(image => !copies.has(plainAddress(String(image)) ?? '')) : base.images
    return `    ...(${JSON.stringify({ ...base, images })}),`
  }, id)
}
