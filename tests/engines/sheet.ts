import { PNG } from 'pngjs'

/** Pictures of one size as rows of a contact sheet, each at half its size. */
export function contactSheet(pictures: Buffer[], across = 4): Buffer {
  const read = pictures.map(bytes => PNG.sync.read(bytes))
  const width = Math.floor((read[0]?.width ?? 2) / 2)
  const height = Math.floor((read[0]?.height ?? 2) / 2)
  const gap = 6
  const sheet = new PNG({ width: across * (width + gap), height: Math.ceil(read.length / across) * (height + gap) })
  sheet.data.fill(0x80)
  for (const [index, picture] of read.entries()) {
    const left = (index % across) * (width + gap)
    const top = Math.floor(index / across) * (height + gap)
    for (let y = 0; y < Math.min(height, Math.floor(picture.height / 2)); y++) {
      for (let x = 0; x < Math.min(width, Math.floor(picture.width / 2)); x++) {
        for (let channel = 0; channel < 4; channel++) {
          const at = (row: number, column: number): number => picture.data[((2 * y + row) * picture.width + 2 * x + column) * 4 + channel] ?? 0
          sheet.data[((top + y) * sheet.width + left + x) * 4 + channel] = Math.round((at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4)
        }
      }
    }
  }
  return PNG.sync.write(sheet)
}
