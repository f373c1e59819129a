import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import type { Freedom } from './hosts.ts'
import process from 'node:process'
import { ownPage } from './deck-pages.ts'
import { describeRemote, remoteSources } from './remote-sources.ts'

/** What each deck's pages may do beyond what every page may, by the deck's name; what they take from other hosts is told. */
export function freedomsOf(built: BuiltDeck[], captures: Map<BuiltDeck, Capture>, siteUrl: string | undefined): Map<string, Freedom> {
  return new Map(built.map((one): [string, Freedom] => {
    const { name } = one.deck
    const own = ownPage(one, siteUrl, './')
    const remote = remoteSources(one.deck, own.remote, captures.get(one)?.snapshot.remote)
    if (Object.keys(remote).length > 0)
      process.stderr.write(`${name}: its pages load from other hosts, which the deck or its theme names: ${describeRemote(remote)}\n`)
    return [name, { scripts: own.scripts, remote }]
  }))
}
