declare module 'subset-font' {
  /** Cuts a font down, and pins its axes; see the package's README. */
  export default function subsetFont(font: Uint8Array, text: string, options: {
    keepAllGlyphs?: boolean
    targetFormat: 'truetype'
    variationAxes: Record<string, number>
    preserveNameIds: number[]
  }): Promise<Buffer>
}
