import type { ShownFinding } from '../finding.ts'
import { press } from '../../keys.ts'
import styles from './mark.css?inline'

/** What the mark tells. */
export interface Told {
  /** Of the slide that is shown. */
  here: ShownFinding[]
  /** Of the whole deck. */
  all: ShownFinding[]
  isOpen: boolean
  isDark: boolean
}

/** A mark at the slide's corner, and the list that it opens. */
export interface Mark {
  show: (told: Told) => void
  hide: () => void
}

/** In a shadow, where no theme reaches it. Nothing is in the page before the first finding. */
export function createMark(toggle: () => void): Mark {
  const host = document.createElement('lectern-findings')
  const shadow = host.attachShadow({ mode: 'open' })
  const button = create('button', 'mark')
  const list = create('section', 'list')
  list.setAttribute('aria-label', 'Findings')
  const style = document.createElement('style')
  style.textContent = styles
  shadow.append(style, button, list)
  button.addEventListener('click', event => press(event, toggle))
  const place = (): void => {
    const frame = document.querySelector('#slideshow')?.closest('.slidev-slide-content')?.getBoundingClientRect()
    if (frame)
      host.style.inset = `${frame.top}px ${innerWidth - frame.right}px ${innerHeight - frame.bottom}px ${frame.left}px`
  }
  // Slidev scales the slide a frame after the room around it has changed.
  const room = new ResizeObserver(() => requestAnimationFrame(() => requestAnimationFrame(place)))
  return {
    hide: () => {
      room.disconnect()
      host.remove()
    },
    show({ here, all, isOpen, isDark }) {
      // Hints are worth a look, no mark.
      const counted = here.filter(({ severity }) => severity !== 'hint')
      host.toggleAttribute('data-dark', isDark)
      button.hidden = counted.length === 0
      button.className = `mark ${counted.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}`
      button.textContent = String(counted.length)
      button.setAttribute('aria-label', `${count(counted.length)} on this slide; i lists them`)
      button.setAttribute('aria-expanded', String(isOpen))
      list.hidden = !isOpen
      list.replaceChildren(...isOpen ? describe(here, all) : [])
      if (!host.isConnected)
        document.body.append(host)
      place()
      const around = document.querySelector('#slideshow')?.closest('.slidev-slide-container')
      if (around)
        room.observe(around)
    },
  }
}

function describe(here: ShownFinding[], all: ShownFinding[]): HTMLElement[] {
  const others = [...new Set(all.filter(finding => !here.includes(finding)).map(({ slide }) => slide ?? 1))].sort((a, b) => a - b)
  const list = create('ol')
  list.append(...here.map((finding) => {
    const item = create('li', finding.severity)
    const what = create('p', 'what')
    what.append(create('span', 'severity', finding.severity), ` ${finding.found}`)
    const place = create('button', 'place', `${finding.file}:${finding.line}`)
    place.title = 'Open in the editor'
    place.addEventListener('click', event => press(event, () => fetch(`/__open-in-editor?file=${encodeURIComponent(`${finding.path}:${finding.line}:${finding.column}`)}`)))
    item.append(what, create('p', 'more', `Expected: ${finding.expected}`), create('p', 'fix', `Fix: ${finding.fix}`), place)
    return item
  }))
  return [
    create('h2', '', `${count(here.length)} on this slide`),
    list,
    ...others.length > 0 ? [create('p', 'more', `More on slide${others.length > 1 ? 's' : ''} ${others.join(', ')}`)] : [],
  ]
}

function count(findings: number): string {
  return `${findings === 0 ? 'No' : findings} finding${findings === 1 ? '' : 's'}`
}

function create<T extends keyof HTMLElementTagNameMap>(tag: T, className = '', text = ''): HTMLElementTagNameMap[T] {
  return Object.assign(document.createElement(tag), { className, textContent: text })
}
