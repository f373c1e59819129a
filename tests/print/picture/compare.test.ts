import type { Box, Raster } from '../../../lib/print/picture/raster.ts'
import { expect, it } from 'vitest'
import { comparePictures, isAlike } from '../../../lib/print/picture/compare.ts'
import { drawDifference } from '../../../lib/print/picture/draw.ts'
import { withoutEdges } from '../../../lib/print/picture/edges.ts'
import { cover, findChance, findMotion, halve, shrink } from '../../../lib/print/picture/raster.ts'
import { isPushedOut, isShifted } from '../../../lib/print/picture/shift.ts'

type Colour = [number, number, number]
const paper: Colour = [255, 253, 248]
const ink: Colour = [20, 33, 61]

/** A slide's paper with what `paint` puts on it, drawn sixteen times as fine and averaged, as a rasteriser does. */
function slide(paint: (fill: (box: Box, colour: Colour) => void) => void, background = paper): Raster {
  const [width, height, fine] = [980, 552, 4]
  const data = new Uint8Array(new Uint32Array(width * height).fill(new Uint32Array(Uint8Array.from([...background, 255]).buffer)[0]!).buffer)
  paint(({ x, y, width: wide, height: high }, colour) => {
    for (let row = Math.max(0, Math.floor(y)); row < Math.min(height, Math.ceil(y + high)); row++) {
      for (let column = Math.max(0, Math.floor(x)); column < Math.min(width, Math.ceil(x + wide)); column++) {
        let covered = 0
        for (let part = 0; part < fine * fine; part++) {
          const [px, py] = [column + (part % fine + 0.5) / fine, row + (Math.floor(part / fine) + 0.5) / fine]
          covered += Number(px >= x && px < x + wide && py >= y && py < y + high)
        }
        const at = (row * width + column) * 4
        colour.forEach((level, channel) => data[at + channel] = Math.round(data[at + channel]! + (level - data[at + channel]!) * covered / (fine * fine)))
      }
    }
  })
  return { width, height, data }
}

/** Strokes as wide as those of letters of 20 pixels, `count` letters of them. */
function word(fill: (box: Box, colour: Colour) => void, x: number, y: number, count: number, stroke = 1.8, colour = ink): void {
  for (let letter = 0; letter < count; letter++) {
    const left = x + letter * 10.3
    fill({ x: left, y, width: stroke, height: 14 }, colour)
    fill({ x: left, y: y + 5 + letter % 3, width: 7, height: stroke }, colour)
    fill({ x: left + 5, y: y + 3, width: stroke, height: 11 }, colour)
  }
}

/** A 24 pixel icon of lines. */
function icon(fill: (box: Box, colour: Colour) => void, x: number, y: number, colour = ink): void {
  fill({ x: x + 3, y: y + 3, width: 18, height: 2 }, colour)
  fill({ x: x + 3, y: y + 19, width: 18, height: 2 }, colour)
  fill({ x: x + 3, y: y + 3, width: 2, height: 18 }, colour)
  fill({ x: x + 19, y: y + 3, width: 2, height: 18 }, colour)
}

function text(across: number, down: number, stroke = 1.8): Raster {
  return slide((fill) => {
    for (let line = 0; line < 12; line++)
      word(fill, 60 + across, 60 + line * 34 + down, 60, stroke)
  })
}

it('answers whether two pictures are alike as it finds their differences, wherever these lie', () => {
  const blank = slide(() => {})
  const spots = [0, 4, 8, 100, 535, 540, 544, 548].flatMap(y => [0, 12, 500, 972].map(x => slide(fill => fill({ x, y, width: 8, height: 8 }, ink))))
  const pairs: [Raster, Raster][] = [[blank, blank], [text(0, 0), text(0.4, 0.4)], [text(0, 0), text(3, 0)], ...spots.map((spot): [Raster, Raster] => [blank, spot])]
  const found = pairs.map(pair => comparePictures(...pair).length === 0)
  expect(pairs.map(pair => isAlike(...pair))).toEqual(found)
  expect(found.filter(Boolean)).toHaveLength(2)
})

it('finds nothing between a picture and itself', () => {
  expect(comparePictures(text(0, 0), text(0, 0))).toEqual([])
})

it('lets softened edges, bolder letters and shifts of up to a pixel pass', () => {
  const variants: [number, number, number][] = [[0.5, 0, 1.8], [0, 0.5, 1.8], [0.25, 0.75, 1.8], [1, 0, 1.8], [0, 1, 1.8], [0, 0, 2.2], [0.4, 0.4, 1.5]]
  for (const variant of variants)
    expect(comparePictures(text(0, 0), text(...variant)), variant.join()).toEqual([])
})

it('finds one missing icon of 24 pixels on a whole slide of text, and says where', () => {
  const right = slide((fill) => {
    word(fill, 60, 60, 50)
    icon(fill, 700, 300)
  })
  const wrong = slide(fill => word(fill, 60, 60, 50))
  expect(comparePictures(right, wrong)).toEqual([{ kind: 'missing', x: 703, y: 303, width: 18, height: 18 }])
  expect(comparePictures(wrong, right)).toEqual([{ kind: 'added', x: 703, y: 303, width: 18, height: 18 }])
})

it('finds that an icon of hairlines is missing, not that its lines fall between two pixels', () => {
  const thin = (shift: number): Raster => slide((fill) => {
    for (const at of [2, 8, 14, 20]) {
      fill({ x: 300, y: 300 + at + shift, width: 22, height: 1 }, ink)
      fill({ x: 300 + at + shift, y: 300, width: 1, height: 22 }, ink)
    }
  })
  expect(comparePictures(thin(0), slide(() => {}))).toEqual([expect.objectContaining({ kind: 'missing' })])
  expect(comparePictures(thin(0), thin(0.5))).toEqual([])
})

it('finds a square in the place of an icon', () => {
  const wrong = slide(fill => fill({ x: 700, y: 300, width: 24, height: 24 }, ink))
  expect(comparePictures(slide(fill => icon(fill, 700, 300)), wrong)).toEqual([{ kind: 'added', x: 700, y: 300, width: 24, height: 24 }])
})

it('finds a tint that is off by five percent, not one that is off by one', () => {
  const area = (step: number): Raster => slide(fill => fill({ x: 100, y: 100, width: 40, height: 40 }, [220 - step, 230 - step, 250 - step]))
  expect(comparePictures(area(0), area(13))).toEqual([{ kind: 'colour', x: 100, y: 100, width: 40, height: 40 }])
  expect(comparePictures(area(0), area(3))).toEqual([])
})

it('finds that a whole slide has another colour', () => {
  expect(comparePictures(slide(() => {}), slide(() => {}, [242, 240, 235]))).toEqual([{ kind: 'colour', x: 0, y: 0, width: 980, height: 552 }])
})

it('finds one hidden word among words, even a pale one', () => {
  for (const colour of [ink, [150, 150, 150]] as Colour[]) {
    const words = (missing: number): Raster => slide((fill) => {
      for (const index of [0, 1, 2, 3, 4]) {
        if (index !== missing)
          word(fill, 60 + index * 80, 200, 6, 1.8, colour)
      }
    })
    const [region, ...others] = comparePictures(words(-1), words(2))
    expect(others).toEqual([])
    expect(region).toMatchObject({ kind: 'missing', y: 200 })
    expect(region!.x).toBeGreaterThanOrEqual(218)
    expect(region!.x + region!.width).toBeLessThanOrEqual(282)
  }
})

it('finds the lost head of an arrow, and a soft shadow that is gone', () => {
  const arrow = (head: boolean): Raster => slide((fill) => {
    fill({ x: 200, y: 299, width: 120, height: 2 }, ink)
    for (let step = 0; step < (head ? 10 : 0); step++)
      fill({ x: 320 + step, y: 295 + step / 2, width: 1, height: 10 - step }, ink)
  })
  expect(comparePictures(arrow(true), arrow(false))).toEqual([expect.objectContaining({ kind: 'missing' })])
  const card = (shadow: boolean): Raster => slide((fill) => {
    for (let step = shadow ? 12 : 0; step > 0; step--)
      fill({ x: 300 - step, y: 200 - step, width: 200 + 2 * step, height: 100 + 2 * step }, [255 - 40 + step * 3, 253 - 40 + step * 3, 248 - 40 + step * 3])
    fill({ x: 300, y: 200, width: 200, height: 100 }, [255, 255, 255])
  })
  expect(comparePictures(card(true), card(false))).toEqual([expect.objectContaining({ kind: 'missing' })])
})

it('tells what moved from what changed', () => {
  const at = (x: number): Raster => slide(fill => icon(fill, x, 300))
  expect(comparePictures(at(300), at(309))).toEqual([expect.objectContaining({ kind: 'moved' })])
})

/** A small grey picture with rectangles on it, each of one colour, which no rasteriser softened. */
function patches(...boxes: [x: number, y: number, width: number, height: number, ...Colour | [level: number]][]): Raster {
  const [width, height] = [120, 120]
  const data = new Uint8Array(width * height * 4).fill(240)
  for (const [left, top, wide, high, red, green = red, blue = red] of boxes) {
    for (let y = top; y < top + high; y++) {
      for (let x = left; x < left + wide; x++)
        data.set([red, green, blue], (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

function frame(x: number, y: number): Raster {
  return patches([x, y, 24, 2, 20], [x, y + 22, 24, 2, 20], [x, y, 2, 24, 20], [x + 22, y, 2, 24, 20])
}

it.each([
  ['a tint of seven levels on most of a square', patches([32, 32, 16, 16, 233]), ['colour 34 34 12 12']],
  ['the same on less of it', patches([32, 32, 15, 15, 233]), []],
  ['any tint within what two readers differ by', patches([8, 8, 100, 100, 234]), []],
  ['five percent, 13 pixels high', patches([32, 32, 13, 13, 227]), ['added 32 32 13 13']],
  ['the same, 12 high', patches([32, 32, 12, 12, 227]), []],
  ['of one of three colours alone', patches([32, 32, 16, 16, 240, 240, 200]), ['added 32 32 16 16']],
  ['a black dot of four pixels', patches([32, 32, 4, 4, 40]), ['added 32 32 4 4']],
  ['one of three', patches([32, 32, 3, 3, 40]), []],
  ['a dot that four cells share', patches([38, 38, 4, 4, 40]), ['added 38 38 4 4']],
  ['a dot in each corner', patches([0, 0, 4, 4, 40], [116, 0, 4, 4, 40], [0, 116, 4, 4, 40], [116, 116, 4, 4, 40]), ['added 0 0 4 4', 'added 116 0 4 4', 'added 0 116 4 4', 'added 116 116 4 4']],
  ['two beside each other with less than a cell between', patches([32, 32, 8, 8, 20], [55, 32, 8, 8, 20]), ['added 32 32 31 8']],
  ['two with a cell between', patches([32, 32, 8, 8, 20], [56, 32, 8, 8, 20]), ['added 32 32 8 8', 'added 56 32 8 8']],
  ['two below each other with less than a cell between', patches([32, 32, 8, 8, 20], [32, 55, 8, 8, 20]), ['added 32 32 8 31']],
  ['two with a cell between, one below', patches([32, 32, 8, 8, 20], [32, 56, 8, 8, 20]), ['added 32 32 8 8', 'added 32 56 8 8']],
])('finds what is above its limits, and nothing below: %s', (_, found, regions) => {
  expect(comparePictures(patches(), found).map(({ kind, x, y, width, height }) => [kind, x, y, width, height].join(' '))).toEqual(regions)
})

it.each([
  ['moved', 'right', frame(40, 40), frame(49, 40)],
  ['moved', 'left and down', frame(40, 40), frame(31, 45)],
  ['moved', 'as far as it is looked for', frame(40, 40), frame(64, 64)],
  ['moved', 'at the border', frame(0, 0), frame(5, 0)],
  ['changed', 'farther', patches([20, 40, 16, 24, 20]), patches([50, 40, 16, 24, 20])],
  ['changed', 'no more: another sign', frame(40, 40), patches([40, 40, 24, 24, 200, 20, 20], [44, 44, 9, 9, 20, 200, 20])],
  ['missing', 'no more: nothing', frame(96, 96), patches()],
  ['colour', 'where it was', patches([40, 40, 24, 24, 120, 20, 20]), patches([40, 40, 24, 24, 20, 20, 120])],
])('says of a sign that it is %s: it stands %s', (kind, _, expected, found) => {
  expect(comparePictures(expected, found).map(region => region.kind)).toEqual([kind])
})

it('takes a sign for shifted by up to eight pixels in any direction, and by no more', () => {
  const at = (x: number, y: number): Raster => patches([x, y, 12, 3, 20], [x, y, 3, 20, 20])
  const shifts = [[4, 0], [-4, 0], [0, 4], [0, -4], [6, -6], [8, 0], [-8, 0], [0, 8], [9, 0], [-9, 0], [0, 9], [9, -9]]
  const isFound = shifts.map(([dx, dy]) => comparePictures(at(60, 60), at(60 + dx!, 60 + dy!)).map(region => isShifted(at(60, 60), at(60 + dx!, 60 + dy!), region)))
  expect(isFound).toEqual([...Array.from({ length: 8 }, () => [true]), ...Array.from({ length: 4 }, () => [false])])
})

it('looks at nothing that is to be ignored, and at all around it', () => {
  const right = slide((fill) => {
    icon(fill, 100, 100)
    icon(fill, 400, 100)
  })
  const nothing = slide(() => {})
  const ignored = cover([{ x: 100, y: 100, width: 24, height: 24 }], right)
  expect(comparePictures(right, nothing, ignored)).toEqual([{ kind: 'missing', x: 403, y: 103, width: 18, height: 18 }])
})

it('ignores what is not the same in several pictures of one thing', () => {
  const [first, second] = [100, 130].map(x => slide((fill) => {
    icon(fill, x, 100)
    icon(fill, 400, 100)
  }))
  const still = slide(fill => icon(fill, 400, 100))
  expect(comparePictures(first!, still, findMotion(first!, [second!]))).toEqual([])
  expect(comparePictures(first!, slide(() => {}), findMotion(first!, [second!]))).toEqual([expect.objectContaining({ x: 403 })])
})

it('knows a block that stands a few pixels elsewhere, and one that has lost a word', () => {
  const lines = (down: number, words: number): Raster => slide((fill) => {
    for (let line = 0; line < 3; line++)
      word(fill, 200, 200 + line * 34 + down, line === 1 ? words : 20)
  })
  const [region, ...others] = comparePictures(lines(0, 20), lines(5, 20))
  expect(others).toEqual([])
  expect(isShifted(lines(0, 20), lines(5, 20), region!)).toBe(true)
  expect(isShifted(lines(0, 20), lines(5, 12), region!)).toBe(false)
  expect(isShifted(lines(0, 20), lines(20, 20), region!)).toBe(false)
})

it('knows lines of which each stands a little further off than the one before, and one that is gone among them', () => {
  const lines = (pitch: number, gone = -1): Raster => slide((fill) => {
    for (let line = 0; line < 12; line++)
      line === gone || word(fill, 200, 200 + line * pitch, 20)
  })
  const right = lines(22)
  const unlike = (found: Raster): unknown[] => comparePictures(right, found).filter(region => !isShifted(right, found, region))
  const drifted = lines(22.75)
  expect(comparePictures(right, drifted)).not.toEqual([])
  expect(unlike(drifted)).toEqual([])
  for (const gone of [5, 11])
    expect(unlike(lines(22.75, gone)), `line ${gone}`).not.toEqual([])
  expect(unlike(lines(26))).not.toEqual([])
})

it('knows lines that drift below a foot which does not', () => {
  const lines = (pitch: number, foot = 20): Raster => slide((fill) => {
    for (let line = 0; line < 12; line++)
      word(fill, 200, 200 + line * pitch, 20)
    word(fill, 560, 200 + 11 * 22 + 4, foot)
  })
  const right = lines(22)
  const unlike = (found: Raster): unknown[] => comparePictures(right, found).filter(region => !isShifted(right, found, region))
  expect(unlike(lines(22.75))).toEqual([])
  expect(unlike(lines(22.75, 10))).not.toEqual([])
})

it('knows a line that drifted under a foot which covers it, and one that lost a word there', () => {
  const red: Colour = [200, 40, 40]
  const lines = (pitch: number, last = 20, foot = 20): Raster => slide((fill) => {
    for (let line = 0; line < 12; line++)
      word(fill, 200, 200 + line * pitch, line === 11 ? last : 20)
    word(fill, 204, 200 + 11 * 22 + 3, foot, 1.8, red)
  })
  const right = lines(22)
  const unlike = (found: Raster): unknown[] => comparePictures(right, found).filter(region => !isShifted(right, found, region))
  expect(comparePictures(right, lines(22.75))).not.toEqual([])
  expect(unlike(lines(22.75))).toEqual([])
  expect(unlike(lines(22.75, 8))).not.toEqual([])
  expect(unlike(lines(22.75, 20, 8))).not.toEqual([])
})

it('knows outlines that are softened in two ways, and a shape of another colour or another place', () => {
  const bars = (soft: boolean, colour: Colour = [255, 120, 60], right = 0): Raster => slide((fill) => {
    for (let bar = 0; bar < 6; bar++) {
      fill({ x: 200 + bar * 24 + right, y: 200, width: 12, height: 60 }, colour)
      if (soft) {
        fill({ x: 199 + bar * 24 + right, y: 199, width: 1, height: 62 }, [255, 214, 186])
        fill({ x: 212 + bar * 24 + right, y: 199, width: 1, height: 62 }, [255, 214, 186])
      }
    }
  })
  const hard = bars(false)
  const left = (found: Raster): unknown[] => withoutEdges(comparePictures(hard, found).map(region => ({ ...region, kind: 'changed' as const })), hard, found, new Uint8Array(980 * 552))
  expect(left(bars(true))).toEqual([])
  expect(left(bars(false, [255, 60, 120]))).not.toEqual([])
  expect(left(bars(false, [255, 120, 60], 9))).not.toEqual([])
  const region = { kind: 'missing' as const, x: 0, y: 0, width: 9, height: 9 }
  expect(withoutEdges([region], hard, hard, new Uint8Array(980 * 552))).toEqual([region])
})

it('takes for pushed out what is at the very foot of a slide, below other lines, and no border', () => {
  const lines = slide(fill => [500, 522].forEach(y => word(fill, 60, y, 20)))
  const foot = { x: 60, y: lines.height - 12, width: 100, height: 12 }
  expect(isPushedOut(lines, foot, false)).toBe(true)
  expect(isPushedOut(lines, { ...foot, y: lines.height - 15 }, false)).toBe(false)
  expect(isPushedOut(lines, { ...foot, width: 980, x: 0 }, false)).toBe(false)
  expect(isPushedOut(lines, { ...foot, width: 980, x: 0 }, true)).toBe(true)
  expect(isPushedOut(slide(() => {}), foot, false)).toBe(false)
})

it('ignores what chance draws elsewhere at each showing, and its neighbourhood alone', () => {
  const [first, second, third] = [100, 130, 115].map(x => slide((fill) => {
    icon(fill, x, 100)
    icon(fill, 700, 400)
  }))
  expect(comparePictures(first!, third!, findChance(first!, second!))).toEqual([])
  expect(comparePictures(first!, slide(() => {}), findChance(first!, second!))).toEqual([expect.objectContaining({ x: 703 })])
})

it('refuses pictures of different sizes', () => {
  expect(() => comparePictures({ width: 2, height: 1, data: new Uint8Array(8) }, { width: 1, height: 2, data: new Uint8Array(8) })).toThrow('pictures of 2 by 1 and 1 by 2 pixels cannot be compared')
})

it('halves a picture by the mean of each four pixels', () => {
  const data = new Uint8Array([0, 0, 0, 255, 100, 0, 0, 255, 100, 8, 0, 255, 200, 0, 0, 255])
  expect(halve({ width: 2, height: 2, data })).toEqual({ width: 1, height: 1, data: new Uint8Array([100, 2, 0, 255]) })
})

it('draws what differs in colour, in a frame, on the slide in grey', () => {
  const [right, wrong] = [slide(fill => icon(fill, 100, 100)), slide(() => {})]
  const { data } = drawDifference(right, wrong, comparePictures(right, wrong))
  const at = (x: number, y: number): number[] => [...data.subarray((y * 980 + x) * 4, (y * 980 + x) * 4 + 3)]
  expect(at(104, 110)).toEqual([214, 0, 93])
  expect(at(100, 110)).toEqual([214, 0, 93])
  expect(at(500, 300)).toEqual([250, 250, 250])
})

it('makes a picture smaller by any factor, each pixel the mean of what it covers', () => {
  const grey = (width: number, levels: number[]): Raster => ({ width, height: levels.length / width, data: Uint8Array.from(levels.flatMap(level => [level, level, level, 255])) })
  expect(shrink(grey(3, [0, 90, 240, 0, 90, 240]), { width: 2, height: 1 })).toEqual(grey(2, [30, 190]))
  expect(shrink(grey(2, [0, 40, 80, 120]), { width: 1, height: 1 })).toEqual(grey(1, [60]))
  expect(shrink(grey(2, [7, 9]), { width: 2, height: 1 })).toEqual(grey(2, [7, 9]))
})
