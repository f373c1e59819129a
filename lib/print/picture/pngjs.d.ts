declare module 'pngjs' {
  /** A PNG as pixels and back; see the package's README. */
  export class PNG {
    static sync: {
      read: (bytes: Buffer) => PNG
      write: (picture: PNG) => Buffer
    }

    constructor(size: { width: number, height: number })
    width: number
    height: number
    data: Buffer
  }
}
