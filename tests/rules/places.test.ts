import type { Rule } from '../../lib/project/rule.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { components } from '../../lib/rules/components.ts'
import { drafts } from '../../lib/rules/drafts.ts'
import { duplicateIds } from '../../lib/rules/duplicate-ids.ts'
import { heavySlides } from '../../lib/rules/heavy-slides.ts'
import { icons } from '../../lib/rules/icons.ts'
import { keys } from '../../lib/rules/keys.ts'
import { layouts } from '../../lib/rules/layouts.ts'
import { links } from '../../lib/rules/links.ts'
import { numbers } from '../../lib/rules/numbers.ts'
import { pictures } from '../../lib/rules/pictures.ts'
import { regions } from '../../lib/rules/regions.ts'
import { secrets } from '../../lib/rules/secrets.ts'
import { slots } from '../../lib/rules/slots.ts'
import { swallowedSlides } from '../../lib/rules/swallowed-slides.ts'
import { time } from '../../lib/rules/time.ts'
import { unclosedTags } from '../../lib/rules/unclosed-tags.ts'

/** What a rule says of a deck whose third slide begins on line 12 with `slide`: line, column where it has one, slide, words. */
async function told(rule: Rule, slide: string, head = ''): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  const files = { 'talk.md': `---\ntitle: T${head}\n---\n\n# One\n\n---\n\n# Two\n\n---\n${slide}\n`, 'a.ts': '// #region main\nlet a\n// #endregion main\n', 'a.png': 'x'.repeat(3_000_000), 'b.png': 'x'.repeat(2_500_000) }
  for (const [path, text] of Object.entries(files))
    writeFileSync(join(folder, path), text)
  const deck = await loadDeck(findDecks(folder, ['talk.md'])[0]!, folder)
  return (await rule.find(deck, folder, [])).map(({ line, column, slide, found, expected }) => `${line}${column === undefined ? '' : `:${column}`} (${slide}) ${found} | ${expected}`)
}

const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA'

it.each<[string, Rule, string, string[]]>([
  ['components', components, '\n\n\n# C\n\n<b>x</b> <VClik/>\n- <my-own />', ['17 (3) no component <VClik> | <VClick>?', '18 (3) no component <my-own> | a component of the deck, of its theme or addons, or of Slidev']],
  ['marks', drafts, '\n# C\n\na TODO: b\nFIXME', ['15:3 (3) "TODO" on the slide | a slide that is done', '16:1 (3) "FIXME" on the slide | a slide that is done']],
  ['ids', duplicateIds, '\n# C\n\n<p id="a">x</p>\n<p id="a">y</p>', ['16:4 (3) duplicate id="a" on this slide | one element for each id']],
  ['weights', heavySlides, '\n# C\n\n![a](./b.png) ![b](./a.png)', ['13 (3) the slide\'s pictures are 5.5 MB, of which "./a.png" is 3.0 MB | at most 5.0 MB']],
  ['icons', icons, '\n# C\n\nx <carbon-usr /> <i class="text-xl i-carbon:nothing-like-this-one" />', ['15:3 (3) no icon "carbon-usr" | "carbon-usb"?', '15:36 (3) no icon "i-carbon:nothing-like-this-one" | an icon of the set carbon']],
  ['keys', keys, 'layuot: center\nother: x\n---\n\n# C', ['12 (3) unknown key "layuot" | "layout"?']],
  ['layouts', layouts, 'layout: centr\n---\n\n# C', ['12 (3) no layout "centr" | "center"?']],
  ['links', links, '\n# C\n\nsee [a](/9) and [b](/gone.pdf) <Link to="x" />', ['15:6 (3) a link to slide 9 | a number from 1 to 3', '15:18 (3) a link to /gone.pdf, and there is no such file | a file in the deck\'s public/', '15:32 (3) a link to "x", which is no slide\'s routeAlias | a slide\'s number or routeAlias']],
  ['numbers', numbers, '\n# C\n\nIt has 175 billion parameters.\n\n---\n\n# D\n\nand 176 billion parameters, 45.5 % of users\n\n---\n\n46 % of all users', ['21:5 (4) "176 billion parameters", and "175 billion parameters" on slide 3 | one number for one thing', '25:1 (5) "46 % of all users", and "45.5 % of users" on slide 4 | one number for one thing']],
  ['pictures', pictures, 'image: ./none.png\n---\n\n# C\n\nx ![a](./gone.png) <img src="./a.png">\n![b](https://example.org/b.png)', ['12 (3) image: ./none.png, and there is no such file | a path relative to this file', '17 (3) picture "./gone.png", and there is no such file | a path relative to this file', '18 (3) picture "https://example.org/b.png" is on another host | a file of the deck, or one that a build has fetched, since a stage has no network', '17 (3) <img src="./a.png"> says nothing to people who cannot see it | alt="what the picture shows", or alt="" for decoration']],
  ['code', regions, '\n# C\n\n<<< ./a.ts#mian\n\n<<< ./none.ts\n\n<<< ./a.ts#quite-other', ['15 (3) no region "mian" in ./a.ts | "main"?', '17 (3) no file ./none.ts | a path relative to this file', '19 (3) no region "quite-other" in ./a.ts | one of: main']],
  ['secrets', secrets, `\n# C\n\nkey sk-proj-${letters} in /home/ada/talk.md\n\n<!-- ghp_${letters}9876 -->`, ['15:5 (3) an API key: "sk-proj-…" | no key, or an obvious placeholder, such as "sk-…"', '13:1 (3) a GitHub token in the notes: "ghp_aB3d…" | no key, or an obvious placeholder, such as "sk-…"', '15:49 (3) a path of the author\'s machine: "/home/ada/talk.md" | a path that means the same everywhere']],
  ['slots', slots, 'layout: two-cols\n---\n\n# C\n\n::rigth::\n\nx\n\n<template #gutter>y</template>', ['17 (3) ::rigth:: is for a slot that layout "two-cols" does not have | "right"?', '21 (3) <template #gutter> is for a slot that layout "two-cols" does not have | one of: left, right']],
  ['comments', swallowedSlides, '\n# C <!-- half\n\n---\n\n# D\n\n-->', ['13:5 (3) a comment begins here and ends on the next slide | a comment that ends on its slide']],
  ['tags', unclosedTags, '\n# C\n\nx <div>y\n\n<!-- never', ['17:1 (3) a comment is never closed | -->', '15:3 (3) <div> is never closed | </div>']],
])('leads to each mistake in %s, at its line and column, and says what was expected', async (_, rule, slide, expected) => {
  expect(await told(rule, slide)).toEqual(expected)
})

it('leads to the talk\'s length where its slides take longer', async () => {
  expect(await told(time, 'minutes: 8\n---\n\n# C\n\n---\nminutes: 7\n---\n\n# D', '\nduration: 10min')).toEqual(['3 (undefined) the slides plan 15 minutes, and the slot has 10 | at most 10'])
})
