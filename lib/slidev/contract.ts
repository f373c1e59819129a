/**
 * Everything that Lectern takes for granted about Slidev's inside, as data. Code in `lib/slidev` and above imports it.
 * What runs in a page, is in a style sheet or lies below this room says the same words itself:
 * `tests/slidev/contract.test.ts` asks the installed Slidev for each of them, and Lectern's files whether they say
 * what is listed here and nothing else. To upgrade Slidev, install it, run that test and do what it says.
 */

/** Ids of modules in Slidev's builds, and their parts by number. */
export const modules = {
  /** Any file of the client; a live server may add the version of a dependency, or a time. */
  client: /@slidev[\\/]client[\\/].*\.(?:vue|ts)(?:\?[vt]=[^&]*)?$/,
  clientMain: /@slidev[\\/]client[\\/]main\.ts$/,
  clientOrParser: /[\\/]@slidev[\\/](?:client|parser)[\\/]/,
  /** Which icon is beside which title of code. */
  titleIcon: /[\\/]@slidev[\\/]client[\\/]internals[\\/]TitleIcon\.vue$/,
  packaged: /\/node_modules\/(?:@slidev\/|(?:@[^/]+\/)?slidev-(?:theme|addon)-)/,
  virtual: '/@slidev/',
  configs: '/@slidev/configs',
  /** As code imports it, by its old name too. */
  configsImport: /[#@]slidev\/configs$/,
  slide: /__slidev_(\d+)\.md$/,
  frontmatter: /__slidev_(\d+)\.frontmatter$/,
  /** Either, and what of a slide's is a module by itself: its styles. */
  ofSlide: /__slidev_(\d+)\.(?:md|frontmatter)(?:$|\?)/,
  /** A question for files that a project may have, as a module in a folder of Slidev's own. */
  fileQuestion: /\/\.slidev\/virtual\/import-glob\.[^/]+\.ts$/,
  /** The Markdown of all titles, for lists of contents. */
  titles: '/@slidev/title-renderer.md',
  wholeVue: /vue\.esm-bundler\.js$/,
}

/** The module of a slide's Markdown. */
export function slideModule(file: string, no: number): string {
  return `${file}__slidev_${no}.md`
}

/** The module of what is known of it. */
export function frontmatterModule(file: string, no: number): string {
  return `${file}__slidev_${no}.frontmatter`
}

/** What Slidev writes into the modules and pages that it makes. */
export const generated = {
  configs: /^export default /,
  frontmatterData: /^export const frontmatterData = (.*)$/m,
  /** A slide's facts, the raw text of its frontmatter included. */
  slideBase: /^ {4}\.\.\.\((\{.*\})\),$/m,
  fileQuestion: /^export default import\.meta\.glob\((\[.*\]), (\{.*\})\)\s*$/,
  /** Hands a layout the frontmatter as attributes. */
  toProps: /frontmatterToProps$/,
  /** Addresses may have a `>` in them. */
  iconLink: /<link rel="icon"(?: [\w-]+="[^"]*")*>/,
  /** A picture that the page fetches ahead. */
  preloadedPicture: /<link rel="preload" as="image"(?: [\w-]+="[^"]*")*>/g,
  head: '<head>',
}

/** Places in its packages. */
export const places = {
  program: 'bin/slidev.mjs',
  /** Beside the program: its command line, started by being imported. */
  commandLine: '../dist/cli.mjs',
  /** Beside the program as well: all modules of a build, without its command line. */
  library: '../dist/index.mjs',
  parser: 'dist/fs.mjs',
  types: 'dist/index.d.mts',
  builtin: 'builtin',
  layouts: 'layouts',
  preparser: 'setup/preparser.ts',
  defaultTheme: '@slidev/theme-default',
}

/** In the comments of many languages, what begins a region of code, what ends it, and what closes such a comment: the region's name is between. */
export const regionMarks: { begin: RegExp, end: RegExp, close?: string }[] = [
  { begin: /^\s*\/\/\s*#?region\b/, end: /^\s*\/\/\s*#?endregion\b/ },
  { begin: /^\s*<!--\s*#?region\b/, end: /^\s*<!--\s*#?endregion\b/, close: '-->' },
  { begin: /^\s*\/\*\s*#region\b/, end: /^\s*\/\*\s*#endregion\b/, close: '*/' },
  { begin: /^\s*#[rR]egion\b/, end: /^\s*#[eE]nd ?[rR]egion\b/ },
  { begin: /^\s*#\s*#?region\b/, end: /^\s*#\s*#?endregion\b/ },
  { begin: /^\s*(?:--|::|@?REM)\s*#region\b/, end: /^\s*(?:--|::|@?REM)\s*#endregion\b/ },
  { begin: /^\s*#pragma\s+region\b/, end: /^\s*#pragma\s+endregion\b/ },
  { begin: /^\s*\(\*\s*#region\b/, end: /^\s*\(\*\s*#endregion\b/, close: '*)' },
]

/** UnoCSS's plug-in that hands out what it knows. */
export const unocss = { plugin: 'unocss:api' }

/** Vue's plug-in, which lends its options. */
export const vuePlugin = 'vite:vue'

/** Packages of dozens of files that Slidev's client loads through packages it keeps Vite from bundling. */
export const manyFiles = [
  ...['popmotion', 'style-value-types', 'framesync'].map(name => `@vueuse/motion > ${name}`),
  ...['client', 'plugins', 'scripts', 'utils'].map(name => `@unhead/vue > unhead/${name}`),
  '@unhead/vue > unhead',
  ...['generator', 'math', 'renderer'].map(name => `@slidev/rough-notation > roughjs/bin/${name}`),
].map(path => `@slidev/cli > @slidev/client > ${path}`)

/** A flag that Slidev compiles into its client. */
export const printFlag = '__SLIDEV_FEATURE_PRINT__'

/** Slidev's Vite plug-ins that turn a slide's Markdown into its component, in this order. */
export const slidePlugins = ['unplugin-vue-markdown', 'slidev:layout-wrapper'] as const

/** A fault of Slidev's client that no seam reaches, and what takes its place. */
export interface Patch {
  /** In `@slidev/client`. */
  file: string
  /** Its text for Slidev, `docs/upstream/<name>.patch`; left out where only Lectern needs it. */
  upstream?: string
  fault: string
  changes: { from: string | RegExp, to: string }[]
}

/** Faults in Slidev's client, of accessibility and of the speaker's view, that neither CSS nor an attribute set later can reach. */
export const patches: Patch[] = [
  {
    file: 'internals/MenuButton.vue',
    upstream: 'accessible-menus',
    fault: 'a button inside a button: neither keyboard nor screen reader can tell which one is meant',
    changes: [
      { from: '<button :class="{ disabled }" @click="value = !value">', to: '<div :class="{ disabled }" @click="value = !value">' },
      { from: '</button>', to: '</div>' },
    ],
  },
  {
    file: 'internals/QuickOverview.vue',
    upstream: 'accessible-menus',
    fault: 'the overview is boxes that only a mouse can reach; it becomes a dialog of links, whose slides are pictures that take no focus',
    changes: [
      { from: 'class="fixed left-0 right-0 top-0', to: 'role="dialog" aria-modal="true" aria-label="Slides" class="fixed left-0 right-0 top-0' },
      {
        from: 'class="inline-block border rounded',
        to: `role="link" tabindex="0" :aria-label="'Slide ' + route.no + ': ' + (route.meta?.slide?.title ?? '')" :aria-current="currentSlideNo === route.no" @keydown.enter.prevent.stop="go(route.no)" class="inline-block border rounded`,
      },
      { from: ':use-snapshot="true"', to: 'inert :use-snapshot="true"' },
      { from: 'class="fixed top-4 right-4', to: 'role="navigation" aria-label="Overview" class="fixed top-4 right-4' },
    ],
  },
  {
    file: 'internals/Goto.vue',
    upstream: 'accessible-menus',
    fault: 'the list of "go to" has buttons in place of list items; it becomes a list box of options',
    changes: [
      { from: '<ul table', to: '<ul role="listbox" aria-label="Slides" table' },
      { from: 'role="button"', to: 'role="option" :aria-selected="selectedIndex === index"' },
    ],
  },
  {
    file: 'internals/Goto.vue',
    upstream: 'lazy-dialogs',
    fault: '"go to" is loaded when it is first opened, misses that, and leaves the focus outside',
    changes: [{ from: 'input.value?.blur()\n  }\n})', to: 'input.value?.blur()\n  }\n}, { immediate: true })' }],
  },
  {
    file: 'pages/overview.vue',
    upstream: 'overview-without-notes',
    fault: 'where no notes are published, the overview counts "0 words"',
    changes: [{ from: 'clicks ·\n        {{ totalWords }} words', to: 'clicks<template v-if="totalWords > 0"> · {{ totalWords }} words</template>' }],
  },
  {
    file: 'internals/NoteStatic.vue',
    upstream: 'notes-scroll-in-builds',
    fault: 'the words for the click that is shown do not scroll into sight in a build, as they do under the dev server',
    changes: [{ from: ':clicks-context="clicksContext"', to: ':clicks-context="clicksContext" auto-scroll' }],
  },
  {
    file: 'composables/useNav.ts',
    upstream: 'print-range',
    fault: 'the range to print is read from a route that is not there yet: every slide is laid out, and most are thrown away',
    changes: [{
      from: 'parseRangeString(slides.value.length, currentRoute?.query?.range as string | undefined)',
      to: 'parseRangeString(slides.value.length, query.value.get(\'range\') ?? undefined).filter(no => slides.value[no - 1])',
    }],
  },
  {
    file: 'internals/PrintSlideClick.vue',
    upstream: 'print-layers',
    fault: 'in print, every slide\'s global layers (`global-bottom.vue`) know the first slide\'s number, frontmatter and route',
    changes: [
      {
        from: 'provideLocal(injectionSlideElement,',
        to: `provideLocal(injectionCurrentPage, computed(() => route.value.no))
provideLocal(injectionSlideElement,`,
      },
      { from: 'import { injectionSlideElement,', to: 'import { injectionCurrentPage, injectionSlideElement,' },
    ],
  },
  {
    file: 'modules/v-motion.ts',
    fault: 'in print, what moves with clicks stays where it began: a slide counts its clicks after it was laid out, and v-motion looks at them once',
    changes: [
      {
        from: '[thisPage, currentPage, currentClicks].filter(Boolean)',
        to: '[thisPage, currentPage, currentClicks, () => clicksContext?.value.current].filter(Boolean)',
      },
      // A way back to where it began would end after the last place is set.
      { from: 'motion.apply(visibility ===', to: 'motion[isPrintMode.value ? \'set\' : \'apply\'](visibility ===' },
    ],
  },
  {
    file: 'modules/v-mark.ts',
    fault: 'a mark is drawn by chance, otherwise on each stage and again on paper; on a slide that is made ready before it is shown, it is drawn around nothing; on paper, one that waits is not drawn',
    changes: [
      {
        from: 'annotate(el, options.value as RoughAnnotationConfig)',
        to: 'Object.assign(annotate(el, options.value as RoughAnnotationConfig), { _seed: [...el.textContent ?? \'\'].reduce((seed, letter) => (seed * 31 + letter.codePointAt(0)) % 2147483647, 7) })',
      },
      {
        from: 'options.animationDuration = 1 ',
        to: 'options.delay = 0, options.animationDuration = 1 ',
      },
      {
        from: 'const resolvedClick = resolveClick(',
        to: 'new IntersectionObserver(() => annotation._resizeListener?.()).observe(el)\n          const resolvedClick = resolveClick(',
      },
    ],
  },
  {
    file: 'composables/useWakeLock.ts',
    upstream: 'wake-lock',
    fault: 'a browser may refuse to keep the screen awake, without windows or with little battery left: a page error for each visitor, and again each time the page comes back into sight',
    changes: [{
      from: 'useVueUseWakeLock()',
      to: `useVueUseWakeLock({
    navigator: 'wakeLock' in navigator ? { wakeLock: { request: type => navigator.wakeLock.request(type).catch(() => null) } } : undefined,
  })`,
    }],
  },
  {
    file: 'utils.ts',
    fault: 'the PDF to download is named by the headmatter; Lectern\'s lies beside the player, whatever its address',
    changes: [
      { from: /configs\.exportFilename\s+\? `\$\{configs\.exportFilename\}\.pdf`\s+: /, to: '' },
      { from: 'slidev-exported.pdf', to: 'slides.pdf' },
    ],
  },
  {
    file: 'builtin/Tweet.vue',
    fault: 'which post is shown only its host\'s script knows: where that does not come, nobody learns it',
    changes: [{ from: 'class="tweet slidev-tweet"', to: 'class="tweet slidev-tweet" :data-post="$props.url || \'https://x.com/i/status/\' + $props.id"' }],
  },
  {
    file: 'builtin/BlueSky.vue',
    fault: 'as <Tweet>',
    changes: [{ from: 'class="slidev-bluesky"', to: 'class="slidev-bluesky" :data-post="uri"' }],
  },
  {
    file: 'builtin/Link.vue',
    upstream: 'links-to-files',
    fault: 'a link to what is no slide, a file of the deck\'s or another talk, is taken for a slide that is not there; in print, it and a slide\'s name lead nowhere',
    changes: [
      {
        from: /defineProps<\{\s+to: number \| string\s+title\?: string\s+\}>\(\)/,
        to: `import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { getSlide } from '../logic/slides'

const props = defineProps<{
  to: number | string
  title?: string
}>()
/** Markdown's addresses are percent-encoded. */
function decode(text) {
  try {
    return decodeURIComponent(text)
  }
  catch {
    return text
  }
}
const slide = computed(() => getSlide(decode(String(props.to).replace(/^(?:\\.?\\/|#)+/, '').replace(/[?#].*$/, ''))))
const target = computed(() => String(props.to).replace(/^#/, '/'))
const { base } = useRouter().options.history
/** Seen from the deck's folder. */
const elsewhere = computed(() => {
  if (slide.value)
    return undefined
  const to = String(props.to)
  if (to.startsWith('#'))
    return to
  const url = new URL(to.replace(/^\\/(?!\\/)/, ''), new URL(base.replace(/#.*$/, '').replace(/\\/?$/, '/'), location.href))
  return url.origin === location.origin ? url.pathname + url.search + url.hash : url.href
})`,
      },
      {
        from: '<RouterLink v-if="!isPrintMode && title"',
        to: '<a v-if="elsewhere && title" :href="elsewhere" v-html="title" />\n  <a v-else-if="elsewhere" :href="elsewhere"><slot /></a>\n  <RouterLink v-else-if="!isPrintMode && title"',
      },
      { from: /:to="String\(to\)"/g, to: ':to="target"' },
      { from: /<a v-else-if="isPrintMode && title" :href="`#\$\{to\}`"/, to: '<a v-else-if="isPrintMode && title" :href="\'#\' + slide.no"' },
      { from: /<a v-else :href="`#\$\{to\}`">/, to: '<a v-else :href="\'#\' + slide.no">' },
    ],
  },
]

/** Packages that the client brings for every deck: how it does without one, and how a compiled module asks for it all the same. */
export const dispensable = {
  twoslash: {
    asked: /resolve(?:Component|Directive)\(\s*["'`](?:v-?(?:menu|tooltip|dropdown)|tooltip|close-popper)["'`]/i,
    changes: [
      { file: 'setup/main.ts', from: /import TwoSlashFloatingVue from .*/, to: 'const TwoSlashFloatingVue = { install() {} }' },
      { file: 'styles/index.ts', from: /import '@shikijs\/vitepress-twoslash\/.*/, to: '' },
    ],
  },
  motion: {
    asked: /resolveDirective\(\s*["'`]motion["'`]/,
    changes: [{ file: 'modules/v-motion.ts', from: /import \{ MotionDirective \} from .*/, to: 'const MotionDirective = () => ({})' }],
  },
  // Its module stays: UnoCSS makes the names of colours in it into classes, which others may use.
  mark: {
    asked: /resolveDirective\(\s*["'`]mark["'`]/,
    changes: [{ file: 'modules/v-mark.ts', from: /import \{ annotate \} from .*/, to: 'const annotate = undefined' }],
  },
} satisfies Record<string, { asked: RegExp, changes: (Patch['changes'][number] & Pick<Patch, 'file'>)[] }>

/**
 * Names in Slidev's pages that our style sheets, components and code sent into a page rely on, by the file of the
 * client that gives each: ids with `#`, variables with `--`, attributes in brackets, all others classes.
 */
export const pageNames: Record<string, string> = {
  '#app': 'index.html',
  '#mermaid-rendering-container': 'index.html',
  '#page-root': 'pages/play.vue',
  '#print-content': 'internals/PrintContainer.vue',
  '#slide-container': 'internals/SlideContainer.vue',
  '#slide-content': 'internals/SlideContainer.vue',
  '#slideshow': 'internals/SlidesShow.vue',
  '#slidev-goto-dialog': 'internals/Goto.vue',
  '#twoslash-container': 'pages/print.vue',
  '[border="1 red rounded"]': 'builtin/Mermaid.vue',
  '[data-slidev-no]': 'internals/SlideWrapper.vue',
  '[data-waitfor]': 'internals/CodeRunner.vue',
  'grid-container': 'pages/presenter.vue',
  'layout1': 'pages/presenter.vue',
  'notes-vertical-resizer': 'pages/presenter.vue',
  'print-slide-container': 'internals/PrintSlideClick.vue',
  'rough-annotation': 'styles/index.css',
  'slidev-bluesky': 'builtin/BlueSky.vue',
  'slidev-code': 'styles/code.css',
  'slidev-code-copy': 'builtin/CodeBlockWrapper.vue',
  'slidev-code-dishonored': 'logic/utils.ts',
  'slidev-code-group': 'builtin/CodeGroup.vue',
  'slidev-code-highlighted': 'logic/utils.ts',
  'slidev-code-wrapper': 'builtin/CodeBlockWrapper.vue',
  'slidev-icon': 'styles/index.css',
  'slidev-icon-btn': 'internals/IconButton.vue',
  'slidev-katex-wrapper': 'builtin/KaTexBlockWrapper.vue',
  'slidev-layout': 'layouts/default.vue',
  'slidev-note': 'internals/NoteDisplay.vue',
  'slidev-note-click-mark': 'internals/NoteDisplay.vue',
  'slidev-note-click-mark-active': 'styles/index.css',
  'slidev-note-fade': 'internals/NoteDisplay.vue',
  'slidev-note-with-clicks': 'internals/NoteDisplay.vue',
  'slidev-page': 'utils.ts',
  'slidev-presenter': 'pages/presenter.vue',
  'slidev-slide-container': 'internals/SlideContainer.vue',
  'slidev-slide-content': 'internals/SlideContainer.vue',
  'slidev-slide-loading': 'internals/SlideLoading.vue',
  'slidev-tweet': 'builtin/Tweet.vue',
  'slidev-vclick-anim-fade': 'styles/vclick.css',
  'slidev-vclick-hidden': 'constants.ts',
  'slidev-vclick-target': 'constants.ts',
  '--slidev-code-background': 'styles/code.css',
  '--slidev-code-font-family': 'styles/code.css',
  '--slidev-code-font-size': 'styles/code.css',
  '--slidev-code-foreground': 'styles/vars.css',
  '--slidev-code-line-height': 'styles/code.css',
  '--slidev-code-margin': 'styles/code.css',
  '--slidev-code-padding': 'styles/code.css',
  '--slidev-code-radius': 'styles/code.css',
  '--slidev-code-tab-active-text-color': 'builtin/CodeGroup.vue',
  '--slidev-code-tab-divider': 'styles/code.css',
  '--slidev-code-tab-font-size': 'styles/code.css',
  '--slidev-code-tab-text-color': 'builtin/CodeGroup.vue',
  '--slidev-controls-foreground': 'styles/vars.css',
  '--slidev-presenter-notes-row-size': 'pages/presenter.vue',
  '--slidev-slide-container-background': 'pages/play.vue',
  '--slidev-slide-scale': 'internals/SlideContainer.vue',
  '--slidev-theme-primary': 'styles/vars.css',
  '--slidev-transition-duration': 'styles/transitions.css',
}

/** What our files import of `@slidev/client`, each from where its `index.ts` has it. */
export const clientExports: Record<string, string> = {
  configs: 'env.ts',
  sharedState: 'index.ts',
  useNav: 'index.ts',
  useSlideContext: 'index.ts',
}

/** Types that `client/slidev-client.d.ts` declares after Slidev's sources, by the file whose names they repeat. */
export const declaredTypes: Record<string, string> = {
  Navigation: 'composables/useNav.ts',
  SlideContext: 'context.ts',
  sharedState: 'state/shared.ts',
}

/** Keys of the headmatter and of frontmatters that Lectern reads or sets by Slidev's meaning. */
export const headmatterKeys = ['addons', 'aspectRatio', 'canvasWidth', 'clickAnimation', 'colorSchema', 'defaults', 'download', 'drawings', 'editor', 'exportFilename', 'highlighter', 'lineNumbers', 'mdc', 'monaco', 'presenter', 'remoteAssets', 'routerMode', 'seoMeta', 'theme', 'themeConfig', 'twoslash', 'wakeLock']
export const frontmatterKeys = ['clicks', 'clicksStart', 'layout', 'preload', 'routeAlias', 'src', 'title', 'zoom']

/** One thing that Lectern takes for granted. */
export interface Assumption {
  /** File of an installed package; `*` stands for the hash in a bundle's name. */
  file: string
  /** What it has to say, each of them. */
  says: (string | RegExp)[]
  what: string
  /** Files of Lectern that rely on it: they import this one, or say `as`. */
  usedIn: string[]
  /** The words by which a file that cannot import this one relies on it. */
  as?: string
  /** What to do when it no longer holds. */
  fix: string
}

const bundle = '@slidev/cli/dist/serve-*.mjs'

// Lines of Slidev's own, some of which are templates.
/* eslint-disable no-template-curly-in-string */
/** What the tables above rest on, and what no table can say. */
export const assumptions: Assumption[] = [
  {
    file: '@slidev/cli/dist/cli.mjs',
    says: [/CONFIG_RESTART_FIELDS = \[[^\]]*"mdc"/],
    what: 'where `mdc` changes, a live talk gets another server',
    usedIn: ['lib/slidev/run.ts'],
    as: 'mdc: 0',
    fix: 'take another key of that list in `withoutTwoslash`, or a code block with `twoslash` shows no types until the next start',
  },
  {
    file: '@slidev/client/main.ts',
    says: ['app.mount(\'#app\')'],
    what: 'the client starts in main.ts',
    usedIn: ['lib/slidev/plain-build.ts'],
    fix: 'name the file that mounts the app: `takeOver()` is added at its end',
  },
  {
    file: bundle,
    says: ['__slidev_${i + 1}.${type}', 'regexSlideSourceId = /__slidev_(\\d+)\\.(md|frontmatter)$/', 'md: [],\n\t\t\tfrontmatter: []'],
    what: 'a slide is two modules, `<file>__slidev_<no>.md` and `.frontmatter`',
    usedIn: ['lib/slidev/plain-build.ts', 'lib/slidev/publish-fields.ts', 'lib/slidev/public-fields.ts', 'lib/slidev/slide-compiler.ts', 'lib/slidev/patch/slide-sources.ts'],
    fix: 'correct `modules`, `slideModule` and `frontmatterModule`',
  },
  {
    file: bundle,
    says: ['export const frontmatterData = ${JSON.stringify(fontmatter)}', '`    ...(${JSON.stringify(slideBase)}),`'],
    what: 'a frontmatter\'s module holds its fields and the slide\'s facts as JSON, each on a line of its own',
    usedIn: ['lib/slidev/publish-fields.ts'],
    fix: 'correct `generated.frontmatterData` and `generated.slideBase`; until then private fields would be published, and builds stop',
  },
  {
    file: bundle,
    says: ['id: "/@slidev/configs"', /return `export default \$\{JSON\.stringify\(/],
    what: 'the deck\'s configuration is one module, `/@slidev/configs`, of JSON',
    usedIn: ['lib/slidev/publish-fields.ts', 'lib/slidev/fields-read.ts', 'lib/slidev/public-fields.ts'],
    fix: 'correct `modules.configs`, `modules.configsImport` and `generated.configs`',
  },
  {
    file: bundle,
    says: ['id: "/@slidev/title-renderer.md"', '="no === ${i + 1}">\\n\\n${title}\\n\\n</template>`'],
    what: 'titles are Markdown in one module, each in a template of its own',
    usedIn: ['lib/slidev/title-text.ts'],
    fix: 'correct `modules.titles` and what title-text.ts replaces, or delete it: titles with tags that nothing closes then end a build',
  },
  {
    file: bundle,
    says: ['"node_modules/.slidev/virtual/import-glob"', '.digest("hex").slice(0, 10)}.ts`', 'export default ${makeAbsoluteImportGlobExpression(', /return `import\.meta\.glob\(\$\{JSON\.stringify\([^)]*\)\}, \$\{JSON\.stringify\(/],
    what: 'Slidev asks Vite for a project\'s files in modules of one `import.meta.glob`',
    usedIn: ['lib/slidev/find-files.ts'],
    fix: 'correct `modules.fileQuestion` and `generated.fileQuestion`, or delete find-files.ts, which only saves time',
  },
  {
    file: bundle,
    says: ['"node_modules/.slidev/'],
    what: 'what Slidev writes for itself lies in a folder `.slidev`',
    usedIn: ['lib/stage/guard/guard.ts', 'lib/project/kept/inputs.ts', 'lib/project/kept/fingerprint.ts'],
    as: '.slidev',
    fix: 'correct the folder\'s name: the live server must serve it, and no build depends on it',
  },
  {
    file: bundle,
    says: ['"vue/dist/vue.esm-bundler.js"'],
    what: 'Slidev takes Vue with its template compiler',
    usedIn: ['lib/slidev/plain-build.ts'],
    fix: 'correct `modules.wholeVue`, or delete its use where Slidev takes the small Vue itself',
  },
  {
    file: bundle,
    says: ['manualChunks(id)'],
    what: 'Slidev groups its chunks by hand',
    usedIn: ['lib/slidev/plain-build.ts'],
    as: 'manualChunks: undefined',
    fix: 'look at how chunks are grouped now: the highlighter must not be in a deck\'s first load',
  },
  {
    file: bundle,
    says: ['rel: "icon",\n\t\t\t\thref: data.config.favicon'],
    what: 'Slidev\'s page links the headmatter\'s icon',
    usedIn: ['lib/slidev/favicon.ts'],
    fix: 'correct `generated.iconLink`',
  },
  {
    file: bundle,
    says: ['rel: "preload",\n\t\t\t\tas: "image"'],
    what: 'Slidev\'s page fetches ahead what it takes for pictures',
    usedIn: ['lib/slidev/plain-build.ts'],
    fix: 'correct `generated.preloadedPicture`, or delete its use where pictures in comments are none any more',
  },
  {
    file: '@slidev/client/index.html',
    says: ['<head>', 'src="__ENTRY__"'],
    what: 'pages are made from index.html, which has a plain <head>',
    usedIn: ['lib/slidev/runtime-base.ts'],
    fix: 'correct `generated.head`',
  },
  {
    file: '@slidev/client/setup/main.ts',
    says: ['import.meta.env.BASE_URL'],
    what: 'the router asks Vite for the address that the deck is served under',
    usedIn: ['lib/slidev/runtime-base.ts'],
    fix: 'find how the client knows its base now: built decks play under any',
  },
  {
    file: '@slidev/client/context.ts',
    says: ['export function frontmatterToProps('],
    what: 'a layout gets the frontmatter by `frontmatterToProps`',
    usedIn: ['lib/slidev/fields-read.ts'],
    fix: 'correct `generated.toProps`: a reading of the whole frontmatter there is no author\'s',
  },
  {
    file: '@slidev/client/setup/routes.ts',
    says: ['if (__SLIDEV_FEATURE_PRINT__) {', 'path: \'/print\'', 'path: \'/:no\''],
    what: 'the print page is `/print`, behind a flag; a slide is `/<no>`',
    usedIn: ['lib/slidev/print-route.ts'],
    fix: 'correct `printFlag`; the address is in lib/print/settle/open.ts',
  },
  {
    file: '@slidev/client/setup/routes.ts',
    says: ['path: \'/entry\'', 'path: \'/overview\'', 'path: \'/notes\'', 'path: \'/presenter\''],
    what: 'a deck has these pages besides its slides',
    usedIn: ['lib/rules/links.ts'],
    as: '\'entry\', \'handout\', \'handout.pdf\', \'notes\', \'overview\', \'presenter\'',
    fix: 'correct `views` in lib/rules/links.ts, else links there are called dead',
  },
  {
    file: '@slidev/client/composables/useNav.ts',
    says: ['query.value.has(\'print\')', 'query.value.get(\'print\') === \'clicks\'', 'useRouteQuery<string>(\'clicks\', \'0\')', '?.query?.range'],
    what: 'the address says print mode, the range and the clicks: `?print=clicks&range=1,3`, `?clicks=2`',
    usedIn: ['lib/print/settle/open.ts', 'lib/print/settle/play.ts', 'lib/print/settle/in-page/stage.ts'],
    as: 'clicks',
    fix: 'correct the addresses in these files',
  },
  {
    file: '@slidev/client/constants.ts',
    says: ['CLICKS_MAX = 999999'],
    what: 'the last state of a slide is click 999999',
    usedIn: ['lib/print/pdf/witness.ts'],
    as: '999999',
    fix: 'correct `lastClick` in lib/print/pdf/witness.ts',
  },
  {
    file: '@slidev/client/internals/PrintSlideClick.vue',
    says: ['`${route.value.no.toString().padStart(3, \'0\')}-${(nav.clicks.value + 1).toString().padStart(2, \'0\')}`'],
    what: 'on the print page a state\'s id is slide and click from 1: `001-01`',
    usedIn: ['lib/print/settle/in-page/read-slides.ts', 'lib/print/settle/in-page/facts.ts', 'lib/print/freeze/in-page/choose.ts', 'lib/site/capture.ts'],
    as: 'print-slide-container',
    fix: 'correct how these files read the id',
  },
  {
    file: '@slidev/client/setup/root.ts',
    says: ['app.provide(injectionSlidevContext'],
    what: 'the app provides the navigation, found from the element it is mounted on',
    usedIn: ['lib/check/walk/in-page.ts'],
    as: '_context?.provides',
    fix: 'find where the client has `nav` now',
  },
  {
    file: '@slidev/client/logic/dark.ts',
    says: ['useLocalStorage(\'slidev-color-schema\', \'auto\')'],
    what: 'the colour scheme that a visitor chose is kept as `slidev-color-schema`',
    usedIn: ['lib/site/inline-scripts.ts'],
    as: 'slidev-color-schema',
    fix: 'correct the key in `schemeScript`: pages around the player would show another scheme',
  },
  {
    file: bundle,
    says: ['(data.slides[index]?.frontmatter?.layout ?? data.slides[0]?.frontmatter?.defaults?.layout) || (index === 0 ? "cover" : "default")'],
    what: 'a slide\'s layout is its own, else the first slide\'s `defaults`, else `cover` or `default`',
    usedIn: ['lib/project/deck.ts'],
    as: 'export function layoutOf(',
    fix: 'correct `layoutOf` in lib/project/deck.ts',
  },
  {
    file: bundle,
    says: ['name: "slidev:layout-wrapper"', /from "unplugin-vue-markdown\/vite"/],
    what: 'a slide is compiled by two plug-ins of these names',
    usedIn: ['lib/slidev/slide-compiler.ts'],
    fix: 'correct `slidePlugins`',
  },
  {
    file: bundle,
    says: ['property: "slidev:version"', 'property: "slidev:entry"'],
    what: 'Slidev\'s page tells its version and the entry\'s path in <meta property="slidev:…">',
    usedIn: ['lib/site/own-page.ts'],
    as: 'slidev:.*',
    fix: 'correct `ours` in lib/site/own-page.ts: the path must not be published',
  },
  {
    file: '@slidev/client/composables/useSlideInfo.ts',
    says: ['`/__slidev/slides/${no}.json`'],
    what: 'the live server tells of a slide, its Markdown among it, at `/__slidev/slides/<no>.json`',
    usedIn: ['lib/stage/source-lines.ts'],
    as: '/__slidev/slides/${no}.json',
    fix: 'correct the address: the presenter no longer sees which lines a slide comes from',
  },
  {
    file: bundle,
    says: ['/^\\/__slidev\\/'],
    what: 'what the live server tells of the sources, and takes for them, is below `/__slidev`',
    usedIn: ['lib/stage/guard/judge.ts'],
    as: '/__',
    fix: 'add the address to `isPrivate` in lib/stage/guard/judge.ts: other sites could read it',
  },
  {
    file: bundle,
    says: regionMarks.flatMap(({ begin, end }) => [`start: /${begin.source}\\s*(.*?)\\s*`, `end: /${end.source}\\s*(.*?)\\s*`]),
    what: 'a code import finds a region by these comments, and without one shows the whole file',
    usedIn: ['lib/slidev/code-regions.ts'],
    fix: 'correct `regionMarks`',
  },
  {
    file: bundle,
    says: ['RE_MERMAID = /^mermaid'],
    what: 'a fence whose first words are `mermaid` is a diagram',
    usedIn: ['lib/features/diagram/blocks.ts'],
    as: '^mermaid\\b',
    fix: 'correct `isMermaid` in lib/features/diagram/blocks.ts',
  },
  {
    file: '@slidev/cli/dist/resolver-*.mjs',
    says: ['possiblePkgNames.unshift(`@slidev/${type}-${name}`, `slidev-${type}-${name}`)'],
    what: 'a theme\'s or addon\'s name is short for these packages',
    usedIn: ['lib/slidev/roots.ts'],
    as: '`@slidev/${type}-${name}`, `slidev-${type}-${name}`',
    fix: 'correct `rootPaths` in lib/slidev/roots.ts',
  },
  {
    file: '@slidev/cli/dist/cli.mjs',
    says: ['injectPreparserExtensionLoader(async (roots, headmatter, filepath, mode)', '"preparser.ts"'],
    what: 'the command line sets the loader of preparser extensions when it is imported',
    usedIn: ['lib/slidev/start.ts'],
    fix: 'find when Slidev asks for the extensions now: our theme and addon come by them',
  },
  {
    file: '@slidev/cli/dist/cli.mjs',
    says: ['command("build [entry..]"', 'option("out"', 'option("base"', 'option("without-notes"', 'option("router-mode"', 'option("port"', 'option("open"'],
    what: '`slidev build` and `slidev` take these options',
    usedIn: ['lib/slidev/run.ts', 'lib/slidev/live.ts'],
    as: 'sessionFor(',
    fix: 'correct the arguments in these files',
  },
  {
    file: '@slidev/parser/dist/fs.mjs',
    says: ['function injectPreparserExtensionLoader(', 'async function load(options, filepath, sources = {}, mode)'],
    what: 'the parser takes a loader of extensions, and sources in place of files',
    usedIn: ['lib/slidev/start.ts', 'lib/project/deck.ts'],
    as: '@slidev/parser/fs',
    fix: 'see the parser\'s types for what takes their place',
  },
  {
    file: '@slidev/client/builtin/Youtube.vue',
    says: ['https://www.youtube.com/embed/'],
    what: '<Youtube> frames youtube.com',
    usedIn: ['lib/site/remote-sources.ts'],
    as: 'https://www.youtube.com',
    fix: 'correct `players` in lib/site/remote-sources.ts: the site\'s policy would forbid what the player asks for',
  },
  {
    file: bundle,
    says: ['https://fonts.googleapis.com/css2?${generateFontParams(options)}&display=swap', 'https://api.fonts.coollabs.io/fonts?${generateFontParams(options)}&display=swap', 'ital,'],
    what: 'the page around the slides asks for the faces of `fonts:` by one style sheet',
    usedIn: ['lib/slidev/remote/find-remote.ts'],
    as: 'https://fonts.googleapis.com/css2',
    fix: 'correct `facesAddress` in lib/slidev/remote/find-remote.ts: the sheet would stay with its host',
  },
  {
    file: '@slidev/client/builtin/PlantUml.vue',
    says: ['`${props.server}/svg/${props.code}`'],
    what: '<PlantUml> asks its server for a drawing of its code',
    usedIn: ['lib/slidev/remote/find-remote.ts', 'lib/slidev/remote/use-copies.ts'],
    as: '/svg/',
    fix: 'correct `diagramAddress`, and the fragment in use-copies.ts: diagrams would stay with their server',
  },
  {
    file: bundle,
    says: ['import { encode } from "plantuml-encoder"', 'encode(code.trim())'],
    what: 'the code of a diagram is encoded by plantuml-encoder',
    usedIn: ['lib/slidev/remote/find-remote.ts'],
    as: 'plantuml-encoder',
    fix: 'encode as Slidev does, in lib/slidev/remote/find-remote.ts',
  },
  {
    file: bundle,
    says: ['https://platform.twitter.com/', 'https://embed.bsky.app/'],
    what: 'the page around <Tweet> and <BlueSky> loads their scripts',
    usedIn: ['lib/site/remote-sources.ts'],
    as: 'https://embed.bsky.app',
    fix: 'correct `players` in lib/site/remote-sources.ts: the site\'s policy would forbid what the player asks for',
  },
  {
    file: '@slidev/client/builtin/BlueSky.vue',
    says: ['fetch(`${RESOLVE_HANDLE_URL}', 'https://public.api.bsky.app/'],
    what: '<BlueSky> asks Bluesky for the post that an address names',
    usedIn: ['lib/site/remote-sources.ts'],
    as: 'https://public.api.bsky.app',
    fix: 'correct `players` in lib/site/remote-sources.ts: the site\'s policy would forbid what the player asks for',
  },
  {
    file: '@slidev/parser/dist/core.mjs',
    says: ['plantUmlServer: "https://www.plantuml.com/plantuml"'],
    what: 'PlantUML is drawn by plantuml.com where the headmatter names no other server',
    usedIn: ['lib/site/remote-sources.ts'],
    as: 'https://www.plantuml.com/plantuml',
    fix: 'correct `plantUmlServer` in lib/site/remote-sources.ts',
  },
  {
    file: '@slidev/client/package.json',
    says: [/"@iconify-json\/carbon"/, /"@iconify-json\/ph"/, /"@iconify-json\/svg-spinners"/],
    what: 'Slidev brings three sets of icons',
    usedIn: ['lib/project/icon-sets.ts'],
    as: '`carbon`, `ph` and `svg-spinners`',
    fix: 'correct the comment and the places in lib/project/icon-sets.ts',
  },
]
