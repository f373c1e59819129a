/** A text as texts of the page and of files made from it are compared: without blanks and unseen signs, each letter in one form. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]+/gu, '')
}
