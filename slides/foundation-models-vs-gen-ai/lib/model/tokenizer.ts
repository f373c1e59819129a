/**
 * Words to numbers and back. One word is one token, so that a room can see what the
 * model sees; a full stop is a word too.
 */
export interface Tokenizer {
  /** Different tokens, the two special ones included. */
  size: number
  /** Text to token numbers; a word never seen becomes UNKNOWN. */
  encode: (text: string) => number[]
  /** Token numbers to text, without the special tokens. */
  decode: (tokens: readonly number[]) => string
  /** The words of a text that are not in the vocabulary. */
  unknown: (text: string) => string[]
}

/** Stands before the first word of a story and after its last. */
export const EDGE = 0
/** Stands for any word outside the vocabulary. */
export const UNKNOWN = 1

/** In: the vocabulary, without repeats. */
export function createTokenizer(words: readonly string[]): Tokenizer {
  const list = ['', '?', ...words]
  const numbers = new Map(list.map((word, number) => [word, number]))

  function split(text: string): string[] {
    return text.toLowerCase().match(/[\p{L}\p{N}']+|\./gu) ?? []
  }

  return {
    size: list.length,
    encode: text => split(text).map(word => numbers.get(word) ?? UNKNOWN),
    decode: tokens => tokens.filter(token => token > UNKNOWN).map(token => list[token]).join(' '),
    unknown: text => split(text).filter(word => !numbers.has(word)),
  }
}
