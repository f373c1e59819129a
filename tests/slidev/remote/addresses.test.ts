import { expect, it } from 'vitest'
import { compileTemplate, parse } from 'vue/compiler-sfc'
import { readHtml } from '../../../lib/markdown/html.ts'
import { withCopies } from '../../../lib/slidev/client/with-copies.ts'
import { inCss, inFields, inHtml, inTag, plainAddress } from '../../../lib/slidev/remote/addresses.ts'
import { cssWithCopies, pageWithCopies, templateWithCopies } from '../../../lib/slidev/remote/use-copies.ts'

const far = 'https://far.example'
const copies = new Map(['a.png', 'b.svg?x=1&y=2', 'c.woff2', 'faces.css', 'uml/svg/SoWk'].map((path, index) => [`${far}/${path}`, `C:\\kept\\${index}${index === 3 ? '.css' : '.png'}`]))
const shown = (found: { address: string, kind: string }[]): string[] => found.map(({ address, kind }) => `${kind} ${address.replace(far, '')}`)

it('an address of another host is known however it is written', () => {
  expect(['https://a.example/b.png#x', '//a.example/b', 'HTTP://A.example'].map(plainAddress)).toEqual(['https://a.example/b.png', 'https://a.example/b', 'http://a.example/'])
  expect(['/a.png', './a.png', 'a.png', 'data:image/png;base64,AA', 'file:///etc/passwd', 'ftp://a/b', 'javascript:x', 'https://me:secret@a.example/b.png', 'C:\\a.png', '\\\\host\\a.png', 'https://'].map(plainAddress).filter(Boolean)).toEqual([])
})

it('what a page would ask for is found, and what only leads somewhere or is text is not', () => {
  expect(shown(inHtml(`<img src="${far}/a.png"><IMG src="${far}/upper.png">
    <img srcset="${far}/1.png 1x, ${far}/2.png 2x"><video src="${far}/v.mp4" poster="${far}/p.jpg"></video>
    <audio><source src="${far}/s.mp3"></audio><picture><source srcset="${far}/s.webp"></picture><svg><image href="${far}/i.svg"/></svg>
    <div style="background: url('${far}/d.png')"></div><Card image="${far}/card" photo="${far}/photo.jpg" url="${far}/no.png" />
    <video><track src="${far}/t.vtt"></video><object data="${far}/o.svg"></object><Photo src="${far}/src.webp" /><link rel="icon" href="${far}/icon">
    <link rel="stylesheet" href="${far}/x.css"><style>p { background: url(${far}/st.png) }</style>`))).toEqual([
    'picture /a.png',
    'picture /upper.png',
    'picture /1.png',
    'picture /2.png',
    'media /v.mp4',
    'picture /p.jpg',
    'media /s.mp3',
    'picture /s.webp',
    'picture /i.svg',
    'picture /d.png',
    'picture /card',
    'picture /photo.jpg',
    'text /t.vtt',
    'picture /o.svg',
    'picture /src.webp',
    'picture /icon',
    'style /x.css',
    'picture /st.png',
  ])
  expect(inHtml(`<a href="${far}/a.png">a</a><img :src="name + '/a.png'"><img :alt="'${far}/a.png'"><p :title="'${far}/a.png'"></p><Photo @click="show('${far}/a.png')" /><iframe src="${far}/f.html"></iframe><script src="${far}/s.js"></script><!-- <img src="${far}/a.png"> --><code>&lt;img src="${far}/a.png"&gt;</code>`)).toEqual([])
})

it('strings in bound attributes are found, whatever code stands around them', () => {
  expect(shown(inHtml(`<img :src="dark ? '${far}/d' : \`${far}/l\`"><img v-bind:src.prop="pick(&quot;${far}/q&quot;)"><img v-bind="{ src: '${far}/o', alt: '${far}/alt' }">
    <p :style="{ backgroundImage: 'url(${far}/s)' }"></p><Gallery :pictures="['${far}/1.png', '${far}/2.png']" :more="{ image: '${far}/i', href: '${far}/no.png' }" />
    <img :src="\`${far}/\${name}.png\`">`))).toEqual(['/d', '/l', '/q', '/o', '/s', '/1.png', '/2.png', '/i'].map(path => `picture ${path}`))
})

it('style sheets name pictures, faces and other sheets, and comments name nothing', () => {
  expect(shown(inCss(`@import "${far}/one.css"; @import url(${far}/two.css) print;
    @font-face { src: url(${far}/c.woff2), url("${far}/no-ending") format("woff2") }
    a { background: url( '${far}/a.png' ) } /* url(${far}/old.png) */ b::after { content: "${far}/text.png" }`))).toEqual(['style /one.css', 'style /two.css', 'font /c.woff2', 'font /no-ending', 'picture /a.png'])
})

it('fields of any depth name pictures by their key or by their ending; links stay links', () => {
  expect(inFields({ background: `${far}/photo`, avatar: `${far}/me.jpg`, url: `${far}/a.png`, link: `${far}/a.png`, title: `see ${far}/a.png`, themeConfig: { logos: [`${far}/1.svg`] }, video: `${far}/v.mp4`, site: far })
    .map(({ key, written, kind }) => `${key} ${written.replace(far, '')} ${kind}`)).toEqual(['background /photo picture', 'avatar /me.jpg picture', 'logos /1.svg picture', 'video /v.mp4 media'])
  expect(withCopies({ image: `${far}/a.png`, url: `${far}/a.png`, deep: { image: [`${far}/a.png`, 1, null] } }, [['image', `${far}/a.png`, './copy.png']])).toEqual({ image: './copy.png', url: `${far}/a.png`, deep: { image: ['./copy.png', 1, null] } })
})

/** The template as Vue compiles it: what is put in has to be code that Vue takes. */
function compiled(code: string): { text: string, vue: string } {
  const text = templateWithCopies(code, copies)
  const { descriptor, errors } = parse(text)
  expect(errors).toEqual([])
  const result = compileTemplate({ source: descriptor.template!.content, filename: 'x.vue', id: 'x' })
  expect(result.errors).toEqual([])
  return { text, vue: result.code }
}

it('a template asks for the copy, whatever stands beside the address', () => {
  const { text, vue } = compiled(`<template><div>
<img src="${far}/a.png" alt='it is "a"'><img alt="b" src='${far}/b.svg?x=1&amp;y=2#part'><img src=${far}/a.png>
<p style="color: red; background: url(&quot;${far}/a.png&quot;) \`">x</p><img srcset="${far}/a.png 1x, ${far}/unknown.png 2x">
<a href="${far}/a.png">a</a><PlantUml v-bind="{scale: 0.5}" code="SoWk" server="${far}/uml" />
</div></template>
<script setup lang="ts">
const x = 1
</script>`)
  expect(text).toContain('import lecternCopy0 from "C:/kept/')
  expect(text.match(/import lecternCopy/g)).toHaveLength(3)
  expect(text).toMatch(/<script setup lang="ts">\nimport/)
  expect(vue).toMatch(/href: "https:\/\/far\.example\/a\.png"/)
  expect(vue).toContain(`${far}/unknown.png 2x`)
  expect(vue).toMatch(/\$\{_ctx\.lecternCopy\d\}#part/)
  expect(vue).toMatch(/server: `\$\{_ctx\.lecternCopy\d\}#`/)
  expect(vue).not.toMatch(/src: "https/)
})

it('a bound attribute asks for the copies in its strings, and its code stays', () => {
  const { text, vue } = compiled(`<template><div>
<img :src="dark ? '${far}/a.png' : &quot;${far}/b.svg?x=1&amp;y=2#part&quot;"><p :style="{ background: 'url(${far}/a.png) top', color }">x</p>
<Gallery :pictures="['${far}/a.png', '${far}/unknown.png', name]" v-bind="{ image: '${far}/a.png', href: '${far}/a.png' }" />
</div></template><script setup lang="ts">
const dark = true, color = 'red', name = 'x'
</script>`)
  expect(text.match(/import lecternCopy/g)).toHaveLength(2)
  expect(vue).toMatch(/src: _ctx\.dark \? `\$\{_ctx\.lecternCopy\d\}` : `\$\{_ctx\.lecternCopy\d\}#part`/)
  expect(vue).toMatch(/background: `url\(\$\{_ctx\.lecternCopy\d\}\) top`, color: _ctx\.color/)
  expect(vue).toMatch(/pictures: \[`\$\{_ctx\.lecternCopy\d\}`, 'https:\/\/far\.example\/unknown\.png', _ctx\.name\]/)
  expect(vue).toMatch(/image: `\$\{_ctx\.lecternCopy\d\}`, href: 'https:\/\/far\.example\/a\.png'/)
})

it('a component without a setup gets one in the language of its script; what Vue does not compile stays as it is', () => {
  expect(compiled(`<script lang="ts">export default {}</script><template><img src="${far}/a.png"></template>`).text).toMatch(/<script setup lang="ts">\nimport lecternCopy0/)
  for (const code of [
    `<template><pre v-pre><img src="${far}/a.png"></pre></template>`,
    `<template><img src="${far}/unknown.png"></template>`,
    `<template><img :src="x" src="${far}/a.png"></template>`,
    `<script>const text = '<img src="${far}/a.png">'</script><template><p/></template>`,
  ])
    expect(templateWithCopies(code, copies)).toBe(code)
})

it('style sheets and pages name the copies as Vite finds files', () => {
  expect(cssWithCopies(`@import url("${far}/faces.css") screen; a { background: url(${far}/a.png#x) } b { background: url(${far}/other.png) }`, copies))
    .toBe(`@import url("C:/kept/3.css") screen; a { background: url(C:/kept/0.png?no-inline#x) } b { background: url(${far}/other.png) }`)
  expect(pageWithCopies(`<link rel="stylesheet" href="${far}/faces.css"><a href="${far}/a.png">x</a>`, copies)).toBe(`<link rel="stylesheet" href="C:/kept/3.css"><a href="${far}/a.png">x</a>`)
  const ahead = `<link rel="preload" as="image" href="${far}/a.png"><link rel="preload" as="fetch" href="${far}/a.png">`
  expect(pageWithCopies(ahead, copies)).toBe(ahead)
  expect(pageWithCopies(ahead, copies, '/@fs/')).toBe(`<link rel="preload" as="image" href="/@fs/C:/kept/0.png"><link rel="preload" as="fetch" href="${far}/a.png">`)
  expect(pageWithCopies(`<link rel="stylesheet" href="${far}/faces.css">`, copies, '/@fs/')).toBe('<link rel="stylesheet" href="/@fs/C:/kept/3.css">')
})

it('an attribute is found where it stands in the tag', () => {
  const [tag] = readHtml(`<img alt="x" src="${far}/a.png">`).tags
  expect(inTag(tag!)).toEqual([{ attribute: 'src', address: `${far}/a.png`, kind: 'picture', start: 0, end: `${far}/a.png`.length }])
})
