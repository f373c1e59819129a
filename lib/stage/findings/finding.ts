/** One finding as the author's window shows it. */
export interface ShownFinding {
  severity: 'error' | 'warning' | 'hint'
  rule: string
  /** Relative to the project, for people. */
  file: string
  /** The same, absolute, for an editor. */
  path: string
  /** From 1, as `column`. */
  line: number
  column: number
  /** Undefined for what is the whole deck's. */
  slide?: number
  found: string
  expected: string
  fix: string
}

/** What a window says of itself. */
export interface WindowState {
  /** The speaker's own view. */
  presenter: boolean
  /** On a screen, not in a tab behind another. */
  visible: boolean
}

/** Names of the messages between Vite's server and the talk's page. */
export const findingsMessage = 'lectern:findings'
export const windowMessage = 'lectern:window'

/**
 * The window that may show findings: the one that alone shows the talk. Beside another, or beside a presenter's view,
 * it may be the audience's.
 */
export function authorsWindow<T>(windows: readonly (readonly [T, WindowState])[]): T | undefined {
  const counted = windows.filter(([, { presenter, visible }]) => presenter || visible)
  const [only] = counted
  return only && counted.length === 1 && !only[1].presenter ? only[0] : undefined
}

/** What is told on one slide: its own, and of the whole deck's what is an error; on the first slide all of that. */
export function findingsOn(slide: number, findings: readonly ShownFinding[]): ShownFinding[] {
  return findings.filter(finding => finding.slide === slide || (finding.slide === undefined && (slide === 1 || finding.severity === 'error')))
}

/**
 * False for what no author writes: hidden files, packages, and what a vote or a rehearsal keeps beside the talk.
 *
 * @param path relative to the deck's folder
 */
export function isSource(path: string): boolean {
  return !/(?:^|[\\/])(?:\.[^./\\]|node_modules[\\/])|\.(?:votes|rehearsals)\.json$/.test(path)
}
