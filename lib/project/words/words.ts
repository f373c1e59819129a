/** What pages around the slides say, in one language. */
export interface Words {
  talks: string
  promise: string
  /** @param count talks on the page */
  search: (count: number) => string
  slides: (count: number) => string
  /** @param count results shown, of more */
  best: (count: number) => string
  slide: (no: number) => string
  play: string
  playSlide: (no: number) => string
  read: string
  toRead: (title: string) => string
  handout: string
  /** Names of the PDFs to download. */
  slidesFile: string
  handoutFile: string
  always: string
  licences: string
  allTalks: string
  contents: string
  notes: string
  readAsPage: string
  previous: string
  next: string
}
