/** Letters and digits alone, a blank between words: the same for a text and for it as Markdown of a slide. */
export function bare(markdown: string): string {
  return ` ${markdown
    .replace(/ ?<Cite\b[^>]*>/g, '')
    .replace(/<\/?(?:v-clicks|ComparisonTable|code)\b[^>]*>|<!--|-->/g, ' ')
    // Cited by key: on a slide its number is there.
    .replace(/\[-?@[^[\]\n]+\](?!\()/g, ' ')
    .replace(/\]\([^()\s]*\)/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    // What a formula has in place of < and >.
    .replace(/\\[lg]t /g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    // Marks may stand within a word (`a`-s): there they part nothing.
    .replace(/[*_`~[\\]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `
}
