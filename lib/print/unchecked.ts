/** What nobody has checked of a deck's files: lines for the log, so that nobody takes silence for a yes. */

/** `1, 4, 5 and 8 more` */
function listed(slides: number[]): string {
  const once = [...new Set(slides)]
  return `${once.slice(0, 8).join(', ')}${once.length > 8 ? ` and ${once.length - 8} more` : ''}`
}

/** @param file as the log calls it */
export function uncheckedPdf(deck: string, file: string): string {
  return `${deck}: ${file} was checked for PDF/UA-1 as docs/pdf-ua.md lists it; not for what needs a person (whether texts say what pictures show, and the order makes sense) nor for the insides of fonts`
}

/** @param slides on which something runs in a browser alone: a film without a poster, another page in a frame */
export function uncomparedPlaces(deck: string, file: string, slides: number[]): string[] {
  return slides.length === 0
    ? []
    : [`${deck}: ${file} was not compared with the slides where films, frames and pictures of other hosts stand: slide ${listed(slides)}`]
}

/** Of a page that is set for reading, which no slide looks like. */
export function uncomparedLooks(deck: string, file: string): string {
  return `${deck}: ${file} was compared with the slides for its words, their order, pictures and faces; not for how they look`
}
