import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'
import { readWithOthers } from '../print/pdf/readers.ts'

const decks = findDecks(root).map(({ name }) => name)
const fileOf = (deck: string, path: string): string => join(inject('siteFolder'), deck, path)
it.skipIf(!isLong).for(decks.flatMap(deck => ['slides.pdf', 'handout.pdf'].map(path => ({ deck, path }))))('$path of $deck looks the same in every reader', async ({ deck, path }) => {
  const { asked, pages, differences } = await readWithOthers(await readFile(fileOf(deck, path)))
  if (asked.length < 3)
    console.warn(`${3 - asked.length} of 3 readers skipped: only ${asked.join(', ') || 'none'} is installed`)
  expect(pages).toBeGreaterThan(asked.length * 5)
  expect(differences).toEqual([])
})
