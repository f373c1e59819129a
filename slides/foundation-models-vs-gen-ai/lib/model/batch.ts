/**
 * Sequences of token numbers, laid end to end in one array without padding, so that
 * short sentences cost no more than their length.
 */
export interface Batch {
  /** All tokens, sequence after sequence; one token is one row. */
  tokens: Int32Array
  /** Per row: the row in which its sequence starts. */
  first: Int32Array
  /** Per sequence: its last row. */
  last: Int32Array
  /** Length of the longest sequence, in tokens. */
  longest: number
}

/** In: sequences of at least one token each. Out: one batch. */
export function pack(sequences: readonly (readonly number[])[]): Batch {
  const rows = sequences.reduce((sum, sequence) => sum + sequence.length, 0)
  const batch = {
    tokens: new Int32Array(rows),
    first: new Int32Array(rows),
    last: new Int32Array(sequences.length),
    longest: 0,
  }
  let start = 0
  sequences.forEach((sequence, index) => {
    if (sequence.length === 0)
      throw new Error(`Sequence ${index} of the batch is empty`)
    batch.tokens.set(sequence, start)
    batch.first.fill(start, start, start + sequence.length)
    batch.longest = Math.max(batch.longest, sequence.length)
    start += sequence.length
    batch.last[index] = start - 1
  })
  return batch
}
