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

/** What Slidev itself reads of a slide's frontmatter. */
const slideKeys = [
  'class',
  'clickAnimation',
  'clicks',
  'clicksStart',
  'dragPos',
  'hideInToc',
  'lang',
  'layout',
  'level',
  'name',
  'preload',
  'routeAlias',
  'title',
  'transition',
  'zoom',
]

/** Headmatter for Slidev's build, whose words may also stand in a template. */
const settings = /^(?:addons|author|defaults|draft|drawings|export.*|favicon|fonts|info|keywords|notes|presenter|record|remote.*|seoMeta|theme.*|titleTemplate)$/

/**
 * The published part of slide 1's frontmatter, which is the whole headmatter: what Slidev reads of a slide, and
 * what a layout, a component or a layer of ours names.
 *
 * @param frontmatter the headmatter
 * @param templates text of those templates
 */
export function publicFrontmatter(frontmatter: Record<string, unknown>, templates: string): Record<string, unknown> {
  const named = new Set<string>(templates.match(/[\w-]+/g))
  return Object.fromEntries(Object.entries(frontmatter).filter(([name]) =>
    slideKeys.includes(name) || (!settings.test(name) && named.has(name))))
}
