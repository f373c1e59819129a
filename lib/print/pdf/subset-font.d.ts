declare module 'subset-font' {
  /** Cuts a font down, and pins its axes; see the package's README. */
  export default function subsetFont(font: Uint8Array, text: string, options: {
    keepAllGlyphs?: boolean
    targetFormat: 'truetype' | 'woff2'
    variationAxes: Record<string, number | { min: number, max: number }>
    preserveNameIds?: number[]
  }): Promise<Buffer>
}
