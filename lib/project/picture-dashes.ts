/** A rule of a picture's style sheet that says how its strokes are dashed. */
interface DashRule {
  /** What the last parts of its selectors name: `.road`, `#a`, `path`, `*`. */
  names: Set<string>
  pattern: number
}

/** How many dashes an element's stroke is drawn with, and what elements in it inherit: the length of one repetition, in units of the picture. */
export interface Dashes {
  count: number
  pattern: number | undefined
}

/**
 * Reads how strokes are dashed. A browser draws each dash by itself: a line of a thousand units, dashed by a thousandth, is a
 * second's work in a hundred bytes.
 *
 * @returns asks about one element, by its tag, its attributes as they are written, and what its parent hands down
 */
export function dashReader(svg: string): (tag: string, attributes: string, inherited: number | undefined) => Dashes {
  const rules = [...svg.matchAll(/<style[^>]*>([\s\S]*?)<\/style/g)].flatMap(([, sheet = '']) =>
    [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']): DashRule[] => {
      const pattern = patternIn(body)
      return pattern === undefined ? [] : [{ names: new Set(selectors.split(',').flatMap(each => each.trim().split(/[\s>+~]+/).at(-1)!.match(/[.#]?[\w-]+|\*/g) ?? [])), pattern }]
    }))
  return (tag, attributes, inherited) => {
    const of = (name: string): string => attributes.match(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`))?.slice(1).find(Boolean) ?? ''
    const names = rules.length === 0 ? [] : ['*', tag, `#${of('id')}`, ...of('class').split(/\s+/).map(name => `.${name}`)]
    const pattern = patternIn(attributes) ?? rules.findLast(rule => names.some(name => rule.names.has(name)))?.pattern ?? inherited
    // None, and none of no length, is a line.
    return { pattern, count: pattern ? (Number(of('pathLength')) || lengthOf(tag, of)) / pattern : 0 }
  }
}

function patternIn(text: string): number | undefined {
  const value = text.match(/stroke-dasharray\s*[:=]\s*["']?([^"';}]+)/)?.[1]
  return value === undefined ? undefined : numbersIn(value).reduce((sum, dash) => sum + dash, 0)
}

function numbersIn(text: string): number[] {
  return (text.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).map(Number)
}

/** At most, in units of the picture: a curve is not longer than the lines between its points. */
function lengthOf(tag: string, of: (name: string) => string): number {
  const [width, height, r, rx, ry, x1, y1, x2, y2] = ['width', 'height', 'r', 'rx', 'ry', 'x1', 'y1', 'x2', 'y2'].map(name => numbersIn(of(name))[0] ?? 0) as [number, number, number, number, number, number, number, number, number]
  switch (tag) {
    case 'rect': return 2 * (width + height)
    case 'circle': return 2 * Math.PI * r
    case 'ellipse': return 2 * Math.PI * Math.max(rx, ry)
    case 'line': return Math.hypot(x2 - x1, y2 - y1)
    case 'polyline':
    case 'polygon': return lengthOfPath(`M${of('points')}Z`)
    case 'path': return lengthOfPath(of('d'))
    default: return 0
  }
}

/** Numbers that a command takes at once; the last two are where it leads. */
const taken: Record<string, number> = { M: 2, L: 2, T: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7 }

function lengthOfPath(path: string): number {
  let [x, y, startX, startY, length] = [0, 0, 0, 0, 0]
  const go = (toX: number, toY: number): void => {
    length += Math.hypot(toX - x, toY - y);
    [x, y] = [toX, toY]
  }
  for (const [, letter = '', values = ''] of path.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const command = letter.toUpperCase()
    if (command === 'Z')
      go(startX, startY)
    const numbers = numbersIn(values)
    const step = taken[command] ?? Infinity
    for (let at = 0; at + step <= numbers.length; at += step) {
      const [fromX, fromY] = letter === command ? [0, 0] : [x, y]
      const next = numbers.slice(at, at + step)
      if (command === 'H') {
        go(fromX + next[0]!, y)
      }
      else if (command === 'V') {
        go(x, fromY + next[0]!)
      }
      else if (command === 'A') {
        const before = length
        const [rx, ry] = [Math.abs(next[0]!), Math.abs(next[1]!)]
        go(fromX + next[5]!, fromY + next[6]!)
        length = before + Math.PI * Math.max(2 * rx, 2 * ry, length - before)
      }
      else if (command === 'M' && at === 0) {
        [x, y] = [startX, startY] = [fromX + next[0]!, fromY + next[1]!]
      }
      else {
        for (let pair = 0; pair < step; pair += 2)
          go(fromX + next[pair]!, fromY + next[pair + 1]!)
      }
    }
  }
  return length
}
