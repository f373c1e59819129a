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
  corrections: string
  references: string
  sources: string
  thisTalk: string
  notes: string
  readAsPage: string
  previous: string
  next: string
}

/** What slides, the phone that steers them and the phones that vote say, in one language. */
export interface StageWords {
  slideOf: (no: number | string, total: number | string) => string
  source: (no: number | undefined, label: string | undefined) => string
  votes: (count: number) => string
  /** @param date as `2026-11-26` */
  votesOn: (count: number, date: string) => string
  codeOf: (url: string) => string
  camera: string
  /** Labels of a quiz's four regions where its tag gives none. */
  regions: string
  beside: string
  placed: (count: number, all: number) => string
  clear: string
  of: (count: number, all: number) => string
  youWere: (right: boolean) => string
  right: (count: number, all: number) => string
  before: (result: string) => string
  now: (result: string) => string
  /** @param more how many; negative for fewer */
  change: (more: number) => string
  vote: string
  nothingToVote: string
  steer: string
  typeCode: string
  code: string
  connect: string
  /** @param seconds until the next try */
  tooMany: (seconds: number) => string
  usedCode: string
  wrongCode: string
  waiting: string
  notes: string
  noNotes: string
  blank: string
  slide: string
  goTo: string
  go: string
  back: string
  next: string
  lastSlide: string
  /** With names in braces, which the phone's page fills in. */
  click: string
  then: string
  until: string
  behind: string
  run: string
  stop: string
  edit: string
  reset: string
  /** Names the editor of a file's code, and says its keys. */
  editorOf: (file: string) => string
  outputOf: (file: string) => string
  drawnBy: (file: string) => string
  /** What a snippet gave. */
  pieces: Record<'stdout' | 'stderr' | 'result' | 'error' | 'picture', string>
  recordedOn: (date: string) => string
  notRecorded: string
  loading: (name: string) => string
  running: string
  /** @param how an ending, or why there was none */
  live: (how: string) => string
  endings: Record<'finished' | 'error' | 'timeout' | 'output' | 'memory' | 'stopped' | 'unavailable', string>
  /** Why there was no run: what it needs did not come. */
  unloaded: string
  /** @param why the snippet's own reason */
  notRun: (why: string | undefined) => string
  editedCode: string
  beforeEdit: (recorded: string) => string
  standIn: string
  standInSays: string
  /** The speaker's clock. */
  time: string
  start: string
  pause: string
  goOn: string
  /** @param until when this slide ends, of the whole talk's time, as `1:15` */
  planned: (until: string, whole: string) => string
  /** @param late whether, and by how much: `1:15` */
  pace: (late: 'on-time' | 'behind' | 'ahead', by: string) => string
  openInEditor: string
}
