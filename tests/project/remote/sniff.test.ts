import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { judge } from '../../../lib/project/remote/judge.ts'
import { activeInSvg, sniff } from '../../../lib/project/remote/sniff.ts'
import { root } from '../../../lib/project/root.ts'

const png = readFileSync(join(root, '.github/deck.png'))
const svg = (inside: string): Buffer => Buffer.from(`<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>\n`)
const bytes = (start: string, more = 40): Buffer => Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(more)])

it('a file is what its bytes say', () => {
  const known: [Buffer, string][] = [
    [png, 'picture png'],
    [bytes('\xFF\xD8\xFF\xE0JFIF and more\xFF\xD9'), 'picture jpg'],
    [bytes('GIF89a and more;'), 'picture gif'],
    [bytes('RIFF\x10\0\0\0WEBPVP8 '), 'picture webp'],
    [bytes('\0\0\0\x20ftypavif'), 'picture avif'],
    [svg('<rect/>'), 'picture svg'],
    [Buffer.from('\uFEFF<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg><g/></svg>'), 'picture svg'],
    [bytes('wOF2\0\x01\0\0\0\0\0\x20'), 'font woff2'],
    [bytes('\0\x01\0\0'), 'font ttf'],
    [bytes('OTTO'), 'font otf'],
    [bytes('\0\0\0\x20ftypisom'), 'media mp4'],
    [bytes('\x1A\x45\xDF\xA3'), 'media webm'],
    [bytes('RIFF\x10\0\0\0WAVEfmt '), 'media wav'],
    [bytes('ID3\x04'), 'media mp3'],
    [Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n'), 'text vtt'],
  ]
  expect(known.map(([file]) => sniff(file)).map(found => `${found?.kind} ${found?.ending}`)).toEqual(known.map(([, what]) => what))
})

it('a file that ends too early, or is something else, is nothing', () => {
  const not = [
    png.subarray(0, 5000),
    bytes('\xFF\xD8\xFF\xE0JFIF without an end'),
    bytes('RIFF\xFF\xFF\0\0WEBPVP8 '),
    bytes('wOF2\0\x01\0\0\0\0\x20\0'),
    svg('<rect/>').subarray(0, -10),
    Buffer.from('<!doctype html><svg></svg>'),
    Buffer.from('<html><body><svg/></body></html>'),
    Buffer.from('MZ executable, and more than that'),
    Buffer.from('%PDF-1.7 and more than that'),
    Buffer.from('PK\x03\x04 and more than that'),
    Buffer.from('GIF89a'),
    Buffer.alloc(0),
  ]
  expect(not.map(file => sniff(file))).toEqual(not.map(() => undefined))
})

it('a drawing that would run something is refused, by what it is', () => {
  const active: [string, string][] = [
    ['<script>alert(1)</script>', 'a script'],
    ['<svg:script href="x"/>', 'a script'],
    ['<SCRIPT/>', 'a script'],
    ['<rect onload="x()"/>', 'an event handler'],
    ['<g\nONCLICK = x>', 'an event handler'],
    ['<a href="javascript:x()">a</a>', 'a javascript: address'],
    ['<a href="&#106;ava&#x73;cript:x()">a</a>', 'a javascript: address'],
    ['<a xlink:href=" java\nscript:x">a</a>', 'a javascript: address'],
    ['<set attributeName="href" to="javascript:x()"/>', 'a javascript: address'],
    ['<foreignObject><iframe src="x"/></foreignObject>', 'a foreign document'],
    ['<rect aria-label="a > b" onload="x()"/>', 'an event handler'],
    ['<text>don\'t</text><rect onload="x()"/><text>can\'t</text>', 'an event handler'],
    ['<animate attributeName="href" values="#a; javascript:x()"/>', 'a javascript: address'],
    ['<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?>', 'a style sheet that makes another document of it'],
  ]
  for (const [inside, what] of active)
    expect(activeInSvg(svg(inside).toString()), inside).toBe(what)
  expect(activeInSvg('<!DOCTYPE svg [<!ENTITY x "y">]><svg/>')).toBe('an entity of its own')
  for (const inside of ['<text aria-label="<">', '<rect aria-label="turn on = off"/>', '<?xml-stylesheet type="text/css" href="#s"?>', '<'.repeat(200_000), '<a on'.repeat(100_000), '"\''.repeat(200_000), '='.repeat(200_000)])
    expect(activeInSvg(svg(inside).toString()), inside.slice(0, 80)).toBeUndefined()
  for (const inside of ['<rect/>', '<text>on = off</text>', '<foreignObject><p>words</p></foreignObject>', '<a href="https://example.org">a</a>', '<path id="script" d="M0 0"/>'])
    expect(activeInSvg(svg(inside).toString()), inside).toBeUndefined()
})

it('a host that lies about the type is found out', () => {
  const page = Buffer.from('<!DOCTYPE html>\n<title>Not found</title>')
  expect(judge(png, 'picture', 'text/html')).toEqual({ ending: 'png' })
  expect(judge(svg('<rect/>'), 'picture', 'image/png')).toEqual({ ending: 'svg' })
  expect(judge(svg('<script/>'), 'picture', 'image/png')).toEqual({ why: 'the SVG contains a script' })
  expect(judge(page, 'picture', 'image/png')).toEqual({ why: 'the host sent a web page, not a picture' })
  expect(judge(page, 'style', 'text/css')).toEqual({ why: 'the host sent a web page, not a style sheet' })
  expect(judge(png, 'font', 'font/woff2')).toEqual({ why: 'the host sent a .png file, not a font' })
  expect(judge(png, 'style', 'text/css')).toMatchObject({ why: expect.stringContaining('not a style sheet') as string })
  expect(judge(png.subarray(0, 999), 'picture', 'image/png')).toEqual({ why: 'the host sent something incomplete or unknown (image/png), not a picture' })
  expect(judge(Buffer.from('a { color: red }'), 'style', 'application/octet-stream')).toEqual({ ending: 'css' })
})
