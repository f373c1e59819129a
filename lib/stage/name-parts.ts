/**
 * Gives Slidev's pages the parts it leaves unnamed: the slide show is the main part (in the presenter's view the
 * whole page), each slide a group that says its number, the preview of the next click a picture that takes no
 * focus. Slidev mounts slides late and changes pages in place, so that parts are named as they come.
 *
 * @param total number of slides
 */
export function nameParts(total: () => number): void {
  const name = (): void => nameNow(total())
  name()
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true })
}

function nameNow(total: number): void {
  const app = document.getElementById('app')
  const show = document.getElementById('slideshow')
  const isPlay = show !== null && !document.querySelector('.slidev-presenter')
  setRole(show, isPlay ? 'main' : null)
  // A part inside a `main` of Slidev's own, or the play page beside its show, must not be in a second one.
  setRole(app, isPlay || document.querySelector('main')
    ? null
    : 'main')

  if (app && !isPlay && !document.querySelector('h1')) {
    const heading = document.createElement('h1')
    heading.className = 'only-read'
    heading.textContent = document.title
    app.append(heading)
  }

  setRole(document.getElementById('slidev-goto-dialog'), 'search', 'Go to slide')
  setRole(document.querySelector('main ~ .absolute'), 'complementary', 'Size of the deck')
  document.querySelector('.slidev-presenter .next .slidev-slide-container')?.setAttribute('inert', '')
  for (const slide of document.querySelectorAll<HTMLElement>('#slideshow > [data-slidev-no]:not([role])')) {
    setRole(slide, 'group', `${slide.dataset.slidevNo} of ${total}`)
    slide.setAttribute('aria-roledescription', 'slide')
  }
}

function setRole(element: Element | null, role: string | null, label?: string): void {
  if (!element)
    return
  if (role)
    element.setAttribute('role', role)
  else
    element.removeAttribute('role')
  if (label)
    element.setAttribute('aria-label', label)
}
