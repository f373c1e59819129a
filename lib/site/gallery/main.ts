import type { SearchEntry } from './search-entry.ts'
import MiniSearch from 'minisearch'
import { excerpt } from './excerpt.ts'

/** More would be a list to read instead of an answer. */
const most = 12

const form = document.querySelector<HTMLFormElement>('form.search')!
const input = form.querySelector('input')!
const list = form.querySelector('ol')!
const status = form.querySelector('[role=status]')!
let index: Promise<MiniSearch<SearchEntry>> | undefined

form.hidden = false
form.addEventListener('submit', event => event.preventDefault())
input.addEventListener('focus', () => void load())
input.addEventListener('input', () => void show(input.value))
if (input.value)
  void show(input.value)

/** Fetched when somebody is about to type: most visitors never search. */
async function load(): Promise<MiniSearch<SearchEntry>> {
  return index ??= (async () => {
    const entries = await (await fetch(form.dataset.index!)).json() as SearchEntry[]
    const search = new MiniSearch<SearchEntry>({
      fields: ['title', 'text', 'notes'],
      storeFields: ['talk', 'title', 'text', 'notes'],
      searchOptions: {
        boost: { title: 3, text: 2 },
        prefix: true,
        fuzzy: 0.2,
        combineWith: 'AND',
      },
    })
    search.addAll(entries)
    return search
  })()
}

async function show(query: string): Promise<void> {
  const found = query.trim() === ''
    ? []
    : (await load()).search(query).slice(0, most)
  // A slower answer to an earlier query must not replace a newer one.
  if (query !== input.value)
    return
  status.textContent = query.trim() === ''
    ? ''
    : say(found.length === most ? 'best' : found.length === 1 ? 'one' : 'many', found.length)
  list.replaceChildren(...found.map((entry) => {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = `./${entry.id}`
    const slide = say('slide', Number(String(entry.id).split('/')[1]))
    link.textContent = entry.title as string || slide
    const where = document.createElement('span')
    where.className = 'where'
    where.textContent = `${entry.talk as string} · ${slide}`
    const words = document.createElement('span')
    words.textContent = excerpt([
      // The title is above it already.
      (entry.text as string).slice((entry.text as string).startsWith(entry.title as string)
        ? (entry.title as string).length
        : 0),
      entry.notes,
    ].filter(Boolean).join(' '), entry.terms)
    item.append(link, where, words)
    return item
  }))
}

/** A phrase in the page's language, which has it with 0 in the number's place. */
function say(phrase: 'one' | 'many' | 'best' | 'slide', number: number): string {
  return (form.dataset[phrase] ?? '0').replace(phrase === 'one' ? '1' : '0', String(number))
}
