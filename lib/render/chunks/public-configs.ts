/** What Slidev's client reads of the headmatter; nothing else of it is published. */
const wanted = [
  'aspectRatio',
  'author',
  'canvasWidth',
  'codeCopy',
  'colorSchema',
  'contextMenu',
  'download',
  'drawings',
  'duration',
  'exportFilename',
  'hideInToc',
  'htmlAttrs',
  'info',
  'lang',
  'lineNumbers',
  'magicMoveDuration',
  'preloadImages',
  'presenter',
  'remote',
  'selectable',
  'slidesTitle',
  'themeConfig',
  'timer',
  'title',
  'transition',
]

/** The published part of a deck's configuration. */
export function publicConfigs(configs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(wanted.filter(name => name in configs).map(name => [name, configs[name]]))
}

/** Keys of the headmatter that no layout takes as a property, so that slide 1 need not carry them. */
const headmatterOnly = /^(?:addons|aspectRatio|author|canvasWidth|colorSchema|defaults|draft|drawings|duration|export.*|favicon|fonts|highlighter|info|keywords|mdc|monaco.*|notes|presenter|record|remote.*|routerMode|seoMeta|theme.*|titleTemplate|wakeLock)$/

/** A slide's frontmatter as its layout and components may see it. */
export function publicFrontmatter(frontmatter: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(frontmatter).filter(([name]) => !headmatterOnly.test(name)))
}
