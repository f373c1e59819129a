export const en = {
  talks: 'Talks',
  promise: 'Talks to play, to read and to take away',
  /** @param count talks on the page */
  search: (count: number): string => count === 1 ? 'Search the slides' : `Search the slides of ${count} talks`,
  slides: (count: number): string => `${count} slide${count === 1 ? '' : 's'}`,
  /** @param count results shown, of more */
  best: (count: number): string => `The best ${count} slides`,
  slide: (no: number): string => `Slide ${no}`,
  play: 'Play',
  playSlide: (no: number): string => `Play slide ${no}`,
  read: 'Read',
  toRead: (title: string): string => `${title} · to read`,
  handout: 'Handout',
  /** Names of the PDFs to download. */
  slidesFile: 'slides',
  handoutFile: 'handout',
  always: 'Every talk also works without JavaScript and, after one visit, without a network.',
  licences: 'Licences',
  allTalks: 'All talks',
  contents: 'Contents',
  corrections: 'Corrections',
  references: 'References',
  sources: 'Sources',
  thisTalk: 'This talk',
  notes: 'Notes',
  readAsPage: 'Read as a page',
  previous: 'Previous',
  next: 'Next',
}

/** What pages around the slides say, in one language. */
export type Words = typeof en

export const enOnStage = {
  slideOf: (no: number | string, total: number | string): string => `Slide ${no} of ${total}`,
  source: (no: number | undefined, label: string | undefined): string => `Source ${no}: ${label}`,
  votes: (count: number): string => count === 1 ? 'vote' : 'votes',
  /** @param date as `2026-11-26` */
  votesOn: (count: number, date: string): string => `${count} ${count === 1 ? 'vote' : 'votes'} on ${date}`,
  codeOf: (url: string): string => `QR code of ${url}`,
  camera: 'Point your camera here.',
  /** Labels of a quiz's four regions where its tag gives none. */
  regions: 'First only | Both | Second only | Neither',
  beside: 'Beside the boxes',
  placed: (count: number, all: number): string => `${count} of ${all} placed`,
  clear: 'Clear',
  of: (count: number, all: number): string => `${count} of ${all}`,
  youWere: (right: boolean): string => right ? 'you were right' : 'you were wrong',
  right: (count: number, all: number): string => `${count} of ${all} right`,
  before: (result: string): string => `Before: ${result}.`,
  now: (result: string): string => `Now: ${result}.`,
  /** @param more how many; negative for fewer */
  change: (more: number): string => more === 0 ? 'No change.' : `${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'}.`,
  vote: 'Vote',
  nothingToVote: 'Nothing to vote on now. This page shows the next vote as soon as it starts.',
  steer: 'Control the talk',
  typeCode: 'Type the six digits that the terminal shows.',
  code: 'Code',
  connect: 'Connect',
  /** @param seconds until the next try */
  tooMany: (seconds: number): string => `Too many wrong codes. Try again in ${seconds} seconds.`,
  usedCode: 'A phone already controls this talk. Restart the talk to let in another.',
  wrongCode: 'That code is wrong. The terminal shows the right one.',
  waiting: 'Waiting for the talk…',
  notes: 'Notes',
  noNotes: 'No notes for this slide.',
  blank: 'Blank',
  slide: 'Slide',
  goTo: 'Slide to go to',
  go: 'Go',
  back: 'Back',
  next: 'Next',
  lastSlide: 'Last slide',
  /** With names in braces, which the phone's page fills in. */
  click: 'Slide {slide} of {total}, click {click} of {clicks}',
  then: 'Then: {title}',
  until: 'until {time}',
  behind: 'until {time}, {late} behind',
  run: 'Run',
  stop: 'Stop',
  edit: 'Edit',
  reset: 'Reset',
  /** Names the editor of a file's code, and says its keys. */
  editorOf: (file: string): string => `Code of ${file}. Escape leaves the editor, Ctrl+Enter runs.`,
  outputOf: (file: string): string => `Output of ${file}`,
  drawnBy: (file: string): string => `Picture drawn by ${file}`,
  /** What a snippet gave. */
  pieces: { stdout: 'output', stderr: 'stderr', result: 'result', error: 'error', picture: 'picture' },
  recordedOn: (date: string): string => `recorded on ${date}`,
  notRecorded: 'not recorded yet',
  loading: (name: string): string => `loading ${name} …`,
  running: 'running',
  /** @param how an ending, or why there was none */
  live: (how: string): string => `live: ${how}`,
  endings: {
    finished: 'finished',
    error: 'ended with an error',
    timeout: 'stopped at its time limit',
    output: 'stopped: too much output',
    memory: 'ran out of memory',
    stopped: 'stopped',
    unavailable: 'could not run here',
  },
  /** Why there was no run: what it needs did not come. */
  unloaded: 'its files could not be loaded',
  /** @param why the snippet's own reason */
  notRun: (why: string | undefined): string => `shown, not run: ${why ?? 'it needs more than a browser'}`,
  editedCode: 'edited code',
  beforeEdit: (recorded: string): string => `before your edit, ${recorded}`,
  standIn: 'stand-in',
  standInSays: 'What the stand-in says about itself',
  /** The speaker's clock. */
  time: 'Time',
  start: 'Start',
  pause: 'Pause',
  goOn: 'Go on',
  /** @param until when this slide ends, of the whole talk's time, as `1:15` */
  planned: (until: string, whole: string): string => `until ${until} of ${whole}`,
  /** @param late whether, and by how much: `1:15` */
  pace: (late: 'on-time' | 'behind' | 'ahead', by: string): string => ({ 'on-time': 'on time', 'behind': `${by} behind`, 'ahead': `${by} ahead` })[late],
  openInEditor: 'Open in the editor',
  table: 'Table',
  asCards: 'Read as cards',
  close: 'Close',
}

/** What slides, the phone that steers them and the phones that vote say, in one language. */
export type StageWords = typeof enOnStage
