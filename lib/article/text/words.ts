/** Ends of words that are no ends of sentences, in the languages that write them with a full stop. */
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|al|ca|approx|dr|mr|mrs|ms|prof|st|no|nr|fig|sec|ch|vol|eq|pp?|ed|resp|z\.\s?b|d\.\s?h|u\.\s?a|usw|bzw|ggf|inkl|evtl|art|abb|p\.\s?ej|ej|env|[a-z])\.$/i

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${language} ${granularity}`
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity })
  segmenters.set(key, known)
  return known
}

/** Where each sentence of a text starts and ends, blanks around it not counted. */
export function sentences(text: string, language: string): [start: number, end: number][] {
  const found: [number, number][] = []
  let start = 0
  for (const { segment, index } of segmenter(language, 'sentence').segment(text)) {
    const end = index + segment.length
    const rest = text.slice(end)
    const words = text.slice(start, end).trimEnd()
    const goesOn = abbreviation.test(words) || /^[\p{Ll},;:)\]]/u.test(rest) || (/\d\.$/.test(words) && words.length < 5) || !/[.!?…。！？؟।:;"”’')\]]$/u.test(words)
    if (rest !== '' && goesOn)
      continue
    const from = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length)
    if (text.slice(from, end).trim() !== '')
      found.push([from, text.slice(0, end).trimEnd().length])
    start = end
  }
  return found
}

/** Where each word ends, counted as a reader counts them: between blanks, or by the language where it has none. */
export function wordEnds(text: string, language: string): number[] {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u.test(text))
    return [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map(match => match.index + match[0].length)
  return [...segmenter(language, 'word').segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment, index }) => index + segment.length)
}

export function countWords(text: string, language: string): number {
  return wordEnds(text, language).length
}
