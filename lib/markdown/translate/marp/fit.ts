/** Width of a slide between its margins, and the tallest letters that a heading may have, in pixels of Slidev's slide. */
const [room, tallest] = [860, 150]

/** Width of a letter over its height, a little more than a bold sans has. */
function widthOf(letter: string): number {
  return /[\u1100-\u11FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF\p{Extended_Pictographic}]/u.test(letter)
    ? 1.05
    : /[\p{Lu}mw@%&]/u.test(letter)
      ? 0.74
      : /[\s.,:;!|'ijlIt()[\]]/.test(letter)
        ? 0.34
        : 0.6
}

/**
 * The size in pixels at which a heading with Marp's `<!-- fit -->` takes the width of a slide. Marp measures it in the browser; from
 * its letters it is the same everywhere, and a heading is never cut off: a little too wide, it breaks.
 */
export function fitSize(text: string): number {
  const widest = Math.max(...text.split('\n').map(line => [...line.trim()].reduce((sum, letter) => sum + widthOf(letter), 0)))
  return widest > 0 ? Math.round(Math.min(tallest, room / widest)) : tallest
}
