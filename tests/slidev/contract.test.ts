import { expect, it } from 'vitest'
import { allAssumptions, brokenAssumptions, houseFiles, slidevFiles, unnamed, unsaid } from './contract.ts'

const slidev = slidevFiles()
const house = houseFiles()
const all = allAssumptions(house)

it('the installed Slidev is what Lectern takes it for', () => {
  expect(all.length).toBeGreaterThan(120)
  expect(slidev.size).toBeGreaterThan(150)
  expect(brokenAssumptions(slidev, all).join('\n\n')).toBe('')
})

it('all that Lectern relies on is named in the contract, and nothing else is', () => {
  expect(house.size).toBeGreaterThan(400)
  expect(unnamed(house, all)).toEqual([])
  expect(unsaid(house, all)).toEqual([])
})

it('says of a Slidev that has changed what was assumed, where it is used and what to do', () => {
  const changed = new Map(slidev)
    .set('@slidev/client/internals/Goto.vue', slidev.get('@slidev/client/internals/Goto.vue')!.replace('role="button"', 'role="option"'))
    .set('@slidev/client/internals/SlideWrapper.vue', slidev.get('@slidev/client/internals/SlideWrapper.vue')!.replaceAll('data-slidev-no', 'data-no'))
  changed.delete('@slidev/client/main.ts')
  expect(brokenAssumptions(changed, all).map(message => message.replace(/(used in: ).*(lib\/stage\/name-parts\.ts), .*/, '$1$2, …'))).toEqual([
    `@slidev/client/main.ts is not there any more
  assumed: the client starts in main.ts
  used in: lib/slidev/plain-build.ts
  to do:   name the file that mounts the app: \`takeOver()\` is added at its end (lib/slidev/contract.ts)`,
    `@slidev/client/internals/Goto.vue no longer says "role=\\"button\\""
  assumed: the list of "go to" has buttons in place of list items; it becomes a list box of options
  used in: lib/slidev/patch-client.ts
  to do:   see whether the fault is still there: correct its \`changes\` in \`patches\`, or delete it from them (lib/slidev/contract.ts)`,
    `@slidev/client/internals/SlideWrapper.vue no longer says /(?<![\\w-])data-slidev-no(?![\\w-])/
  assumed: internals/SlideWrapper.vue has the name [data-slidev-no]
  used in: lib/stage/name-parts.ts, …
  to do:   find what has taken its place, and write that there and in \`pageNames\` (lib/slidev/contract.ts)`,
  ])
})

it('misses each single thing that is assumed once it is gone', () => {
  let asked = 0
  for (const assumption of all) {
    for (const one of assumption.says) {
      const text = slidev.get(assumption.file)!
      const without = typeof one === 'string' ? text.replaceAll(one, '') : text.replace(new RegExp(one.source, `${one.flags.replace('g', '')}g`), '')
      expect(brokenAssumptions(new Map(slidev).set(assumption.file, without), [assumption]), assumption.what).toHaveLength(1)
      asked++
    }
  }
  expect(asked).toBeGreaterThan(150)
})

it('refuses a file that relies on what the contract does not name, or no longer on what it does', () => {
  const other = new Map(house)
    .set('theme/styles/new.css', '.slidev-progress > .x { --slidev-y: 1 } /* .slidev-z */')
    .set('lib/stage/new.ts', 'import { lockShortcuts } from \'@slidev/client\'\nfetch(\'/__slidev/slides/1.json\')')
    .set('lib/print/pdf/witness.ts', 'const lastClick = 1000000')
  expect(unnamed(other, all).map(message => message.replace(/: name it in .*/, ''))).toEqual([
    'theme/styles/new.css relies on slidev-progress of Slidev\'s',
    'theme/styles/new.css relies on --slidev-y of Slidev\'s',
    'lib/stage/new.ts relies on __slidev of Slidev\'s',
    'lib/stage/new.ts relies on lockShortcuts of Slidev\'s',
  ])
  expect(unsaid(other, all)).toEqual(['lib/print/pdf/witness.ts neither imports lib/slidev/contract.ts nor says 999999: correct where this is used: the last state of a slide is click 999999'])
})
