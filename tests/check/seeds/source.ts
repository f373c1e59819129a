/** A deck's second slide, or a whole file, with more files beside it. */
export type Case = string | { deck?: string, slide?: string, head?: string, files?: Record<string, string>, /** Path => where it leads. */ links?: Record<string, string> }

const reference = (more: string, id = 'a'): string => `- id: ${id}\n  authors: A\n  year: 2020\n  title: T\n  where: W\n  url: https://example.org\n${more}`
const cited = (more: string): Case => ({ slide: '<Cite id="a" />\n\n<ReferenceList />', files: { 'references.yml': reference(more) } })
const traced = (slide: string): Case => ({ slide: `<!-- from article.md: 1-5 -->\n\n${slide}`, files: { 'article.md': 'The moon pulls on 71 % of it, said Isaac Newton:\n"a spring tide it is".\n\ntide 16\nFundy 16\n' } })
const regionFiles = { 'a.ts': '// #region main\nlet a\n// #endregion main\n// #region open\n', 'b.ts': '', 'c#.ts': '', 'a.py': '# region main\na = 1\n# endregion\n', 'a.cs': '#region main\n#endregion\n', 'folder/a.ts': '' }
const notes = (missing: number): string => `---\ntitle: T\n---\n\n${Array.from({ length: 7 }, (_, index) => `# ${index}\n${index < missing ? '' : '\n<!-- say it -->\n'}`).join('\n---\n\n')}`
const minutes = (...each: (number | string)[]): string => each.map(value => `---\nminutes: ${value}\n---\n\n# Slide\n`).join('\n')
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const secret = '{{ secrets.TOKEN }}'
const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA'

const diagram = (code: string): string => `\`\`\`mermaid\n${code}\n\`\`\``
const chain = (length: number, words: string): string => Array.from({ length }, (_, index) => `N${index}[${words} ${index}]`).join(' --> ')
const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n')
const loud = 'slides.filter(({ title }) => title === "Two").map(({ file, line, no }) => ({ file, line, slide: no, found: "a loud title", expected: "a quiet one", fix: "write it small" }))'
const setup = (rule: string): Case => ({ files: { 'setup/lectern.mjs': `export default { rules: [${rule}] }` } })

/** Of each rule that reads sources, draws or compiles them, what it must find and what it must let pass. */
export const sourceSeeds: Record<string, { rejects: Case[], accepts: Case[] }> = {
  'unreadable-deck': {
    rejects: ['---\nclicks: *x\n---\n', '---\ntitle: "T\n---\n', '---\nsrc: ./none.md\n---\n', '---\na: [1\n---\n', '---\na: 1\n b: 2\n---\n'],
    accepts: ['---\nclicks: 2\n---\n', { slide: '---\nsrc: ./more.md\n---\n', files: { 'more.md': '# More\n' } }],
  },
  'exception': {
    rejects: [{ head: 'exceptions: all\n' }, { head: 'exceptions: { nothing: x }\n' }, { head: 'exceptions: { dead-link: "" }\n' }, { head: 'exceptions:\n  dead-link: 3\n' }, { head: 'exceptions: [dead-link]\n' }],
    accepts: [{ head: 'exceptions: { dead-link: the page comes later }\n', slide: '[a](/9)' }],
  },
  'unclosed-tag': {
    rejects: ['<div>a', '<v-clicks>\n\n- a', '<!-- never', '<b>a <i>b</b>', '<div>\n<p>\n</div>', 'a <span class="x">b', 'a Vec<T> of values'],
    accepts: ['<div>a</div>', '<br> <img src="x" alt="" /> <Toc />', '`<div>`', '```html\n<div>\n```', '<div>\n```text\na\n\nb\n```\n</div>', '1 < 2', '<input disabled>', '<https://example.org>'],
  },
  'swallowed-slides': {
    rejects: ['<!-- half\n\n---\n\n# Three\n\n-->', 'a <!-- b\n---\n\n# C\n\n---\n\n# D <!-- notes -->', '<!--\nnotes\n---\n# C\n\n<!-- more -->', '<!--\n\n---\n\n# C\n\n<!-- notes\n-->', '```\ncode\n```\n<!-- x\n---\n-->', 'a <!-- b --> c <!-- d\n---\n-->', { slide: '<!--\n---\n# out\n-->' }],
    accepts: ['<!-- notes -->', '<!--\nlong\nnotes\n-->', '```html\n<!--\n```\n\n---\n\n# C\n\n<!-- n -->', '`<!--`\n\n---\n\n`-->`', '<!-- a -->\n\n---\n\n<!-- b -->', '<!-- a ---\n ---\nb -->', '~~~html\n<!--\n~~~\n\n---\n\n-->'],
  },
  'unclosed-frontmatter': {
    rejects: ['---\nlayout: center\n\n# Lost\n\n---\n\n# Next', '---\nlayout: center\n\n# At the end', '---\nclicks: 2\n\n# Lost\n# twice\n---\n\n# Next', { deck: '---\ntitle: T\n\n# First\n\n---\n\n# Two\n' }, { deck: '---\ntitle: A talk --- of parts\nlang: en\n---\n\n# One\n' }, '---\nclass: a---b\n---\n\n# Next', '---\n# Lost\n## also\n---\n\n# Next'].concat([{ deck: '---\r\ntitle: T\r\n---\r\n\r\n# One\r\n\r\n---\r\nlayout: center\r\n\r\n# Lost\r\n\r\n---\r\n\r\n# Next\r\n' }]),
    accepts: ['---\nlayout: center\n---\n\n# Kept', '---\n---\n\n# a --- b', '---\n# random picture\nlayout: center\n\n# of the section\nclass: a\n---\n', '---\nlayout: center\n# the last word\n---\n', '---\n# layout: center\n---\n\n# Kept', '---\nlayout: center\n\n# transition: fade\n---\n', '```yaml\n---\nlayout: x\n\n# y\n---\n```', 'a\n\n---\n\nb: c\n'],
  },
  'duplicate-id': {
    rejects: ['<p id="a">x</p><p id="a">y</p>', '<b id=a>x</b>\n\n<i id=\'a\'>y</i>', '<svg><g id="g"/><g id="g"/></svg>', '- <b id="x">1</b>\n- <b id="x">2</b>', '<div id="q"><span id="q">z</span></div>', '<template #right><b id="t">1</b></template>\n\n<b id="t">2</b>', '<div v-if="x">x</div><p id="a">x</p><p\n  id="a">y</p>'],
    accepts: ['<p id="a">x</p><p id="b">y</p>', '<p v-if="x" id="a">x</p><p v-else id="a">y</p>', '`<p id="a">` <p id="a">x</p>', '<p :id="a">x</p><p :id="a">y</p>', '<div v-if="x"><p id="a">x</p></div><div v-else><p id="a">y</p></div>', '<p v-for="each in 2" id="a">x</p><p id="a">y</p>', '<v-switch><template #1><b id="a">x</b></template><template #2><i><b id="a">y</b></i></template></v-switch>', '<p id="a{{ x }}">x</p><p id="a{{ x }}">y</p>', '<Own id="a" /><own-one id="a" /><Own id="a" />', '<p id="">x</p><p id="">y</p>'],
  },
  'unknown-icon': {
    rejects: ['<carbon-arow-right />', '<div class="i-carbon:usr" />', '<CarbonArrowRigth />', '<span class="text-xl i-ph:gearr">x</span>', '<ph-nothing-like-it />'],
    accepts: ['<svg><filter><feTurbulence /><feBlend></feBlend></filter><clipPath></clipPath></svg>', '<carbon-arrow-right />', '<div class="i-carbon:user" />', '<div class="i-nobody:user" />', '<twemoji-direct-hit />', '`<carbon-nope />`', '<v-click>a</v-click>'],
  },
  'unlike-source': {
    rejects: ['17 % of it', 'said Isaac Asimov', '"a high tide it is"', '```sh\ntide 9\n```', '| Fundy | 18 |'].map(slide => traced(slide)),
    accepts: ['71 % of it', 'said Isaac Newton', '"a spring tide it is"', '```sh\ntide 16\n```', '| Fundy | 16 |'].map(slide => traced(slide)),
  },
  'missing-notes': {
    rejects: [1, 2, 3].map(missing => ({ deck: notes(missing) })).concat([{ deck: `${notes(1)}\n---\n\n# More\n` }, { deck: notes(0).replace('<!-- say it -->', '') }]),
    accepts: [{ deck: '# A\n\n<!-- say it -->\n\n---\n\n# B\n' }, { deck: `${notes(0)}\n---\nlayout: end\n---\n` }, { deck: notes(0) }, { deck: notes(7) }, { deck: notes(4) }, { deck: `${notes(0)}\n---\n\n<!-- from article.md: 3 -->\n\n# More\n`, files: { 'article.md': '# T\n\n# More\n' } }, { deck: `${notes(0)}\n---\nlayout: references\n---\n\n# Sources\n` }],
  },
  'secret': {
    rejects: [`key = "sk-proj-${letters}"`, `\`\`\`sh\nexport AWS=AKIAQ3EGTB7RZ5MNC2WD\n\`\`\``, `ghp_${letters}9876`, `hf_${letters}`, `<!-- glpat-${letters} -->`, `AIza${letters}9bC`],
    accepts: ['sk-your-key-here-please-and-more', '`sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`', 'AKIAIOSFODNN7EXAMPLE', 'a risk-free-world-of-many-long-words', 'ghp_...'],
  },
  'local-path': {
    rejects: ['[a](/home/ada/talk.pdf)', 'in /Users/ada/Documents/x.txt', 'C:\\Users\\Ada\\talk.md', '<img src="file:///home/ada/x.png" alt="">', '| a |\n|---|\n| /home/ada/x.csv |'],
    accepts: ['https://example.org/home/ada/x', '```\n/home/ada/project/main.py\n```', '`/home/ada/x`', '/home/user/project/x', '~/project/x', '/usr/share/x', './home/ada/x', 'C:\\Users\\you\\x'],
  },
  'draft-mark': {
    rejects: ['TODO: write this', 'a < b TODO: c > d', '- FIXME', 'Lorem ipsum dolor sit amet', '| a |\n|---|\n| TBD |', 'more (TODO)'],
    accepts: ['`TODO`', '```js\n// TODO: x\n```', 'a todo list', '#TODO tag', '<!-- TODO later -->', '<b title="a > TODO">b</b>', '<style>/* TODO */</style>', 'TODOs are fine'],
  },
  'over-time': {
    rejects: [{ deck: `---\ntitle: T\nduration: 10min\n---\n\n${minutes(6, 5)}` }, { deck: `---\ntitle: T\nduration: 5\n---\n\n${minutes(6)}` }, { deck: `---\ntitle: T\nduration: 1h\n---\n\n${minutes(40, 30)}` }, { deck: `---\ntitle: T\nduration: 2min\n---\n\n# A\n\n<!-- ${words(400)} -->\n` }, { deck: `---\ntitle: T\nduration: 90s\n---\n\n${minutes(1, 1)}` }],
    accepts: [{ deck: `---\ntitle: T\nduration: 11min\n---\n\n${minutes(6, 5)}` }, { deck: `---\ntitle: T\n---\n\n${minutes(60)}` }, { deck: `---\ntitle: T\nduration: 5min\n---\n\n# A\n\n<!-- ${words(200)} -->\n` }],
  },
  'hurried-notes': {
    rejects: [1, 0.5, 2, 3, 1.5].map(many => ({ slide: `---\nminutes: ${many}\n---\n\n# A\n\n<!-- ${words(many * 200 + 20)} -->` })),
    accepts: [{ slide: `---\nminutes: 1\n---\n\n# A\n\n<!-- ${words(150)} -->` }, { slide: `# A\n\n<!-- ${words(600)} -->` }],
  },
  'many-words': {
    rejects: [words(160), `- ${words(80)}\n- ${words(80)}`, `| a |\n|---|\n| ${words(170)} |`, `<p>${words(151)}</p>`, `${words(100)}\n\n> ${words(60)}`],
    accepts: [words(100), `\`\`\`\n${words(300)}\n\`\`\``, `a\n\n<!-- ${words(300)} -->`, `<style>\n${words(200)}\n</style>`],
  },
  'numbers-differ': {
    rejects: ['175 billion parameters|176 billion parameters', '45% of users|46% of users', '1.5 GB of memory|1.6 GB of memory', '94 percent of the talks|95 percent of talks', '1,200 million tokens|1,250 million tokens'].map((pair) => {
      const [one, other] = pair.split('|')
      return `It has ${one}.\n\n---\n\n# Three\n\nIt has ${other}.`
    }),
    accepts: ['It has 175 billion parameters.\n\n---\n\n# Three\n\nIt has 175 billion parameters.', '7 billion parameters\n\n---\n\n# C\n\n175 billion parameters', '45% of users, 46% of users', '10% faster\n\n---\n\n# C\n\n11% faster', '32% of the variance\n\n---\n\n# C\n\n40% of variance', '45% of users\n\n---\n\n# C\n\n46% of speakers'],
  },
  'heavy-slide': {
    rejects: ['![a](./big.png)', '<img src="/big.png" alt="a">', '---\nimage: /big.png\n---\n\n# A', '![a](./one.png) ![b](./two.png)', '---\nbackground: ./big.png\n---\n\n# A'].map(slide => ({ slide, files: { 'big.png': 'x'.repeat(5_000_001), 'public/big.png': 'x'.repeat(5_000_001), 'one.png': 'x'.repeat(3_000_000), 'two.png': 'x'.repeat(3_000_000) } })),
    accepts: [{ slide: '![a](./one.png)', files: { 'one.png': 'x'.repeat(3_000_000) } }, '![a](https://example.org/x.png)'],
  },
  'expired-source': {
    rejects: ['2026-11-25', '2026-01-01', '2020-12-31', '2025-02-03', '2026-10-10'].map(day => cited(`  expires: ${day}\n`)),
    accepts: [cited(''), cited('  expires: 2026-11-26\n'), cited('  expires: 2027-01-01\n')],
  },
  'unknown-key': { rejects: ['layuot', 'clcks', 'imge', 'Layout', 'scr'].map(key => `---\n${key}: ${key === 'clcks' ? 3 : 'x'}\n${key === 'imge' ? 'layout: image-right\n' : ''}---\n\n# A`), accepts: ['---\nvenue: Oslo\n---\n\n# A', '---\nclass: a\nclas: b\n---\n\n# A', '---\nexceptions: {}\n---\n\n# A'] },
  'unknown-value': { rejects: [...['colorSchema: drak', 'routerMode: histroy', 'hide: no', 'hide: ture', 'clicks: three', 'canvasWidth: wide', 'lineNumbers: "true"', 'transition: slide-lefft', 'transition: fade-ot | slide-right', 'layout: [1]', 'clicks: { at: 2 }', 'theme: [seriph]', 'titleTemplate: 5', 'titleTemplate:'].map(each => /^(?:h|cl|la)/.test(each) ? `---\n${each}\n---\n\n# A` : { head: `${each}\n` }), ...['../../x', '\'"><svg onload=alert(1)>\'', 'a/b', 'index.html', 'Presenter', '"1"', '2'].map(alias => `---\nrouteAlias: ${alias}\n---\n\n# A`), '---\nrouteAlias: Intro\n---\n\n# A\n\n---\nrouteAlias: intro\n---\n\n# B', '---\nclicks: 1000000000\n---\n\n# A'], accepts: ['---\nrouteAlias: the-table\n---\n\n# A', { head: 'colorSchema: dark\nrouterMode: hash\naspectRatio: 16:9\nlineNumbers: true\nhighlighter: prism\ndownload: talk.pdf\nmonaco: dev\n' }, { slide: '---\ntransition: slide-lefft\n---\n\n# A', files: { 'style.css': '.slide-lefft-enter-active { transition: opacity 1s }' } }, '---\nclicks: "3"\nhide: false\ntransition: mine | fade-out\nzoom: 0.8\nlevel: 2\nclass: [a, b]\n---\n\n# A', '---\ntransition: { name: mine, mode: out-in }\nclass: { a: true }\ntags: [1]\n---\n\n# A', { slide: '---\nlayout: mine\nlevel: high\n---\n\n# A', files: { 'layouts/mine.vue': '<script setup>\ndefineProps([\'level\'])\n</script>\n<template><slot /></template>\n' } }] },
  'markdown-in-html': {
    rejects: ['<v-clicks>\n- first\n- second\n</v-clicks>', '<div class="grid">\n**bold** words\n</div>', '<div>\n\nwords\n\n<div>\n## A heading\n</div>\n\n</div>', '<div>\n  1. one\n  2. two\n</div>', '<div>\n![a](https://example.org/a.png)\n</div>', '<v-click>\nsee [this](https://example.org)\n</v-click>', '<div>\n    ```svelte\n    <script>\n    let a\n    </script>\n    ```\n</div>', '<v-click>\n    ~~~mermaid\n    flowchart LR\n    ~~~\n</v-click>', '<div>\n$$\n\\frac{1}{2}\n$$\n</div>', '<div>\n  $$ \\alpha $$\n</div>', '<!-- a -->\n\n<div>\n- a\n- b\n</div>\n\n<div>\n- <!-- c -->\n- d\n</div>\n\n<p>\n- e\n- f\n</p>'],
    accepts: ['<v-clicks>\n\n- first\n- second\n\n</v-clicks>', '<!--\n**said**\n\n- a\n- b\n-->\n\nwords', '<pre>\n- first\n- second\n</pre>', '<div>\n- Ada Lovelace\n</div>', '<div>\n\n```js\nlet a\n```\n</div>', '<div>\n```svelte\n<script>\nlet a\n</script>\n```\n</div>', '<div>\n````md magic-move\n```\n- a\n- b\n```\n````\n</div>', '<br>\n```js\nlet a\n```', '<v-switch>\n<template #1>\n```mermaid\nflowchart LR\n  A --> B\n```\n</template>\n</v-switch>', '<div class="grid">\n<div>\n  ~~~mermaid\n  flowchart LR\n  ~~~\n</div>\n</div>', '<!--\n```js\nlet a\n```\n-->\n\nwords', '<pre>\n```\n</pre>', '<div\n  class="a"\n  :style="[x](y)"\n>\nwords\n</div>', '<style>\n/*\n- a\n- b\n*/\n</style>', '<script setup>\nconst a = b\n- c\n- d\n</script>', '<div>\n{{ a ** b ** c }}\n2 * 3 * 4\n</div>', '<div>\n\n$$\n\\frac{1}{2}\n$$\n\n</div>', '<div>\n$$ to $$$\n</div>'],
  },
  'formula-error': {
    rejects: ['$$\n\\frac{1}{2\n$$', 'Its height is $\\hight^2$ here.', '- a\n- b $x^$ c', '$$\n\\begin{matrix} a & b\n$$', '> so $\\left( a$ b', '$$ \\mbox{x} $$', { slide: '$\\frac{a$', files: { 'setup/katex.ts': 'export default () => ({})' } }],
    accepts: ['$$\n\\frac{1}{2}\n$$', 'Its height is $h^2$ here, for $5 or $6.', '`$x^$`', '```\n$$\nx^\n$$\n```', '<!-- $x^$ -->\n\nx', '<div>\n$x^$\n</div>', 'From \\$5^ to 6$', { slide: '$\\own{a}$', files: { 'setup/katex.ts': 'export default () => ({ macros: { "\\\\own": "x" } })' } }, 'a $ b^ $ c', '<A :b="`$x^$`" />'],
  },
  'unknown-name': {
    rejects: ['Hello {{ user.name }}', `Deploy with $${secret}.`, '<p>\n{{ total(1) }}\n</p>', '- {{ items[0] }}', '<script setup>\nconst users = []\n</script>\n\n{{ user?.name }}', 'By {{ author }}', '<p v-for="each in 3">{{ each }}</p>\n\n{{ other.one }}', '{{ nav.currentPage }}', '<div>\n```yaml {monaco}\na: {{ b.c }}\n```\n</div>\n\n{{ user.name }}', { slide: '{{ user.name }}', files: { 'setup/no-preparser.ts': '' } }],
    accepts: ['{{ $frontmatter.title }} {{ $slidev.nav.total }} {{ $nav.currentPage }}', '`{{ user.name }}`', `\`\`\`yaml\nrun: $${secret}\n\`\`\``, '<p v-pre>{{ user.name }}</p>', `<div>\n\`\`\`yaml {monaco}\nrun: $${secret}\n\`\`\`\n</div>`, '<!-- {{ user.name }} -->\n\nx', '<script setup>\nconst user = { name: 1 }\n</script>\n\n{{ user.name }}', '<p v-for="user in [{ name: 1 }]">{{ user.name }}</p>', '<VSwitch v-slot="{ user }">{{ user.name }}</VSwitch>', '{{ Math.max(1, [2].map(each => each + 1)[0]) }}', '$\\frac{{a}}{{b.c}}$', '$$\n\\frac{{a}}{{b.c}}\n$$', '<p title="{{ user.name }}">x</p>', { slide: '{{ site.name }}', files: { 'setup/main.ts': 'export default ({ app }) => { app.config.globalProperties.site = { name: 1 } }\n' } }, { slide: '{{ user.name }}', files: { 'setup/preparser.ts': 'export default () => []\n' } }, { head: 'theme: nobody-has-it\n', slide: '{{ user.name }}' }],
  },
  'reordered-code': {
    rejects: ['```js\nif (level != "user\u202E \u2066// admin only\u2069 \u2066") {}\n```', 'Call `a\u202Eb`.', '    indented \u2067code', '- a\n\n  ```py\n  x = "\u202D"\n  ```', { slide: '<RunnableSnippet src="a.py" :run="false" />', files: { 'snippets/a.py': 'x = 1\n# \u202Etxet\n' } }],
    accepts: ['The word \u2067שלום\u2069 in a sentence.', '```js\n"\\u202E"\n```', '```\nשלום\n```', { slide: '<RunnableSnippet src="a.py" :run="false" />', files: { 'snippets/a.py': 'x = 1\n' } }],
  },
  'broken-letters': {
    rejects: ['A word of \u169D letters.', '# Tit\u0378le', '- a\n- \u{E0080}b', '```text\nco\u0380de\n```', '| a |\n|---|\n| \uFFFF |', '<p>\u0530</p>'],
    accepts: ['Ωμέγα, 한국어, 漢字, ไทย, שלום and 🙂👩‍💻🇳🇴.', '<!-- \u0378 -->\n\nx', '\uE000 of an icon font', 'a soft\u00ADhyphen and a\u200Bbreak'],
  },
  'unknown-colour': { rejects: ['red', '7', '#0b5cad', '\'#0b5ca\'', '[\'#0b5cad\']'].map(value => ({ head: `theme: lectern\nthemeConfig:\n  first: ${value}\n` })).concat({ head: 'second: mine\ntheme: lectern\nthemeConfig:\n\n# why\n  second: red\n' }), accepts: [{ head: 'theme: lectern\nthemeConfig: { first: "#0B5CAD", ink: "#123" }\n' }, { head: 'theme: none\nthemeConfig: { first: red }\n' }, { head: 'theme: lectern\nthemeConfig: first\n' }] },
  'pale-brand': { rejects: ['first: "#8fd0ff"', 'second: "#ffc48a"', 'ink: "#888888"', 'paper: "#333333"', 'palette: orchard, both: "#d9c8ff"'].map(lines => ({ head: `theme: lectern\nthemeConfig: { ${lines} }\n` })), accepts: [{ head: 'theme: lectern\nthemeConfig: { paper: "#fffdf7", ink: "#1b1b1b", first: "#005f73", second: "#ab3400", both: "#5f0f40" }\n' }, { head: 'theme: none\nthemeConfig: { first: "#8fd0ff" }\n' }] },
  'missing-face': { rejects: ['font: Nowhere Sans', 'mono: Nowhere Mono', 'font: 7', 'font: ""', 'font: [Inter]'].map(lines => ({ head: `theme: lectern\nthemeConfig: { ${lines} }\n` })), accepts: [{ head: 'theme: lectern\nthemeConfig: { font: Found Sans }\n', files: { 'package.json': '{}', 'node_modules/@fontsource/found-sans/package.json': '{ "version": "1.0.0" }', 'node_modules/@fontsource/found-sans/400.css': '@font-face { font-family: \'Found Sans\'; }' } }, { head: 'theme: none\nthemeConfig: { font: Nowhere }\n' }] },
  'missing-part': {
    rejects: [{ deck: '---\ntheme: serif\n---\n\n# A\n\n---\nlayout: fancy\n---\n\n# B\n' }, { deck: '---\ntheme: ../none\n---\n\n# A\n' }, { head: 'addons: [nix]\n' }, { head: 'addons:\n  - ./more\n', files: { 'more/package.json': '{ "slidev": { "addons": ["nix"] } }' } }, { deck: '---\ntheme: \'@nobody/slidev-theme-x\'\n---\n\n<StickyNote />\n' }, { files: { 'package.json': '{ "slidev": { "addons": ["nix"] } }' } }, { deck: '---\ntheme: serif\naddons: [nix]\n---\n\n# A\n' }],
    accepts: [{ deck: '---\ntheme: none\n---\n\n# A\n' }, { head: 'addons: [lectern, ./more]\n', files: { 'more/package.json': '{}' } }, { deck: '---\ntheme: ./look\n---\n\n# A\n', files: { 'look/package.json': '{}' } }],
  },
  'unknown-layout': { rejects: ['403', 'true', 'centre', 'two-colums', 'imag', 'Cover', 'nothing'].map(name => `---\nlayout: ${name}\n---\n\n# A`), accepts: ['---\nlayout: 404\n---\n\n# A', '---\nlayout: center\n---\n\n# A', { slide: '---\nlayout: mine\n---\n\n# A', files: { 'layouts/mine.vue': '<template><slot /></template>\n' } }] },
  'unknown-slot': { rejects: ['::rigth::', '::Left::', '::lft::', '::gutter::', '::bottm::'].map(slot => `---\nlayout: two-cols\n---\n\na\n\n${slot}\n\nb`), accepts: ['---\nlayout: two-cols\n---\n\na\n\n::right::\n\nb'] },
  'unknown-component': { rejects: ['<VClik>a</VClik>', '<v-clik>a</v-clik>', '<Tocc />', '<MyOwn />', '- <YouTueb id="x" />'], accepts: ['<VClick>a</VClick>', '`<Nope />`', 'a Vec<T> of values', { slide: '<MyOwn />', files: { 'components/MyOwn.vue': '<template><p /></template>\n' } }] },
  'too-much-code': {
    rejects: ['<<< ./a.ts', '<<< ./a.ts {1}', `${'```js'}\n${'let a\n'.repeat(50_000)}${'```'}`, `~~~\n${'.\n'.repeat(130_000)}~~~`, `- a\n\n  ${'```'}\n${'  let a\n'.repeat(50_000)}  ${'```'}`].map(slide => ({ slide, files: { 'a.ts': 'let a\n'.repeat(50_000) } })),
    accepts: [{ slide: '<<< ./a.ts#main', files: { 'a.ts': `// #region main\nlet a\n// #endregion main\n${'let a\n'.repeat(50_000)}` } }],
  },
  'missing-code': {
    rejects: ['<<< ./none.ts', '<<< ./a.ts#mian', '<<< @/none.ts', '<<< ./a.ts#other {1-2}', '<<< ../none.js', '<<< ./a.ts#other{1}', '<<< ./a.ts#open', '<<< ./b.ts#any', '<<< ./folder'].map(slide => ({ slide, files: regionFiles })),
    accepts: ['<<< ./a.ts#main', '<<< ./a.ts#main{1}', '<<< ./a.ts{1|all}{lines:true}', '<<<./a.ts#main ts {1}{maxHeight:\'80px\'}', '<<< ./a.py#main', '<<< ./a.cs#main', '<<< @/a.ts#main', '<<< ./c#.ts', '```md\n<<< ./none.ts\n```'].map(slide => ({ slide, files: regionFiles })),
  },
  'dead-link': { rejects: ['[a](/9)', '[a](/nowhere)', '<Link to="9">x</Link>', '[a](/paper.pdf)', '[a](#nowhere)', '<RouterLink :to="\'/9\'">x</RouterLink>', '[a](nowhere/)', '[a](./2024/x)', '[a](#/9)', { slide: '[a](#/9)', files: { 'vite.config.ts': 'export default { slidev: { markdown: { markdownItSetup(md) { md.use(anchor) } } } }' } }], accepts: ['[a](/2)', '[a](#2024)\n\n<b id="2024">x</b>', { slide: '[a](#two)', files: { 'vite.config.ts': 'export default { slidev: { markdown: { markdownItSetup(md) { md.use(anchor) } } } }' } }, '[a](..)', '[a](presenter/2)', '<b to="/nowhere">x</b>', '[a](https://example.org)', '`[a](/9)`', { slide: '[a](/paper.pdf)', files: { 'public/paper.pdf': '' } }] },
  'missing-picture': { rejects: ['![a](./none.png)', '<img src="/none.png" alt="a">', '---\nimage: /none.png\n---\n\n# A', '---\nbackground: ./none.jpg\n---\n\n# A', '![a](./100%.png)', { slide: '![a](./a.png)', files: { 'a.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:3d26\nsize 240246\n' } }], accepts: ['![a](data:image/png;base64,AA)', { slide: '![a](./a.png)', files: { 'a.png': '' } }, '`![a](./none.png)`', { slide: '---\nimage: ./a/b.png\n---\n\n# A', files: { 'public/a/b.png': '' } }] },
  'wiki-embed': {
    rejects: ['![[flow.png]]', 'a ![[a b.JPG|300]] b', '- ![[img/flow.svg|300x200]]', '![[Note#Part]]', '> ![[flow.webp|words]]', { slide: '![[flow.png]]', files: { 'attachments/flow.png': '' } }, { slide: '![[flow.png|300 wide]] ![[flow.png|a 300]]', files: { 'public/flow.png': '' } }],
    accepts: ['`![[flow.png]]`', '```md\n![[flow.png]]\n```', '![flow](data:image/png;base64,AA)', '<!-- ![[flow.png]] -->\n\nwords', '$![[a.png]]$'],
  },
  'wiki-link': {
    rejects: ['[[Note]]', 'see [[Note#Part|these words]]', '- [[a note]]', '| a | b |\n|---|---|\n| [[Note\\|words]] | 1 |', '**[[Note]]**', '[[Note| ]]'],
    accepts: ['`[[Note]]`', '[[1, 2], [3, 4]]', '[[0]]', '$[[x]]$', '$$\n[[x]]\n$$', '{{ [[a]] }}', '```sh\nif [[ -f a ]]; then\n```', '[a [b] c](/2)', '[[Smith 2020]](https://example.org)', '[[Note]]\n\n[Note]: https://example.org', '[[^1]]\n\n[^1]: words', '<v-drag pos="[[a]]" />'],
  },
  'mark-signs': {
    rejects: ['==words==', 'some ==more words== here', '- ==a==', '**==a==**', '# The ==great== one'],
    accepts: ['`==a==`', 'a == b and c == d', '====', 'a==b==c', '$a ==b== c$', '```\n==a==\n```', 'x === y', { slide: '==a==', files: { 'vite.config.ts': 'export default { slidev: { markdown: { markdownItSetup(md) { md.use(marks) } } } }' } }],
  },
  'remote-picture': { rejects: ['![a](https://example.org/a.png)', '<img src="//example.org/a.png" alt="">', '---\nimage: https://example.org/a.png\n---\n\n# A', '---\nbackground: http://example.org/a.jpg\n---\n\n# A', '![a](http://example.org/a)'], accepts: ['[a](https://example.org/a.png)'] },
  'picture-without-alt': { rejects: ['<img src="/a.png">', '<img\n src="/a.png">', '<div><img src=\'/a.png\' /></div>', '- <img src="/a.png" width="10">', 'a <img src="/a.png"> b'], accepts: ['<img src="/a.png" alt="">', '<img src="/a.png" :alt="x">', '`<img src="/a.png">`'] },
  'picture-stub': { rejects: ['TODO', 'TODO: what the picture shows', 'TODO later', 'TODO.', 'TODO!'].map(alt => `<img src="/a.png" alt="${alt}">`), accepts: ['<img src="/a.png" alt="a list of TODOs">', '`<img alt="TODO">`'] },
  'unknown-citation': { rejects: ['nobody', 'B', 'aa', 'a ', 'x-y'].map(id => ({ slide: `<Cite id="${id}" /> <Cite id="a" />\n\n<ReferenceList />`, files: { 'references.yml': reference('') } })), accepts: [cited('')] },
  'references-file': { rejects: ['a: 1', '- id: a\n', `${reference('')}  odd: 1\n`, reference('').replace('https:', 'x:'), cited('  expires: soon\n')].map(each => typeof each === 'string' ? { slide: '<Cite id="a" />\n\n<ReferenceList />', files: { 'references.yml': each } } : each), accepts: [cited('')] },
  'uncited-source': { rejects: ['b', 'c', 'd', 'e', 'f'].map(id => ({ slide: '<Cite id="a" />\n\n<ReferenceList />', files: { 'references.yml': `${reference('')}${reference('', id)}` } })), accepts: [cited('')] },
  'unlisted-sources': { rejects: ['<Cite id="a" />', 'A claim <Cite id="a" />.', '- <Cite id=\'a\' />', '<Cite id="a" />\n\n`<ReferenceList />`', '| a |\n|---|\n| <Cite id="a" /> |'].map(slide => ({ slide, files: { 'references.yml': reference('') } })), accepts: [cited('')] },
  'live-code-only': { rejects: ['```ts {monaco-run}\n1\n```', '```js {monaco-run}\n1\n```', '- a\n\n  ```ts {monaco-run}\n  1\n  ```', '```ts {monaco-run} {autorun:false}\n1\n```', '~~~ts {monaco-run}\n1\n~~~'], accepts: ['```ts {monaco}\n1\n```', '```ts\n1\n```'] },
  'unknown-code-language': {
    rejects: ['```pml\nx\n```', '- a\n\n  ~~~cuda {1}\n  x\n  ~~~', '```typscript\n1\n```', '````md magic-move\n```ts\n1\n```\n\n```nolang\n1\n```\n````', { slide: '<<< ./kernel.cu', files: { 'kernel.cu': 'x\n' } }],
    accepts: ['```R\n1\n```', '```\nx\n```', '```{1}\nx\n```', '```c++ {1}\nx\n```', { slide: '```pml\nx\n```', files: { 'setup/shiki.ts': 'export default () => ({ langs: [{ name: "pml", scopeName: "source.pml", patterns: [], repository: {} }] })\n' } }],
  },
  'shown-notes': {
    rejects: ['::: notes\nsay it\n:::', '::: {.notes}\nsay it\n:::', 'a %%say it%% b', '%%\nsay\nit\n%%', { deck: '# One\n\nNote: say it\n\n---\n\n# Two\n' }, { slide: '- a <!-- .element: class="fragment" -->\n\nNotes:\n- say it' }],
    accepts: ['Note: it is so', { deck: '# One\n\nNote: it is so\n\n# Two\n' }, '100 %% of it', '```mermaid\nflowchart LR\n%% no %%\na --> b\n```', '`%%x%%`', '::right::', '$a %% b %% c$'],
  },
  'other-tools-syntax': {
    rejects: ['::: {.incremental}\n- a\n:::', ':::: columns\na\n::::', '. . .', '## A {.smaller}', '## A {background-color="red" .b}', 'so [@knuth1984, p. 3]', '<!-- .slide: data-background="red" -->\n\n# A', '- a <!-- .element: class="fragment" -->'],
    accepts: ['::right::', '. . . and so on', '## A {{ 1 }}', '## A {x}', '```md\n::: x\n```', '[@ada](https://example.org)', '<!-- a note -->', '```css\n## a {.b}\n```', { head: 'comark: true\n', slide: '## A {.b}\n\n::: x\na\n:::' }],
  },
  'reserved-folder': { rejects: ['runtimes/a', 'runtimes/python/a.wasm', 'by.hash/a.js', 'by.hash/.keep', 'runtimes'].map(path => ({ files: { [`public/${path}`]: '' } })), accepts: [{ files: { 'public/assets/a': '' } }] },
  'public-files': { rejects: [['public/a', '/etc'], ['public/a/b', '/dev/zero'], ['public/a', '.'], ['public/a', 'nowhere'], ['public/a', '../.env'], ['public', '/etc']].map(([path, to]) => ({ links: { [path!]: to! }, files: { '.env': 'KEY=1\n' } })), accepts: [{ links: { 'public/a.svg': '../pictures/a.svg', 'public/b': '../pictures' }, files: { 'pictures/a.svg': '<svg/>', 'public/c.svg': '<svg/>' } }] },
  'table': { rejects: ['reveal="rows"', 'focus="9,9"', 'reveal="colum"', 'focus="x"', 'src="none.csv"'].map(attribute => `<ComparisonTable ${attribute}>\n\n| a | b |\n|---|---|\n| x | 1 |\n\n</ComparisonTable>`), accepts: ['<ComparisonTable reveal="row">\n\n| a | b |\n|---|---|\n| x | 1 |\n\n</ComparisonTable>'] },
  'unknown-palette': { rejects: ['orchid', 'Orchard', '""', '7', '[orchard]'].map(name => ({ head: `theme: lectern\nthemeConfig: { palette: ${name} }\n` })), accepts: [{ head: 'theme: lectern\nthemeConfig: { palette: orchard }\n' }, { head: 'theme: lectern\nthemeConfig: { other: x }\n' }, { head: 'theme: none\nthemeConfig: { palette: x }\n' }] },
  'quiz': { rejects: ['<PlacingQuiz />', '<PlacingQuiz phase="befor" />', '<PlacingQuiz phase="before" />', '<placing-quiz phase="x" />', '<PlacingQuiz phase="" />'], accepts: ['`<PlacingQuiz />`'] },
  'poll': { rejects: ['<Poll />', '<Poll question="Which?" />', '<Poll choices="a | b" />', '<Poll question="Which?" choices="a" />', `<Poll question="Which?" choices="${'a|'.repeat(9)}" />`], accepts: ['<Poll question="Which?" choices="a | b" />', '`<Poll />`'] },
  'snippet': { rejects: ['<RunnableSnippet src="none.py" />', '<RunnableSnippet src="a.rb" />', '<RunnableSnippet />', '<RunnableSnippet src="../a.py" />', '<RunnableSnippet src="none.ts" region="x" />'], accepts: ['`<RunnableSnippet src="none.py" />`'] },
  'snippet-recording': { rejects: ['a.py', 'b.py', 'c.ts', 'd.ts', 'e.py'].map(name => ({ slide: `<RunnableSnippet src="${name}" />`, files: { [`snippets/${name}`]: name.endsWith('py') ? 'print(1)\n' : 'console.log(1)\n', 'package.json': '{}' } })), accepts: [{ slide: '<RunnableSnippet src="a.py" :run="false" />', files: { 'snippets/a.py': 'print(1)\n', 'package.json': '{}' } }] },
  'own-rule': {
    rejects: [
      setup(`({ slides }) => ${loud}`),
      setup(`async ({ slides }) => ${loud}`),
      setup(`() => [], ({ slides }) => ${loud}`),
      { head: 'addons: [./addon]\n', files: { 'addon/package.json': '{"name":"x"}', 'addon/setup/lectern.mjs': `export default { rules: [({ slides }) => ${loud}] }` } },
      setup('(deck) => deck.nothing.length'),
      setup('() => undefined'),
    ],
    accepts: [setup('() => []'), setup('async () => []')],
  },
  'diagram-syntax': {
    rejects: ['flowchart LR\n  A --> ]', 'nonsense', 'pie\n  "a" : x', 'sequenceDiagram\n  A->>B: hi\n  A->>', 'erDiagram\n  A ||--', 'gantt\n  nothing like it', 'flowchart LR\n  A[never closed'].map(diagram),
    accepts: ['flowchart LR\n  A --> B', 'pie\n  "a" : 1', 'sequenceDiagram\n  A->>B: hi'].map(diagram),
  },
  'diagram-comment': {
    rejects: ['%% step 1 show A', '%% step: show A', '%% title Two', '%% highlight A', '%% step 1: hide A'].map(comment => diagram(`flowchart LR\n  ${comment}\n  A --> B`)),
    accepts: ['%% step 1: show A', '%% title: Two', '%% anything else', '%%{init: {}}%%'].map(comment => diagram(`${comment}\nflowchart LR\n  A --> B`)),
  },
  'diagram-step': {
    rejects: ['flowchart LR\n  %% step 1: show Modle\n  Model --> Task', 'flowchart LR\n  %% step 1: show A\n  %% step 2: highlight C\n  A --> B', 'flowchart LR\n  %% step 1: show B-->A\n  A --> B', 'pie\n  %% step 1: show a\n  "a" : 1', 'flowchart LR\n  %% step 1: dim A, a\n  A --> B'].map(diagram),
    accepts: ['flowchart LR\n  %% step 1: show B, A-->B\n  A --> B', 'flowchart LR\n  %% step 1: highlight A; dim B\n  A -->|x| B'].map(diagram),
  },
  'diagram-words': {
    rejects: ['An extraordinarily circumstantial description', 'Incomprehensibilities', 'Words that nobody could ever fit in there', 'Quite a long name for a small thing', 'Foundation models of the largest kind'].map(words => diagram(`venn-beta\n  set A["Models"]:30\n  set B["${words}"]:1\n  union A,B:0.5`)),
    accepts: [diagram('venn-beta\n  set A["Models"]:10\n  set B["Tasks"]:10\n  union A,B:4')],
  },
  'diagram-too-small': {
    rejects: [
      `flowchart LR\n  ${chain(20, 'Step number')}`,
      `sequenceDiagram\n${many(18, index => `  participant P${index} as Participant ${index}\n  P${index}->>P${(index + 1) % 18}: says something`)}`,
      `flowchart TB\n  R --> A\n${many(40, index => `  A --> L${index}[Leaf number ${index}]`)}`,
      `classDiagram\n${many(14, index => `  class C${index} {\n    +field one\n    +method()\n  }\n  C${index} <|-- C${index + 1}`)}`,
      `stateDiagram-v2\n${many(30, index => `  state${index} --> state${index + 1}: then`)}`,
    ].map(diagram),
    accepts: [`flowchart LR\n  ${chain(4, 'Step')}`, 'flowchart LR\n  A[" "] --> B[" "]'].map(diagram),
  },
  'template-error': {
    rejects: ['{{ 1 + }}', '<p v-if="a b">x</p>', '<script setup>\nconst a =\n</script>', 'a </div>', '<p v-else>x</p>', '- {{ a b }}', '<p :class="{ a: ">x</p>'],
    accepts: ['{{ 1 + 1 }}', '`{{ 1 + }}`', '<p v-if="true">a</p><p v-else>b</p>', '```vue\n{{ 1 + }}\n```', '$\\{x\\}$'],
  },
  'dead-external-link': {
    rejects: ['[a](https://pages.dev/404)', 'see https://pages.dev/410', 'see <https://pages.dev/404> and <https://pages.dev/410>', '<a href="https://pages.dev/404#part">a</a>', '[a](https://pages.dev/200) [b](https://nobody.dev/)', '[a](https://pages.dev/503)', { slide: '<Cite id="a" /> <ReferenceList />', files: { 'references.yml': reference('').replace('https://example.org', 'https://pages.dev/404') } }],
    accepts: ['[a](https://pages.dev/200)', '[a](https://pages.dev/403)', '`https://pages.dev/404`', '[a](http://localhost:3000/404)', '[a](mailto:a@b.c)'],
  },
}
