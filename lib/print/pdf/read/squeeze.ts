/** A text as texts of the page and of files made from it are compared: without blanks and unseen signs, each letter in one form. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]+/gu, '')
}

/** Words as if all were written small, as long as they were. */
export function foldCase(text: string): string {
  return text.replace(/\p{Lu}|\p{Lt}/gu, (letter) => {
    const small = letter.toLowerCase()
    return small.length === letter.length ? small : letter
  })
}
