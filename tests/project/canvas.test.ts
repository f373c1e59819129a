import { expect, it } from 'vitest'
import { canvasOf } from '../../lib/project/canvas.ts'

const of = (headmatter: Record<string, unknown>): number[] => Object.values(canvasOf({ headmatter, entry: '/talk/slides.md' }))

it('reads a canvas as Slidev does, in every form', () => {
  expect(of({})).toEqual([980, 552])
  expect(of({ canvasWidth: 800, aspectRatio: '4:3' })).toEqual([800, 600])
  expect(of({ canvasWidth: '1000', aspectRatio: '16/10' })).toEqual([1000, 625])
  expect(of({ aspectRatio: 1.6 })).toEqual([980, 613])
})

it('refuses what is no size', () => {
  for (const headmatter of [{ canvasWidth: 'wide' }, { canvasWidth: 0 }, { aspectRatio: 'square' }, { aspectRatio: '4:0' }, { aspectRatio: [4, 3] }])
    expect(() => of(headmatter), JSON.stringify(headmatter)).toThrow(/a canvas of canvasWidth: .* and aspectRatio: /)
})
