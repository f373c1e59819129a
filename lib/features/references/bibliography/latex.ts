/** Combining marks by the command that sets them above or below a letter. */
const accents: Record<string, string> = { '`': '\u0300', '\'': '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', 'u': '\u0306', '.': '\u0307', '"': '\u0308', 'r': '\u030A', 'H': '\u030B', 'v': '\u030C', 'd': '\u0323', 'c': '\u0327', 'k': '\u0328' }

const letters: Record<string, string> = { ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å', AA: 'Å', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', i: 'i', j: 'j', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', textendash: '–', textemdash: '—', textquoteright: '’', textregistered: '®', texttrademark: '™', copyright: '©' }

/** Text as BibTeX has it (`Erd{\H{o}}s`, `{\"o}`, `\&`, `--`) as plain words. */
export function plainOfLatex(text: string): string {
  return text
    .replace(/\\url\s*\{([^}]*)\}/g, '$1')
    .replace(/\\([`'^~=.")]|[uvHcdkr](?![a-z]))\s*(?:\{\s*(?:\\([ij])|(\p{L}))\s*\}|\\([ij])(?![a-z])|(\p{L}))/giu, (whole, accent: string, ...found: (string | undefined)[]) => {
      const letter = found.slice(0, 4).find(each => each !== undefined)
      const mark = accents[accent]
      return mark && letter ? `${letter}${mark}` : whole
    })
    .replace(/\\([a-z]+)(?![a-z])\s*(?:\{\})?/gi, (whole, name: string) => letters[name] ?? (/^(?:emph|text[a-z]+|math[a-z]+|it|bf|sc|em|rm|tt)$/.test(name) ? '' : whole))
    .replace(/(?<!\\)[{}]/g, '')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/(?<!\\)~/g, ' ')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/``|''/g, '"')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim()
}

/** Plain words as a field of BibTeX; letters beyond ASCII stay, as biber and every current BibTeX read them. */
export function latexOfPlain(text: string): string {
  return text.replace(/[&%$#_]/g, '\\$&').replace(/[{}\\](?![&%$#_])/g, '').replace(/–/g, '--')
}
