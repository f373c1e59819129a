/** What the number means that a command ends with; after a signal it is 128 and the signal's, as in any shell. */
export const exitCodes = {
  fine: 0,
  /** Something is wrong with a deck: nothing was written. */
  deck: 1,
  /** Wrong use, or something missing on this machine: an unknown option, no browser, a port taken, a folder that cannot be written. */
  use: 2,
  /** A fault of Lectern's own. */
  fault: 3,
} as const
