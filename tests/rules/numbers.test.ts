import type { Deck } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { numbers } from '../../lib/rules/numbers.ts'
import { deckOf } from './on-slide.ts'

async function told(...slides: string[]): Promise<string[]> {
  const deck = { ...deckOf(''), slides: slides.map((content, index) => deckOf(content, { no: index + 1 }).slides[0]!) } as Deck
  return (await numbers.find(deck, '/')).map(({ line, column, slide, found }) => `${slide}, ${line}:${column} ${found}`)
}

it.each([
  ['7 billion parameters', 'It has\n8 billion parameters', '2, 2:1 "8 billion parameters", and "7 billion parameters" on slide 1'],
  ['1,200 km coast', '1,000 km coast', '2, 1:1 "1,000 km coast", and "1,200 km coast" on slide 1'],
  ['1,5 GB memory', '1.6 GB memory', '2, 1:1 "1.6 GB memory", and "1,5 GB memory" on slide 1'],
  ['45 % of all users', '46%  of users', '2, 1:1 "46% of users", and "45 % of all users" on slide 1'],
  ['45 percent of the users', '46.2 percent users', '2, 1:1 "46.2 percent users", and "45 percent of the users" on slide 1'],
  ['80 ms latency', '100 ms latency', '2, 1:1 "100 ms latency", and "80 ms latency" on slide 1'],
])('sees that %j and %j differ', async (one, other, found) => {
  expect(await told(one, other)).toEqual([found])
})

it.each([
  ['7 billion parameters', '7 billion parameters'],
  ['7.0 billion parameters', '7 billion parameters'],
  ['7 billion parameters', '9 billion parameters'],
  ['45 % of users', '47 % of users'],
  ['7 billion parameters', '7.1 million parameters'],
  ['7 billion parameters', '7.1 billion tokens'],
  ['0 km walls', '0.0 km walls'],
  ['10 ms faster', '11 ms faster'],
  ['$7 billion revenue', '$8 billion revenue'],
  ['-7 km depth', '-8 km depth'],
  ['7 billion Parameters', '8 billion Parameters'],
  ['7 km way', '8 km way'],
  ['`7 km coast`', '8 km coast'],
])('lets %j and %j pass', async (one, other) => {
  expect(await told(one, other)).toEqual([])
})

it('compares with the first of other slides, not with its own', async () => {
  expect(await told('7 km coast, 8 km coast')).toEqual([])
  expect(await told('70 km coast', '75 km coast', '80 km coast')).toEqual([
    '2, 1:1 "75 km coast", and "70 km coast" on slide 1',
    '3, 1:1 "80 km coast", and "70 km coast" on slide 1',
  ])
})
