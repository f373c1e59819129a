declare module 'pngjs' {
  /** A PNG as pixels and back; see the package's README. */
  export class PNG {
    static sync: {
      read: (bytes: Buffer) => PNG
      write: (picture: PNG, options?: { filterType?: number, colorType?: number }) => Buffer
    }

    static bitblt: (from: PNG, to: PNG, x: number, y: number, width: number, height: number, toX: number, toY: number) => void

    constructor(size: { width: number, height: number })
    width: number
    height: number
    data: Buffer
  }
}
