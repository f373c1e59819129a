import type { Palette } from '../../look/palette.ts'
import type { StageWords } from '../../project/words/en.ts'
import { readPalettes } from '../../look/palette.ts'

const { light, dark } = readPalettes()
const style = `
  :root { color-scheme: light dark; ${variables(light)} }
  @media (prefers-color-scheme: dark) { :root { ${variables(dark)} } }
  * { box-sizing: border-box; margin: 0 }
  body { display: flex; flex-direction: column; height: 100dvh; padding: max(12px, env(safe-area-inset-top)) 14px max(14px, env(safe-area-inset-bottom)); gap: 10px; background: var(--paper); color: var(--ink); font: 18px/1.45 system-ui, sans-serif; touch-action: manipulation }
  h1 { font-size: 22px; line-height: 1.2 } p.soft, .soft { color: var(--soft) } .bad { color: var(--bad) }
  .row { display: flex; justify-content: space-between; gap: 12px; font-variant-numeric: tabular-nums } .row b { font-size: 26px }
  #notes { flex: 1; overflow: auto; padding: 8px 0; border-block: 1px solid var(--line); font-size: 20px } #notes p { padding: 6px 10px; white-space: pre-wrap; color: var(--soft) } #notes .now { border-inline-start: 4px solid var(--main); color: var(--ink) }
  button, input { font: inherit; border-radius: 14px; border: 2px solid var(--main); background: var(--paper); color: var(--main) }
  button { min-height: 64px; padding: 0 18px; font-weight: 650; cursor: pointer } button.main { background: var(--main); color: var(--on-main) }
  .steps { display: grid; grid-template-columns: 1fr 2fr; gap: 12px } .steps button { min-height: 116px; font-size: 26px } .more { display: grid; grid-template-columns: 1fr 1fr auto; gap: 12px } .more input { min-height: 56px; font-size: 22px; letter-spacing: 0 } .more button { min-height: 56px } [aria-pressed=true] { background: var(--ink); color: var(--paper) }
  input { width: 100%; min-height: 64px; padding: 0 14px; font-size: 32px; letter-spacing: .3em; text-align: center }
  form { display: grid; gap: 12px } :focus-visible { outline: 3px solid var(--main); outline-offset: 3px }
`

/** This page has no style sheet: the few colours that it needs, from the deck's tokens. */
function variables(palette: Palette): string {
  const names = { 'paper': 'paper', 'ink': 'ink', 'soft': 'ink-soft', 'line': 'line-strong', 'main': 'first-deep', 'on-main': 'paper', 'bad': 'bad' }
  return Object.entries(names).map(([name, token]) => `--${name}: ${palette[token]}`).join('; ')
}

/** A page of the remote: no style sheet, no script but its own. */
export function page(lang: string, title: string, body: string): string {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><link rel="icon" href="data:,"><title>${title}</title><style>${style}</style><body>${body}</body></html>`
}

/**
 * Asks for the code.
 *
 * @param problem why the last one was refused; never anything the visitor sent
 */
export function signInPage(lang: string, words: StageWords, problem: string): string {
  return page(lang, 'Lectern remote', `<main><h1>${words.steer}</h1><p class="soft">${words.typeCode}</p>${problem
    ? `<p class="bad" role="alert">${problem}</p>`
    : ''}<form method="post" action="/sign-in"><input name="code" aria-label="${words.code}" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required autofocus><button class="main">${words.connect}</button></form></main><script>
const key = location.hash.slice(1)
if (key) { const input = document.querySelector('input'); input.removeAttribute('maxlength'); input.value = key; input.form.submit() }
</script>`)
}

/** Large steps, notes and clock. What the talk sends is set as text, never as HTML. */
export function remotePage(lang: string, words: StageWords): string {
  const { slideOf, until, behind, click, then, noNotes, lastSlide } = words
  const said = JSON.stringify({ slide: slideOf('{slide}', '{total}'), until, behind, click, then, noNotes, lastSlide })
  return page(lang, 'Lectern remote', `
<header><div class="row"><b id="clock"></b><b id="elapsed"></b></div><p class="row soft"><span id="place">${words.waiting}</span><span id="until"></span></p></header>
<main style="display:contents"><h1 id="title"></h1><div id="notes" tabindex="0" role="region" aria-label="${words.notes}"></div><p class="soft" id="next"></p>
<form class="more" id="jump"><button type="button" id="blank" aria-pressed="false">${words.blank}</button><input id="to" inputmode="numeric" pattern="[1-9][0-9]*" placeholder="${words.slide}" aria-label="${words.goTo}" required autocomplete="off"><button>${words.go}</button></form>
<div class="steps"><button id="prev-step">${words.back}</button><button id="next-step" class="main">${words.next}</button></div></main>
<script>
const said = ${said}
const fill = (text, values) => text.replace(/{(\\w+)}/g, (_, name) => values[name])
const put = (id, text) => { document.getElementById(id).textContent = text }
const time = seconds => Math.floor(seconds / 60) + ':' + String(Math.floor(seconds % 60)).padStart(2, '0')
let startedAt = 0, until = 0
const tick = () => { const late = startedAt && until ? (Date.now() - startedAt) / 1000 - until : 0; document.getElementById('elapsed').className = late > 0 ? 'bad' : ''; put('until', until ? fill(late > 0 ? said.behind : said.until, { time: time(until), late: time(late) }) : ''); put('clock', new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })); put('elapsed', startedAt ? time((Date.now() - startedAt) / 1000) : '–:––') }
tick(); setInterval(tick, 1000)
// The words for the click that is shown are in sight, and darker than the others.
function showNotes(state) {
  const parts = state.notes.length ? state.notes : [{ click: 0, text: said.noNotes }]
  const now = parts.filter(part => part.click <= state.click).at(-1)
  document.getElementById('notes').replaceChildren(...parts.map((part) => { const line = document.createElement('p'); line.textContent = part.text; if (part === now) line.className = 'now'; return line }))
  document.querySelector('#notes .now')?.scrollIntoView({ block: 'nearest' })
}
new EventSource('/state').onmessage = (event) => {
  const state = JSON.parse(event.data)
  startedAt = state.startedAt; until = state.until * 60
  put('place', fill(state.clicks ? said.click : said.slide, state))
  put('title', state.title); showNotes(state); document.getElementById('blank').setAttribute('aria-pressed', state.blank); put('next', state.next ? fill(said.then, { title: state.next }) : said.lastSlide); tick()
}
for (const step of ['next', 'prev']) document.getElementById(step + '-step').onclick = () => fetch('/' + step, { method: 'POST' })
document.getElementById('blank').onclick = () => fetch('/blank', { method: 'POST' })
document.getElementById('jump').onsubmit = (event) => { event.preventDefault(); const to = document.getElementById('to'); fetch('/go/' + Number(to.value), { method: 'POST' }); to.value = ''; to.blur() }
navigator.wakeLock?.request('screen').catch(() => {})
</script>`)
}
