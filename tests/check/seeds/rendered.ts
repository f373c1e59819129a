/** A fault that only the player shows. */
export interface RenderedSeed {
  /** Markdown; in a place of its own on the slide, where it has others beside it. */
  slide: string
  /** Statements of the slide's script; `onMounted`, `ref` and `later` (700 ms after the slide is shown: a busy machine has it at rest by then, and still looks) are there. */
  script?: string
  found: RegExp
  /** Clicks made when it is seen. */
  click?: number
  /** On a slide of its own, since it spoils or hides others. */
  alone?: boolean
  /** Takes seconds: only in `npm run verify:long`. */
  long?: boolean
}

const at = (left: number, top: number, html: string, style = ''): string => `<div style="position:absolute;left:${left}px;top:${top}px;${style}">${html}</div>`
const over = (one: string, other: string): string => `${at(60, 100, one)}\n${at(66, 104, other)}`
const picture = (words: string, style: string): string => `<img src="/sized.svg" alt="${words}" width="100" height="100" style="position:absolute;${style}">`
const drawing = (words: string, style: string): string => `<svg role="img" aria-label="${words}" width="100" height="100" style="position:absolute;${style}"><rect width="100" height="100" fill="#246" /></svg>`
/** A picture that is there at once: one that comes late would move what others seed. */
const large = 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSIxMjAwIiBoZWlnaHQ9IjkwMCI+PGNpcmNsZSBjeD0iNjAwIiBjeT0iNDUwIiByPSI0MDAiLz48L3N2Zz4='
const squeezed = (words: string, style: string, inner = ''): string => at(640, 330, `<img src="${large}" alt="${words}" style="min-height:0;object-fit:contain;${inner}"><div style="flex:none;height:80px"></div>`, `height:120px;width:200px;${style}`)
const moving = (html: string): string => at(60, 300, html, 'width:300px')

/**
 * Faults by the rule that is to find them. The first of each rule are on one slide, the second on another … so words
 * differ by more than a number: what many slides have in common is told once.
 */
export const renderedSeeds: Record<string, RenderedSeed[]> = {
  'script-error': [
    { alone: true, script: 'const price = undefined', slide: 'The price is\n{{ price.toFixed(2) }} euro.', found: /^"price\.toFixed\(2\)" throws: TypeError: .*toFixed/ },
    { alone: true, script: 'throw new Error(\'there is no table\')', slide: 'a table', found: /^the slide throws: Error: there is no table$/ },
    { alone: true, script: 'onMounted(() => document.querySelector(\'#nowhere\').focus())', slide: 'a field', found: /^the slide throws: TypeError: .*focus/ },
    { alone: true, script: 'later(() => rows.sort())', slide: 'rows', found: /^the slide throws: ReferenceError: rows is not defined$/ },
    { alone: true, script: 'void Promise.reject(new Error(\'nobody answers\'))', slide: 'an answer', found: /^the slide throws: Error: nobody answers$/ },
    { alone: true, script: 'const cities = null', slide: '<ul><li v-for="city in cities.map(String)">{{ city }}</li></ul>', found: /^"city in cities\.map\(String\)" throws: TypeError: .*map/ },
    { alone: true, slide: '<Mermaid codeLz="HYewLgFglsDmAEIBm9IFN4GsYBMg" />', found: /^a diagram is not drawn: UnknownDiagramError/ },
  ],
  'console-error': [
    { slide: '', script: 'console.error(\'something is odd\')', found: /^an error is reported: something is odd$/ },
    { slide: '', script: 'onMounted(() => console.error(\'the chart has no data\'))', found: /^an error is reported: the chart has no data$/ },
    { slide: '', script: 'later(() => console.error(\'%s was not read\', \'the sheet\'))', found: /^an error is reported: %s was not read the sheet$/ },
    { slide: '', script: 'void Promise.resolve().then(() => console.error(\'lost the line\'))', found: /^an error is reported: lost the line$/ },
    { slide: '', script: 'onMounted(() => requestAnimationFrame(() => console.error(\'no frame\', { at: 1 })))', found: /^an error is reported: no frame/ },
  ],
  'never-settles': [
    { alone: true, script: 'onMounted(() => { for (;;) {} })', slide: 'never', found: /^the slide does not settle: the page does not answer$/ },
    { alone: true, slide: '<div data-waitfor=".never">x</div>', found: /^the slide does not settle: nothing matches its data-waitfor "\.never"/ },
    { alone: true, long: true, script: 'await new Promise(() => {})', slide: 'an answer that does not come', found: /^the slide does not settle: the slide is still/ },
    { alone: true, long: true, slide: '<div data-lectern-pending="the chart">x</div>', found: /^the slide does not settle: "the chart" is not ready$/ },
    { alone: true, long: true, slide: '<div data-waitfor="b"><b style="display:none">there, and not seen</b></div>', found: /^the slide does not settle: nothing matches its data-waitfor "b"/ },
  ],
  'failed-request': [
    { slide: '<component :is="\'img\'" src="/none-picture.png" alt="x" style="position:absolute;left:60px;top:480px;width:20px;height:20px" />', found: /none-picture\.png is not there$/ },
    { slide: '', script: 'void fetch(\'/none-data.json\')', found: /none-data\.json is not there$/ },
    { slide: at(60, 480, '', 'width:20px;height:20px;background:url(/none-ground.png)'), found: /none-ground\.png is not there$/ },
    { slide: '<component :is="\'iframe\'" src="/none-page.html" title="x" style="position:absolute;left:60px;top:480px;width:20px;height:20px" />', found: /none-page\.html is not there$/ },
    { slide: '', script: 'onMounted(() => { new Image().src = \'/none-later.png\' })', found: /none-later\.png is not there$/ },
  ],
  'text-cut-off': [
    { slide: '<div style="position:absolute;left:900px;top:100px;width:400px">\n\n<v-clicks>\n\n- first thing that is long\n- second thing that is longer still\n\n</v-clicks>\n\n</div>', click: 1, found: /^"first thing that is long" is cut off by \d+ px/ },
    { slide: at(500, 220, 'More lines of words than their box has room for, so that some of them are gone', 'width:160px;height:30px;overflow:hidden'), found: /^"More lines of words than their box has r" is cut off by \d+ px/ },
    { slide: at(60, 544, 'Words at the lower edge'), found: /^"Words at the lower edge" is cut off by \d+ px/ },
    { slide: at(500, 220, 'a line of code that reaches far to the right', 'width:160px;overflow-x:auto;white-space:pre'), found: /^"a line of code that reaches far to the r" is cut off by \d+ px/ },
    { slide: at(860, 220, 'Donaudampfschifffahrtsgesellschaft', 'width:100px'), found: /^"Donaudampfschifffahrtsgesellschaft" is cut off by \d+ px/ },
  ],
  'picture-beyond-slide': [
    { slide: picture('Harbour', 'right:-60px;bottom:20px'), found: /^the picture "Harbour" reaches 60 px beyond the slide$/ },
    { slide: drawing('Pier', 'right:20px;bottom:-50px'), found: /^the picture "Pier" reaches 50 px beyond the slide$/ },
    { slide: drawing('Boat', 'left:-40px;bottom:20px'), found: /^the picture "Boat" reaches 40 px beyond the slide$/ },
    { slide: drawing('Gull', 'right:20px;top:-30px'), found: /^the picture "Gull" reaches 30 px beyond the slide$/ },
    { slide: drawing('Crane', 'right:-20px;bottom:20px'), found: /^the picture "Crane" reaches 20 px beyond the slide$/ },
  ],
  'picture-too-small': [
    { slide: squeezed('A chart', 'display:flex;flex-direction:column'), found: /^the picture "A chart" is \d+ × 40 px: what is above and below it leaves no more room/ },
    { slide: squeezed('A map', 'display:grid;grid-template-rows:minmax(0,1fr) auto', 'max-height:100%'), found: /^the picture "A map" is 53 × 40 px: what is above and below it leaves no more room/ },
    { slide: squeezed('A plan', '', 'max-height:30%'), found: /^the picture "A plan" is 48 × 36 px: what is above and below it leaves no more room/ },
    { slide: at(640, 330, `<figure style="display:flex;flex-direction:column;height:100px;width:300px"><img src="${large}" alt="A pier" style="min-height:0;object-fit:contain"><figcaption style="flex:none;height:50px"></figcaption></figure>`), found: /^the picture "A pier" is 67 × 50 px: what is above and below it leaves no more room/ },
    { slide: at(640, 330, `<ul style="height:90px;width:300px"><li style="display:flex;flex-direction:column;height:60px"><img src="${large}" alt="A bay" style="min-height:0;object-fit:contain"></li></ul>`), found: /^the picture "A bay" is 80 × 60 px: what is above and below it leaves no more room/ },
  ],
  'words-overlap': [
    { slide: at(800, 528, 'Words on the foot'), found: /^"At the foot" and "Words on the foot" are printed over each other$/ },
    { slide: over('<p style="font-size:30px">One line of words</p>', '<p style="font-size:30px">Another line of it</p>'), found: /^"One line of words" and "Another line of it" are printed over each other$/ },
    { slide: over('<h2>A heading here</h2>', '<p>under a sentence</p>'), found: /^"A heading here" and "under a sentence" are printed over each other$/ },
    { slide: over('<ul><li>one of a list</li></ul>', '<p>with a note on it</p>'), found: /^"one of a list" and "with a note on it" are printed over each other$/ },
    { slide: over('<table><tbody><tr><td>a cell of a table</td></tr></tbody></table>', '<p>and its caption</p>'), found: /^"a cell of a table" and "and its caption" are printed over each other$/ },
    { slide: at(60, 100, '<svg width="300" height="60" role="img" aria-label="axis"><text y="30" style="font-size:20px">a label of an axis</text><text x="6" y="34" style="font-size:20px">the next label</text></svg>'), found: /^"a label of an axis" and "the next label" are printed over each other$/ },
  ],
  'text-too-small': [
    { slide: at(500, 100, '<p style="font-size:8px">Nobody can read this</p>'), found: /^"Nobody can read this" is 8\.0 px high$/ },
    { slide: at(500, 100, '<p style="font-size:0.5em">nor a footnote</p>'), found: /^"nor a footnote" is [5-9]\.\d px high$/ },
    { slide: at(500, 100, '<p style="font-size:16px">nor what is scaled</p>', 'transform:scale(0.5)'), found: /^"nor what is scaled" is 8\.0 px high$/ },
    { slide: at(500, 100, '<svg viewBox="0 0 400 40" width="200" role="img" aria-label="tick"><text y="20" style="font-size:14px">nor a tick</text></svg>'), found: /^"nor a tick" is 7\.0 px high$/ },
    { slide: at(500, 100, '<Transform :scale="0.5"><p style="font-size:16px">nor what Slidev scales</p></Transform>'), found: /^"nor what Slidev scales" is 8\.0 px high$/ },
    { slide: at(500, 100, '<p style="font-size:16px">nor what is zoomed</p>', 'zoom:0.5'), found: /^"nor what is zoomed" is 8\.0 px high$/ },
  ],
  'low-contrast': [
    { slide: at(500, 140, 'Words that fade away', 'color:#ccc;background:#fff'), found: /^"Words that fade away" has a contrast of 1\.6 to 1: #cccccc on #ffffff$/ },
    { slide: at(500, 140, '<span style="opacity:0.3">Words let through</span>', 'color:#000;background:#fff'), found: /^"Words let through" has a contrast of 2\.\d to 1: #b[23]b[23]b[23] on #ffffff$/ },
    { slide: at(500, 140, 'Words of glass', 'color:rgb(0 0 0 / 30%);background:#fff'), found: /^"Words of glass" has a contrast of 2\.\d to 1/ },
    { slide: at(500, 140, 'White on the sun', 'color:#fff;background:#fd0'), found: /^"White on the sun" has a contrast of 1\.3 to 1: #ffffff on #ffdd00$/ },
    { slide: at(500, 140, 'Large and still pale', 'color:oklch(0.75 0 0);background:#fff;font-size:30px'), found: /^"Large and still pale" has a contrast of 2\.\d to 1/ },
  ],
  'no-description': [
    { slide: at(60, 200, '<component :is="\'img\'" src="sized.svg" width="20" height="20" />'), found: /^<img .* says nothing to people who cannot see it$/ },
    { slide: at(60, 200, '<div role="img" style="width:20px;height:20px;background:#246"></div>'), found: /^<div .*role="img".* says nothing to people who cannot see it$/ },
    { slide: at(60, 200, '<svg role="img" width="20" height="20"><circle cx="10" cy="10" r="8" /></svg>'), found: /^<svg role="img".* says nothing to people who cannot see it$/ },
    { slide: at(60, 200, '<component :is="\'input\'" type="image" src="sized.svg" width="20" height="20" />'), found: /^<input .* says nothing to people who cannot see it$/ },
    { slide: at(60, 200, '<component :is="\'object\'" data="sized.svg" type="image/svg+xml" width="20" height="20"></component>'), found: /^<object .* says nothing to people who cannot see it$/ },
  ],
  'accessibility': [
    { slide: at(120, 200, '<button style="width:30px;height:30px"></button>'), found: /\(axe: button-name\)$/ },
    { slide: at(120, 200, '<input type="text" style="width:30px;height:30px">'), found: /\(axe: label\)$/ },
    { slide: at(120, 200, '<ul><p>no item</p></ul>'), found: /\(axe: list\)$/ },
    { slide: at(120, 200, '<a href="https://example.org" style="display:block;width:30px;height:30px"></a>'), found: /\(axe: link-name\)$/ },
    { slide: at(120, 200, '<div role="checkbox" tabindex="0" aria-checked="false" style="width:30px;height:30px"></div>'), found: /\(axe: aria-toggle-field-name\)$/ },
  ],
  'letters-without-face': [
    { slide: at(60, 150, '{{ \'a \\u0378\' }}'), found: /^"\u0378" \(U\+0378\) is in no font/ },
    { slide: at(60, 150, '<b>{{ \'\\u0380 a\' }}</b>'), found: /^"\u0380" \(U\+0380\) is in no font/ },
    { slide: at(60, 150, '<code>{{ \'a\\u0530\' }}</code>'), found: /^"\u0530" \(U\+0530\) is in no font/ },
    { slide: at(60, 150, '<table><tbody><tr><td>{{ \'\\u0557\' }}</td></tr></tbody></table>'), found: /^"\u0557" \(U\+0557\) is in no font/ },
    { slide: at(60, 150, '<svg width="100" height="30" role="img" aria-label="words"><text y="20">{{ \'\\u058B\' }}</text></svg>'), found: /^"\u058B" \(U\+058B\) is in no font/ },
  ],
  'font-fallback': [
    { slide: at(500, 180, 'In a face of nobody\'s', 'font-family:\'Brandon Grotesque\', sans-serif'), found: /^words are set in Brandon Grotesque, which/ },
    { slide: at(500, 180, '<code style="font-family:Operator Mono, monospace">code in another</code>'), found: /^words are set in Operator Mono, which/ },
    { slide: at(500, 180, '<svg width="100" height="30" role="img" aria-label="words"><text y="20" style="font:16px Gotham">words drawn</text></svg>'), found: /^words are set in Gotham, which/ },
    { slide: at(500, 180, '<b style="font:16px \'Proxima Nova\', \'Circular Std\'">neither of two</b>'), found: /^words are set in Proxima Nova, Circular Std, which/ },
    { slide: at(500, 180, '<i style="font-family:var(--none, Freight Text), serif">by a variable</i>'), found: /^words are set in Freight Text, which/ },
  ],
  'layout-shift': [
    { script: 'const isLate = ref(false)\nlater(() => isLate.value = true)', slide: moving('<div v-if="isLate" style="height:60px">Came later</div><p>Words below what grows</p>'), found: /^"Words below what grows" moves by \d+ px \d+ ms after the slide was complete$/ },
    { slide: moving('<img src="/late.svg" alt="A dot"><p>Words below the picture</p>'), found: /^"Words below the picture" moves by \d+ px when the picture late\.svg comes$/ },
    { slide: `<style>\n@font-face { font-family: Late; src: url(/late.woff2); }\n</style>\n\n${moving('<p style="font: 30px/1.5 Late, monospace">Fewer lines in their own face than in the wide one</p><p>Words below the face</p>')}`, found: /^"Words below the face" moves by \d+ px when the face Late comes$/ },
    { script: 'const size = ref(16)\nlater(() => size.value = 40)', slide: moving('<p :style="{ fontSize: size + \'px\', lineHeight: 1.5 }">Words that swell</p><p>Words below them</p>'), found: /^"Words below them" moves by \d+ px \d+ ms after the slide was complete$/ },
    { script: 'const answer = ref(\'\')\nonMounted(() => fetch(\'copied.txt\').then(each => each.text()).then(text => later(() => answer.value = text.slice(0, 3))))', slide: moving('<p v-if="answer" style="font-size:40px">{{ answer }}</p><p>Words below an answer</p>'), found: /^"Words below an answer" moves by \d+ px \d+ ms after the slide was complete$/ },
  ],
  'remote-request': [
    { slide: '<img :src="\'https://example.org/a.png\'" alt="x" width="20" height="20" style="position:absolute;left:200px;top:480px">', found: /^example\.org is asked for https:\/\/example\.org\/a\.png$/ },
    { slide: '', script: 'fetch(\'https://data.example/x.json\').catch(() => {})', found: /^data\.example is asked for https:\/\/data\.example\/x\.json$/ },
    { slide: '<component :is="\'iframe\'" src="https://frame.example/" title="x" style="position:absolute;left:200px;top:480px;width:20px;height:20px" />', found: /^frame\.example is asked for https:\/\/frame\.example\/$/ },
    { slide: '<div :style="{ background: \'url(https://ground.example/x.png)\', position: \'absolute\', left: \'200px\', top: \'480px\', width: \'20px\', height: \'20px\' }"></div>', found: /^ground\.example is asked for https:\/\/ground\.example\/x\.png$/ },
    { slide: '', script: 'onMounted(() => document.head.append(Object.assign(document.createElement(\'script\'), { src: \'https://script.example/x.js\' })))', found: /^script\.example is asked for https:\/\/script\.example\/x\.js$/ },
  ],
}

const head = '---\ntitle: T\ntheme: none\n---\n\n'

/** Decks that cannot be built, though their sources say nothing of it. */
export const brokenBuilds: { files: Record<string, string>, place: string, found: RegExp, long?: boolean }[] = [
  { files: { 'talk.md': `${head}# One\n`, 'vite.config.ts': 'export default { plugins: [{ name: \'odd\', buildStart() { throw new Error(\'an odd plug-in\') } }] }\n' }, place: 'talk.md:1', found: /^the build stops here: an odd plug-in$/ },
  { files: { 'talk.md': `${head}<script setup>\nimport x from './none.ts'\n</script>\n\n# {{ x }}\n` }, place: 'talk.md:7', found: /^it imports "\.\/none\.ts", and there is no such file$/, long: true },
  { files: { 'talk.md': `${head}# One\n\n<Mine />\n`, 'components/Mine.vue': '<template><p></template>\n' }, place: 'components/Mine.vue:1', found: /^the build stops here: Element is missing end tag$/, long: true },
  { files: { 'talk.md': `${head}# One\n`, 'setup/main.ts': 'import gone from \'gone-package\'\nexport default () => gone()\n' }, place: 'setup/main.ts:1', found: /^it imports "gone-package", and there is no such package$/, long: true },
  { files: { 'talk.md': `${head}# One\n`, 'style.css': 'p { color: red }\n\nh1 {\n' }, place: 'style.css:3', found: /^the build stops here: Unclosed block$/, long: true },
]

/** Where a seed has been put, from 1. */
export interface Placed { rule: string, seed: RenderedSeed, slide: number }

/**
 * The slides that hold seeds: those that can, beside others.
 *
 * @param first number of the first of them
 */
export function slidesOf(seeds: Record<string, RenderedSeed[]>, first: number): { slides: string[], placed: Placed[] } {
  const all = Object.entries(seeds).flatMap(([rule, each]) => each.map((seed, index) => ({ rule, seed, index })))
  const shared = Map.groupBy(all.filter(({ seed }) => !seed.alone), ({ index }) => index)
  const groups = [...shared.values(), ...all.filter(({ seed }) => seed.alone).map(each => [each])]
  return {
    slides: groups.map((group) => {
      const script = group.flatMap(({ seed }) => seed.script ?? []).join('\n')
      // A slide is mounted while the one before it is shown: nothing may have moved by then.
      const head = `import { useNav as navOf, useSlideContext as contextOf } from '@slidev/client'\nimport { onMounted, ref, watch } from 'vue'\nconst nav = navOf()\nconst own = contextOf()\nconst later = work => watch(() => nav.currentSlideNo.value === own.$page.value, now => now && setTimeout(work, 700), { immediate: true })`
      return `# Seeds\n\n${script && `<script setup>\n${head}\n${script}\n</script>\n\n`}${group.map(({ seed }) => seed.slide).filter(Boolean).join('\n\n')}`
    }),
    placed: groups.flatMap((group, index) => group.map(({ rule, seed }) => ({ rule, seed, slide: first + index }))),
  }
}
