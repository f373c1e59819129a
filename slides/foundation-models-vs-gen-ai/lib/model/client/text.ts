/** Words as the model draws them => a sentence as people write it: `the tea was good .` => `The tea was good.` */
export function writeSentence(words: readonly string[]): string {
  return words.join(' ').replaceAll(' .', '.').replace(/(^|\. )(\w)/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/**
 * A loss as a number that a room can picture: as unsure as when so many words were equally likely (perplexity).
 *
 * @param loss in nats per word
 */
export function choices(loss: number): string {
  const count = Math.exp(loss)
  return count < 10
    ? count.toFixed(1)
    : count.toFixed(0)
}
