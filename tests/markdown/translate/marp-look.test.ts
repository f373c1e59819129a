import { expect, it } from 'vitest'
import { pageNumbers } from '../../../lib/markdown/translate/marp/frame.ts'
import { readPictureOptions } from '../../../lib/markdown/translate/marp/picture.ts'
import { translateSource } from '../../../lib/markdown/translate/translate-source.ts'

/** Lines of a translation with the line of the file, below its headmatter; the text begins on line 4, or below the directives. */
function lines(body: string, directives = ''): string[] {
  const { lines, origin } = translateSource(`---\nmarp: true\n${directives}---\n${body}`)
  return lines.map((text, index) => `${origin[index]} ${text}`).slice(lines.indexOf('---', 1) + 2).filter(text => !/^\d+ $/.test(text))
}

it.each([
  ['a  cat ', { background: false, alt: 'a cat' }],
  ['bg', { background: true, alt: '' }],
  ['bg left:33% a cat', { background: true, alt: 'a cat', side: 'left', sideSize: '33%' }],
  ['right:.5% bg', { background: true, alt: '', side: 'right', sideSize: '.5%' }],
  ['bg right', { background: true, alt: '', side: 'right' }],
  ['bg left:33', { background: true, alt: 'left:33' }],
  ['left fit vertical', { background: false, alt: 'left fit vertical' }],
  ['bg fit', { background: true, alt: '', size: 'contain' }],
  ['bg contain', { background: true, alt: '', size: 'contain' }],
  ['bg cover', { background: true, alt: '', size: 'cover' }],
  ['bg auto', { background: true, alt: '', size: 'auto' }],
  ['bg 50%', { background: true, alt: '', size: '50%' }],
  ['7.5%', { background: false, alt: '', size: '7.5%' }],
  ['50%x', { background: false, alt: '50%x' }],
  ['bg vertical', { background: true, alt: '', vertical: true }],
  ['bg horizontal', { background: true, alt: '', vertical: false }],
  ['w:10 h:.5in', { background: false, alt: '', width: '10px', height: '.5in' }],
  ['width:1.5em height:auto', { background: false, alt: '', width: '1.5em', height: 'auto' }],
  ['w:10q xw:10 w:10pxx', { background: false, alt: 'w:10q xw:10 w:10pxx' }],
  ['blur sepia:.3', { background: false, alt: '', filter: 'blur(10px) sepia(.3)' }],
  ['drop-shadow:0,1px,rgba(0,0,0,.4)', { background: false, alt: '', filter: 'drop-shadow(0 1px rgba(0,0,0,.4))' }],
  ['hue-rotate:1,2', { background: false, alt: '', filter: 'hue-rotate(1,2)' }],
  ['opacity:";x{y}<z>\'\\', { background: false, alt: '', filter: 'opacity(xyz)' }],
  ['toString blurry', { background: false, alt: 'toString blurry' }],
])('reads the words of ![%s] as Marp does', (text, options) => {
  expect(readPictureOptions(text)).toEqual(options)
})

it.each([
  [['true', 'true', 'true'], [1, 2, 3]],
  [['TRUE ', 'skip', 'true'], [1, undefined, 2]],
  [['true', 'hold', 'true'], [1, 1, 2]],
  [['hold', 'true'], [1, 1]],
  [['false', 'true'], [undefined, 2]],
  [[undefined, 'true'], [undefined, 2]],
])('counts pages of %j', (paginate, numbers) => {
  expect(pageNumbers(paginate.map(value => ({ from: 0, to: 0, notes: [], locals: value === undefined ? {} : { paginate: { value, line: 1 } } })))).toEqual(numbers)
})

const box = '<div style="flex:1 1 0;min-width:0;min-height:0;display:flex;align-items:center;justify-content:center;overflow:hidden">'

it('puts pictures behind a slide, in their order and sizes, in front of nothing', () => {
  expect(lines('![bg cover w:100px a](a.png)\n![bg auto](b.png)\n![bg h:50%](c.png)\n![bg 20% blur:2px](d.png)')).toEqual([
    '4 <div class="marp-background" style="position:absolute;inset:0;z-index:-1;display:flex;flex-direction:row">',
    `4 ${box}<img src="./a.png" alt="a" style="width:100%;height:100%;object-fit:cover"></div>`,
    `5 ${box}<img src="./b.png" alt="" style="max-width:none;width:auto"></div>`,
    `6 ${box}<img src="./c.png" alt="" style="max-width:none;height:50%"></div>`,
    `7 ${box}<img src="./d.png" alt="" style="max-width:none;width:20%;filter:blur(2px)"></div>`,
    '4 </div>',
    '4 <style>',
    '4 .slidev-layout { isolation: isolate; min-height: 100%; }',
    '4 </style>',
  ])
})

function framed(left: string, right: string): string[] {
  return [
    '.slidev-layout { isolation: isolate; min-height: 100%; }',
    '.marp-header, .marp-footer, .marp-page { position: absolute; font-size: 0.7em; opacity: 0.75; text-align: left; }',
    `.marp-header { top: 0.8rem; left: ${left}; right: ${right}; }`,
    `.marp-footer { bottom: 0.8rem; left: ${left}; right: calc(${right} + 3rem); }`,
    `.marp-page { bottom: 0.8rem; right: ${right}; }`,
    '.marp-header img, .marp-footer img { display: inline; }',
  ]
}

it('leaves header, footer and page number beside a picture', () => {
  const style = (body: string, directives: string): string[] => lines(body, directives).map(text => text.replace(/^\d+ /, '')).filter(text => /^\.(?:marp|slidev-layout )/.test(text))
  expect(style('![bg left:30%](a.png)', 'header: H\n')).toEqual(framed('calc(30% + 3.5rem)', '3.5rem'))
  expect(style('![bg right](a.png)', 'footer: F\n')).toEqual(framed('3.5rem', 'calc(50% + 3.5rem)'))
  expect(style('a', 'paginate: true\n')).toEqual(framed('3.5rem', '3.5rem'))
  expect(lines('a\n\n---\n\n![bg left:30%](a.png)\n![bg right](b.png)').join('\n')).toContain('inset:0 0 0 calc(100% - 30%);')
})

it('writes what directives say of a slide at the line that says it, and nothing where there is no picture to place', () => {
  expect(lines('<!-- backgroundPosition: top -->\n<!-- backgroundSize: 3px -->\na')).toEqual(['6 a'])
  expect(lines('<!-- backgroundImage: url(a.png) -->\n<!-- backgroundPosition: top -->\n<!-- backgroundColor: red;}</style> -->\n<!-- backgroundSize: 128px -->\na')).toEqual([
    '8 a',
    '4 <style>',
    '4 .slidev-layout { isolation: isolate; min-height: 100%; }',
    '4 .slidev-layout.slidev-layout { --lectern-ink-soft: currentColor; --lectern-line: color-mix(in srgb, currentColor 25%, transparent); --lectern-line-strong: color-mix(in srgb, currentColor 60%, transparent); }',
    '6 .slidev-layout.slidev-layout {',
    '6   background-color: red/style;',
    '4   background-image: url(a.png);',
    '5   background-position: top;',
    '4   background-repeat: no-repeat;',
    '7   background-size: 98px;',
    '6 }',
    '4 </style>',
  ])
  expect(lines('<!-- color: navy -->\na')).toEqual(['5 a', '4 <style>', '4 .slidev-layout.slidev-layout {', '4   color: navy;', '4 }', '4 .slidev-layout :is(h1, h2, h3, h4, h5, h6) { color: inherit; }', '4 </style>'])
})

it('gives the first slide a cover where it has a title and a few words, comments and styles aside', () => {
  const cover = (body: string, directives?: string): boolean => translateSource(`---\nmarp: true\n${directives ?? ''}---\n${body}`).lines.includes('layout: cover')
  expect(cover('# T\n<!-- note -->\n\nme')).toBe(true)
  expect(cover('# T\n\n<style>\np { color: red }\n</style>\n\na\n\nb\n\nc\n\nd')).toBe(true)
  expect(cover('# T\n\na\n\nb\n\nc\n\nd\n\ne')).toBe(false)
  expect(cover('# T\n\n> a')).toBe(false)
  expect(cover('a')).toBe(false)
  expect(cover('a\n\n---\n\n# T')).toBe(false)
  expect(cover('![bg left](a.png)\n\n# T', 'class: lead\n')).toBe(false)
  expect(cover('![bg](a.png)\n\n# T')).toBe(true)
})

it('leaves the look of one class to each slide that has it', () => {
  expect(lines('a\n\n---\n\nb\n\n---\n<!-- _class: x -->\nc', 'class: lead\n')).toEqual([
    '5 a',
    '5 <style>',
    '5 .slidev-layout { text-align: center; }',
    '5 </style>',
    '7 ---',
    '7 layout: center',
    '7 class: lead',
    '7 ---',
    '9 b',
    '8 <style>',
    '8 .slidev-layout { text-align: center; }',
    '8 </style>',
    '11 ---',
    '11 layout: default',
    '11 class: x',
    '11 ---',
    '13 c',
  ])
})

it('steps through lists where they stand, as deep as they go', () => {
  expect(lines('* a\n\n  * b\n\n    * c\n\nend\n\n> * d\n\n1. x\n   * y\n\n- * z\n- 1) z')).toEqual([
    '4 <v-clicks depth="3">',
    '4 * a',
    '6   * b',
    '8     * c',
    '8 </v-clicks>',
    '10 end',
    '12 > ',
    '12 > <v-clicks>',
    '12 > ',
    '12 > * d',
    '12 > ',
    '12 > </v-clicks>',
    '12 > ',
    '14 1. x',
    '15    ',
    '15    <v-clicks>',
    '15    ',
    '15    * y',
    '15    ',
    '15    </v-clicks>',
    '15    ',
    '17 - * z',
    '18 - 1) z',
  ])
})

it.each([
  ['$a\\\\$ {{ b', '4 $a\\\\$ <span v-pre>{{</span> b'],
  ['$a\\\\\\$ {{ b$', '4 $a\\\\\\$ {{ b$'],
  ['$a$ {{ $$', '4 $a$ <span v-pre>{{</span> $$'],
  ['<style>\nmy-small-text, b { color: red }\n</style>\n\n<my-small-text>a</my-small-text>', '8 <component is="my-small-text">a</component>'],
  ['<style>\n.my-text { color: red }\n</style>\n\n<my-text>a</my-text>', '8 &lt;my-text>a&lt;/my-text>'],
  ['<p is="x" :a=\'b\' @c v-d.e="f" ref=g id="h">i</p>', '4 <p id="h">i</p>'],
  ['<video poster=\'a.png\'><source src="b.mp4"></video>', '4 <video poster=\'./a.png\'><source src="./b.mp4"></video>'],
  ['<a src="b.png"><img src="/c.png"></a>', '4 <a src="b.png"><img src="/c.png"></a>'],
  ['<svg><foreignThing>{{ a }}</foreignThing></svg> <foreignThing>', '4 <svg><foreignThing><span v-pre>{{</span> a }}</foreignThing></svg> &lt;foreignThing>'],
])('writes %j as %j', (body, text) => {
  expect(lines(body)[0]).toBe(text)
})

it('says at its line what a class, a theme or a wish is that nobody meets', () => {
  const told = (body: string, directives = ''): [number, string][] => translateSource(`---\nmarp: true\n${directives}---\n${body}`).notices.map(({ line, found }) => [line, found])
  expect(told('a\n\n<!--\nother: x\n_class: [split, split]\n-->\n\n---\n\n<!-- class: split other -->')).toEqual([[8, 'the class `split`, for which this file has no CSS'], [13, 'the class `other`, for which this file has no CSS']])
  expect(told('a', 'size: [1]\nmath: katex\ntransition: push 1s\n')).toEqual([[3, '`size: 1`'], [5, '`transition: push 1s`']])
  expect(told('$$\na\n$$', 'math: mathjax\n')).toEqual([[3, '`math: mathjax`']])
  expect(told('`:smile:` a:smile: :smile:b 10:30:45')).toEqual([])
  expect(told('a :one: b\nc :two: :one:').map(([line]) => line)).toEqual([4, 5, 5])
})
