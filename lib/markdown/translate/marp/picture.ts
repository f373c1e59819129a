/** What the alternative text of a picture asks for in Marp. Lengths are CSS, of Marp's slide of 1280 or 960 pixels. */
export interface PictureOptions {
  background: boolean
  /** `cover`, `contain`, `auto`, or a percentage. */
  size?: string
  width?: string
  height?: string
  filter?: string
  side?: 'left' | 'right'
  sideSize?: string
  vertical?: boolean
  /** The words that ask for nothing. */
  alt: string
}

const length = '((?:\\d*\\.)?\\d+(?:%|ch|cm|em|ex|in|mm|pc|pt|px)?|auto)'
const widthPattern = new RegExp(`^w(?:idth)?:${length}$`)
const heightPattern = new RegExp(`^h(?:eight)?:${length}$`)

/** Filters and their strength when none is named, from Marpit's `docs/image-syntax.md`. */
const filters: Record<string, string> = {
  'blur': '10px',
  'brightness': '1.5',
  'contrast': '2',
  'drop-shadow': '0 5px 10px rgba(0,0,0,.4)',
  'grayscale': '1',
  'hue-rotate': '180deg',
  'invert': '1',
  'opacity': '.5',
  'saturate': '2',
  'sepia': '1',
}

/** Reads a picture's alternative text as Marpit does: words apart by spaces, unknown ones are the text. */
export function readPictureOptions(text: string): PictureOptions {
  const words = text.split(/\s+/).filter(word => word !== '')
  const background = words.includes('bg')
  const options: PictureOptions = { background, alt: '' }
  const filter: string[] = []
  options.alt = words.filter((word) => {
    const width = widthPattern.exec(word)?.[1]
    const height = heightPattern.exec(word)?.[1]
    const [, name = '', value] = /^([a-z-]+)(?::(.+))?$/.exec(word) ?? []
    if (/^(?:\d*\.)?\d+%$/.test(word))
      options.size = word
    else if (width)
      options.width = withUnit(width)
    else if (height)
      options.height = withUnit(height)
    else if (Object.hasOwn(filters, name))
      filter.push(`${name}(${filterValue(name, value) ?? filters[name]})`)
    else if (background)
      return !readBackgroundWord(word, options)
    else
      return true
    return false
  }).join(' ')
  if (filter.length > 0)
    options.filter = filter.join(' ')
  return options
}

function readBackgroundWord(word: string, options: PictureOptions): boolean {
  const side = /^(left|right)(?::((?:\d*\.)?\d+%))?$/.exec(word)
  if (side) {
    options.side = side[1] === 'left' ? 'left' : 'right'
    options.sideSize = side[2]
  }
  else if (word === 'vertical' || word === 'horizontal') {
    options.vertical = word === 'vertical'
  }
  else if (word === 'fit' || word === 'contain' || word === 'cover' || word === 'auto') {
    options.size = word === 'fit' ? 'contain' : word
  }
  return Boolean(side) || /^(?:bg|vertical|horizontal|fit|contain|cover|auto)$/.test(word)
}

function withUnit(value: string): string {
  return /^[\d.]+$/.test(value)
    ? `${value}px`
    : value
}

/** Commas divide a shadow's lengths, except within a colour. Nothing that could end the style passes. */
function filterValue(name: string, value: string | undefined): string | undefined {
  const safe = value?.replace(/[;"'\\<>{}]/g, '')
  return name === 'drop-shadow'
    ? safe?.replace(/,(?![^(]*\))/g, ' ')
    : safe
}
