import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { besidePictures, pictureBeside } from '../../lib/slidev/beside-pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
for (const path of ['images/rings.svg', 'top.png', 'public/both.png', 'both.png', 'secret.txt', 'node_modules/x.png']) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), path)
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each([
  ['./images/rings.svg', 'images/rings.svg'],
  ['images/rings.svg', 'images/rings.svg'],
  ['/images/rings.svg', 'images/rings.svg'],
  ['top.png', 'top.png'],
])('finds %s beside the deck', (address, path) => {
  expect(pictureBeside(address, folder)).toBe(path)
})

it.each(['both.png', 'gone.png', 'secret.txt', '../top.png', 'images/../../x.png', 'https://a.b/top.png', 'node_modules/x.png', '#fff', 7, undefined])('leaves %s alone', (address) => {
  expect(pictureBeside(address, folder)).toBeUndefined()
})

it('puts each into the build once, where its address says', () => {
  const emitted: unknown[] = []
  const { generateBundle } = besidePictures({
    userRoot: folder,
    data: { slides: [{ frontmatter: { image: '/images/rings.svg' } }, { frontmatter: { background: 'images/rings.svg', logo: 'https://a.b/c.png' } }] },
  } as unknown as Parameters<typeof besidePictures>[0])
  ;(generateBundle as () => void).call({ emitFile: ({ fileName, source }: { fileName: string, source: Uint8Array }) => emitted.push([fileName, String(source)]) } as never)
  expect(emitted).toEqual([['images/rings.svg', 'images/rings.svg']])
})
