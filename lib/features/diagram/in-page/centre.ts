/** Puts a state's only label in the middle of its box: without HTML labels Mermaid starts it at the left of a box wider than it. */
export function centreLabels(svg: SVGSVGElement): void {
  for (const label of svg.querySelectorAll<SVGGElement>('.statediagram-state:not(.statediagram-cluster) > .label')) {
    const box = label.parentElement?.querySelector<SVGGraphicsElement>(':scope > .label-container')
    const text = label.querySelector('text')
    if (!box || !text)
      continue
    const [outer, inner] = [
      box.getBoundingClientRect(),
      text.getBoundingClientRect(),
    ]
    const shift = outer.left + outer.width / 2 - inner.left - inner.width / 2
    const wrapper = document.createElementNS('http://www.w3.org/2000/svg', 'g')
    wrapper.setAttribute('transform', `translate(${shift}, 0)`)
    label.replaceWith(wrapper)
    wrapper.append(label)
  }
}
