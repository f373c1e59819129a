import { useNav } from '@slidev/client'
import { watch } from 'vue'
import { isTyping } from './is-typing.ts'
import { screenState } from './screen-state.ts'

/** The keys that presentation programs and presentation remotes use: `b` and `.` for black, `w` for white. */
const colours = new Map([['b', 'black'], ['.', 'black'], ['w', 'white']] as const)

/** A pressed key that means the talk, not a text field, a dialog or the browser. */
export function isStageKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !event.defaultPrevented
    && !isTyping(document.activeElement) && !document.querySelector('dialog[open]')
}

/** Blanks the audience's screen, or shows the slide again. */
export function toggleBlank(colour: 'black' | 'white' = 'black'): void {
  screenState.blank = screenState.blank === colour ? '' : colour
}

/**
 * Blanks the screen by key in every window of the talk. The speaker's own view keeps the slide and says that the
 * audience does not see it. Any step shows the slide again.
 *
 * To be called in the app's set-up.
 */
export function blankScreen(): void {
  const { isPresenter, isPlaying, isPrintMode, currentSlideNo, clicks } = useNav()
  window.addEventListener('keydown', (event) => {
    const colour = colours.get(event.key.toLowerCase() as 'b' | '.' | 'w')
    if (!isStageKey(event) || !(isPresenter.value || isPlaying.value))
      return
    if (colour)
      toggleBlank(colour)
    else if (event.key === 'Escape' && screenState.blank)
      screenState.blank = ''
  })
  watch([currentSlideNo, clicks], () => {
    if (screenState.blank)
      screenState.blank = ''
  })
  watch([() => screenState.blank ?? '', isPresenter, isPlaying], ([colour]) => {
    document.querySelector('.lectern-blank')?.remove()
    if (colour && !isPrintMode.value && (isPresenter.value || isPlaying.value))
      document.body.append(isPresenter.value ? notice(colour) : cover(colour))
  }, { immediate: true })
}

function cover(colour: string): HTMLElement {
  const element = create(`The screen is ${colour}.`, { inset: '0', background: colour, color: 'transparent', cursor: 'none' })
  element.addEventListener('click', () => {
    screenState.blank = ''
  })
  return element
}

function notice(colour: string): HTMLElement {
  return create(`The audience sees a ${colour} screen. B shows the slide again.`, {
    insetBlockStart: '8px',
    insetInline: '0',
    inlineSize: 'fit-content',
    marginInline: 'auto',
    padding: '8px 20px',
    borderRadius: '8px',
    background: '#111',
    color: '#fff',
    font: '600 20px/1.3 system-ui, sans-serif',
  })
}

/** Styled by script: a style sheet of the addon's would be loaded for every slide, for what is hardly ever there. */
function create(words: string, style: Partial<CSSStyleDeclaration>): HTMLElement {
  const element = document.createElement('div')
  element.className = 'lectern-blank'
  element.setAttribute('role', 'status')
  element.textContent = words
  Object.assign(element.style, { position: 'fixed', zIndex: '2147483000', ...style })
  return element
}
