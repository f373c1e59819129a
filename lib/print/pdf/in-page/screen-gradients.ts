/**
 * Writes gradients that mix their colours in another space than the screen's, `linear-gradient(in oklab, …)` as UnoCSS
 * and Tailwind have them, with the screen's own colours in between: in a PDF Chromium mixes all of them in sRGB.
 *
 * Left alone are gradients with a hint (a place without a colour), and those of `::before`, `::after`, masks and borders.
 *
 * Runs in the page, and uses nothing from outside itself.
 *
 * @returns how many elements were changed
 */
export function useScreenGradients(): number {
  /** Colours put between two: between them what is left to sRGB is nothing that one sees. */
  const between = 15
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const onScreen = (colour: string): string => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
    return `rgb(${red} ${green} ${blue} / ${alpha! / 255})`
  }
  /** At commas and blanks that no parenthesis holds. */
  const divide = (text: string, at: ',' | ' '): string[] => {
    let depth = 0
    return [...text].reduce<string[]>((parts, letter) => {
      depth += Number(letter === '(') - Number(letter === ')')
      return letter === at && depth === 0 ? [...parts, ''] : [...parts.slice(0, -1), `${parts.at(-1)}${letter}`]
    }, ['']).map(part => part.trim()).filter(part => part !== '')
  }
  const isColour = (text: string | undefined): boolean => text !== undefined && CSS.supports('color', text)
  const space = /\bin ([\w-]+(?: (?:shorter|longer|increasing|decreasing) hue)?)/
  const translate = (gradient: string): string => {
    const [, name = '', inside = ''] = /^([\w-]+-gradient)\((.*)\)$/s.exec(gradient) ?? []
    const parts = divide(inside, ',')
    const first = isColour(divide(parts[0] ?? '', ' ')[0]) ? '' : parts.shift() ?? ''
    const stops = parts.map(stop => divide(stop, ' ')).map(words => isColour(words[0]) ? { colour: words[0]!, places: words.slice(1) } : undefined)
    // Unless it is said, colours of a wider space mix in oklab (CSS Color 4, 12.1).
    const method = space.exec(first)?.[1] ?? (stops.some(stop => stop && !stop.colour.startsWith('rgb')) ? 'oklab' : 'srgb')
    if (method === 'srgb' || stops.includes(undefined))
      return gradient
    const written = stops.flatMap((stop, index) => {
      const { colour, places } = stop!
      const next = stops[index + 1]
      const mixed = next ? Array.from({ length: between }, (_, step) => onScreen(`color-mix(in ${method}, ${colour}, ${next.colour} ${(step + 1) * 100 / (between + 1)}%)`)) : []
      return [[onScreen(colour), ...places].join(' '), ...mixed]
    })
    const direction = first.replace(space, '').trim()
    return `${name}(${[...direction === '' ? [] : [direction], ...written].join(', ')})`
  }
  let count = 0
  for (const element of document.querySelectorAll<HTMLElement>(':is(.print-slide-container, .slide-snapshot), :is(.print-slide-container, .slide-snapshot) *')) {
    const ground = getComputedStyle(element).backgroundImage
    if (!ground.includes('-gradient('))
      continue
    // A file's address may hold anything, megabytes of it too.
    const addresses: string[] = []
    const bare = ground.replace(/"(?:[^"\\]|\\.)*"/gs, address => `"${addresses.push(address) - 1}"`)
    const written = divide(bare, ',').map(translate).join(', ')
    if (written === bare)
      continue
    element.style.setProperty('background-image', written.replace(/"(\d+)"/g, (_, at: string) => addresses[Number(at)]!), 'important')
    count++
  }
  return count
}
