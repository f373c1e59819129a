/** An address in angle brackets, or a tag without attributes that only sets words. */
const harmless = /(?!https?:\/\/[^\s<>]+>|\/?(?:[bisu]|br|code|del|em|kbd|mark|small|strong|sub|sup)\s*\/?>)/.source
const tag = new RegExp(`<${harmless}(?=[a-z/!?])`, 'gi')

/**
 * A cell of a data file as one line of Markdown. Whoever made the data did not write the deck: other tags, and what Vue
 * would evaluate, are shown as they are written.
 */
export function dataCell(text: string): string {
  return text
    .split(/(`+[^`]*`+)/)
    .map((part, index) => index % 2 === 1
      ? part
      : part.replace(tag, '&lt;').replace(/\{(?=\{)|(?<=\{)\{/g, '&#123;').replace(/\}(?=\})|(?<=\})\}/g, '&#125;'))
    .join('')
    .trim()
    .replace(/\s*\n\s*/g, '<br>')
}
