/** Size of the smallest text, in the drawing's own pixels; null when there is none. */
export function smallestText(svg: SVGSVGElement): number | null {
  const sizes = words(svg).map(element => Number.parseFloat(getComputedStyle(element).fontSize))
  return sizes.length > 0
    ? Math.min(...sizes)
    : null
}

function words(svg: SVGSVGElement): SVGTextElement[] {
  return [
    ...svg.querySelectorAll('text'),
  ].filter(element => element.textContent?.trim() && getComputedStyle(element).display !== 'none')
}

/** Labels that overprint each other, in words for the author. Only graphs: there Mermaid places labels freely. */
export function findFlaws(svg: SVGSVGElement, type: string): string[] {
  if (!type.startsWith('flowchart'))
    return []
  const boxes = words(svg).map(element => ({
    box: element.getBoundingClientRect(),
    text: element.textContent?.trim() ?? '',
  }))
  return boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => {
    const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
    const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
    // Line boxes are taller than letters: a few pixels of overlap touch no ink.
    return width > 2 && height > 6
      ? [`the labels "${a.text}" and "${b.text}" overprint each other`]
      : []
  }))
}
