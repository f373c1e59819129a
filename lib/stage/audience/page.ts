import type { StageWords } from '../../project/words/en.ts'
import { page } from '../remote/page.ts'

/** Milliseconds between two looks at what is asked; each phone adds up to half of it, so that a room does not ask as one. */
const pause = 2000

/** What a phone in the audience sees. Everything from the talk is set as text, never as HTML. */
export function votePage(lang: string, words: StageWords): string {
  return page(lang, words.vote, `
<style>body { height: auto; min-height: 100dvh } fieldset { display: grid; gap: 10px; border: 0; padding: 0; margin: 0 0 20px } legend { padding: 0 0 8px; font-weight: 650; font-size: 22px } button { text-align: start }</style>
<main><h1 id="title">${words.vote}</h1><p class="soft" id="wait" role="status">${words.nothingToVote}</p><div id="ballot"></div></main>
<script>
const here = location.pathname.replace(/\\/$/, '')
let shown = ''
function show(ballot) {
  const next = JSON.stringify(ballot)
  if (next === shown) return
  shown = next
  document.getElementById('wait').hidden = Boolean(ballot.id)
  document.getElementById('ballot').replaceChildren(...(ballot.questions ?? []).map((text, question) => {
    const group = document.createElement('fieldset'), legend = document.createElement('legend')
    legend.textContent = text
    group.append(legend, ...ballot.choices.map((choice, index) => {
      const button = document.createElement('button')
      button.textContent = choice
      button.setAttribute('aria-pressed', ballot.taken[question] === index)
      button.onclick = () => fetch(here + '/vote', { method: 'POST', body: question + ' ' + index }).then(look, look)
      return button
    }))
    return group
  }))
}
const look = () => fetch(here + '/ballot').then(answer => answer.json()).then(show, () => {})
const again = () => setTimeout(() => look().then(again), ${pause} * (1 + Math.random() / 2))
look().then(again)
</script>`)
}
