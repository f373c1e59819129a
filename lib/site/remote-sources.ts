import type { RemoteKind, RemoteSources } from '../print/settle/snapshot.ts'
import type { Deck } from '../project/deck.ts'
import { readMarkup } from '../markdown/markup.ts'
import { addSource, originOf } from '../print/settle/remote.ts'
import { plainAddress } from '../slidev/remote/addresses.ts'
import { localCopies } from '../slidev/remote/local-copies.ts'

/** What tags take from the address in `src`, `poster` or `data`. */
const tags: Record<string, RemoteKind> = { img: 'img', iframe: 'frame', video: 'media', audio: 'media', source: 'media', track: 'media', embed: 'frame', object: 'frame', script: 'script' }
/** What Slidev's own components ask for, by the component's name in lower case, without hyphens. */
const players: Record<string, [RemoteKind, string][]> = {
  youtube: [['frame', 'https://www.youtube.com']],
  tweet: [['script', 'https://platform.twitter.com'], ['frame', 'https://syndication.twitter.com']],
  bluesky: [['script', 'https://embed.bsky.app'], ['connect', 'https://public.api.bsky.app']],
}
/** Who draws the fences in PlantUML when the headmatter names no other `plantUmlServer`. */
const plantUmlServer = 'https://www.plantuml.com/plantuml'
const plantUmlFence = /^[ \t]*(?:`{3,}|~{3,})[ \t]*plantuml\b/m
/** Where a provider of style sheets keeps the faces that they name. */
const faces: Record<string, string> = { 'https://fonts.googleapis.com': 'https://fonts.gstatic.com' }
/** What a host may serve whose script already runs in the page. */
const ofScripts: RemoteKind[] = ['style', 'img', 'font', 'media', 'connect', 'frame']

/**
 * The other hosts that a deck takes something from, as its author names them: what its slides asked for while they
 * were being printed, what their Markdown names and only a click shows, and what the page around them names. Not what a
 * build has taken along.
 */
export function remoteSources(deck: Pick<Deck, 'slides' | 'entry' | 'headmatter'>, ...seen: (RemoteSources | undefined)[]): RemoteSources {
  const all: RemoteSources = {}
  const copies = localCopies(deck)
  const add = (kind: RemoteKind | undefined, address: unknown): void => {
    const origin = kind && typeof address === 'string' ? originOf(address.startsWith('//') ? `https:${address}` : address) : undefined
    if (kind && origin && !copies.has(plainAddress(String(address)) ?? ''))
      addSource(all, kind, origin)
  }
  for (const sources of seen) {
    for (const [kind, origins] of Object.entries(sources ?? {}))
      origins.forEach(origin => add(kind as RemoteKind, origin))
  }
  for (const { content, frontmatter } of deck.slides) {
    const markup = readMarkup(content)
    markup.images.forEach(({ src }) => add('img', src))
    for (const { name, attributes } of markup.tags) {
      add(tags[name], attributes.src)
      add('img', attributes.poster)
      add(tags[name], attributes.data)
      players[name.replaceAll('-', '').toLowerCase()]?.forEach(([kind, origin]) => add(kind, origin))
    }
    if (plantUmlFence.test(content))
      add('img', deck.headmatter.plantUmlServer ?? plantUmlServer)
    for (const key of ['image', 'background', 'logo'])
      add('img', frontmatter[key])
    add('frame', frontmatter.url)
  }
  all.style?.forEach(origin => add('font', faces[origin] ?? origin))
  all.script?.forEach(origin => ofScripts.forEach(kind => add(kind, origin)))
  return all
}

/** `fonts.googleapis.com (style), www.youtube.com (frame)`; empty when nothing is taken from elsewhere. */
export function describeRemote(remote: RemoteSources): string {
  const hosts = new Map<string, string[]>()
  for (const [kind, origins] of Object.entries(remote))
    origins.forEach(origin => hosts.set(new URL(origin).host, [...hosts.get(new URL(origin).host) ?? [], kind]))
  return [...hosts].map(([host, kinds]) => `${host} (${kinds.join(', ')})`).join(', ')
}
