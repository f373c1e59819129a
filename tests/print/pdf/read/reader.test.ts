import { PDFDocument } from 'pdf-lib'
import { expect, it } from 'vitest'
import { startReader } from '../../../../lib/print/pdf/read/reader.ts'

async function pdfOf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (let no = 0; no < pages; no++)
    document.addPage([735, 414])
  return document.save()
}

it('reads with the same thread again, also after a file that is none', async () => {
  const counts: number[] = []
  for (const pages of [1, 3]) {
    const reader = startReader()
    const seen: number[] = []
    counts.push((await reader.read(await pdfOf(pages), page => seen.push(page))).pages.length)
    expect(seen).toHaveLength(pages)
    await expect(reader.read(new TextEncoder().encode('no PDF'))).rejects.toThrow(/PDF/)
    reader.close()
  }
  expect(counts).toEqual([1, 3])
})

it('reads two files at a time with two threads', async () => {
  const readers = [startReader(), startReader()]
  const read = await Promise.all(readers.map(async (reader, index) => (await reader.read(await pdfOf(index + 2))).pages.length))
  readers.forEach(reader => reader.close())
  expect(read).toEqual([2, 3])
})

it('ends a thread that is closed while it reads, and the next reader gets another', async () => {
  const reader = startReader()
  const reading = reader.read(await pdfOf(400))
  reader.close()
  const next = startReader()
  expect((await next.read(await pdfOf(1))).pages).toHaveLength(1)
  next.close()
  await reading.catch(() => {})
})
