import type { Rule } from 'postcss'
import type { Line } from '../edits.ts'
import type { Notice } from '../notice.ts'
import postcss from 'postcss'

/** An author's CSS, translated: `imports` come before all other rules. */
export interface Style {
  imports: Line[]
  rules: Line[]
  notices: Notice[]
  /** Class names it has rules for. */
  classes: Set<string>
}

/** Marp's own elements that a slide of Slidev does not have, or positions that its slides do not share one parent for. */
const foreign = /foreignObject|data-marp|\[data-|\bmarp-|svg\s*>|(?:section|:root)[^\s>+~,]*(?::(?:nth|first|last|only)-|#)/

/**
 * Rewrites CSS for Marp to CSS for one slide of Slidev: `section` and `:root` are the slide, `section::after` its page
 * number, and pixels are those of Slidev's smaller slide.
 *
 * @param line line of the author's file, from 1, on which the CSS starts
 * @param scale width of Slidev's slide over that of Marp's
 */
export function translateStyle(css: string, line: number, scale: number): Style {
  const style: Style = { imports: [], rules: [], notices: [], classes: new Set() }
  const at = (node: { source?: { start?: { line: number } } }): number => line + (node.source?.start?.line ?? 1) - 1
  const tell = (node: Parameters<typeof at>[0], found: string): void => void style.notices.push({
    line: at(node),
    found,
    expected: 'CSS for the elements of a slide: `section` for all of it, headings, lists, tables, classes',
    fix: 'rewrite the rule for Slidev, or delete it; it has no effect',
  })
  let root: postcss.Root
  try {
    root = postcss.parse(css)
  }
  catch (error) {
    const place = error instanceof postcss.CssSyntaxError
      ? error
      : undefined
    const start = { source: { start: { line: place?.line ?? 1 } } }
    tell(start, `CSS that cannot be read: ${place?.reason ?? 'unknown error'}`)
    return style
  }
  root.walkAtRules(/^import(?:-theme)?$/, (rule) => {
    if (/^(?:url\(\s*)?["']?(?:https?:)?\/\//.test(rule.params) && rule.name === 'import')
      style.imports.push({ text: `@import ${rule.params};`, origin: at(rule) })
    else
      tell(rule, `\`@${rule.name} ${rule.params}\`, a theme of Marp`)
    rule.remove()
  })
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name.endsWith('keyframes'))
      return
    for (const [, name = ''] of rule.selector.matchAll(/\.(-?[a-z_][\w-]*)/gi))
      style.classes.add(name)
    if (foreign.test(rule.selector))
      tell(rule, `the selector \`${rule.selector.replace(/\s+/g, ' ')}\`, which finds nothing on a slide of Slidev`)
    rewriteRule(rule, tell)
  })
  root.walkDecls((declaration) => {
    declaration.value = scalePixels(declaration.value, scale)
  })
  const lines = root.toString().replaceAll('</', '<\\/').split('\n')
  style.rules = lines.map((text, index) => ({ text, origin: line + index })).filter(({ text }) => text.trim() !== '')
  return style
}

function rewriteRule(rule: Rule, tell: (node: Rule, found: string) => void): void {
  const nested = rule.parent?.type === 'rule'
  const isSlide = rule.selectors.every(selector => /^(?:section|:root)(?:[.:#[][^\s>+~]*)?$/.test(selector) && !/::?(?:after|before)$/.test(selector))
  const isPage = /(?:section|:root)\S*::?after$/.test(rule.selector)
  rule.selectors = rule.selectors.map(selector => slideSelector(selector, nested))
  if (!isSlide && !isPage)
    return
  rule.walkDecls((declaration) => {
    if (declaration.parent !== rule)
      return
    if (isSlide && /^(?:width|height)$/.test(declaration.prop)) {
      tell(rule, `\`${declaration.prop}: ${declaration.value}\` for the whole slide`)
      declaration.remove()
    }
    else if (isPage && declaration.prop === 'content') {
      declaration.remove()
    }
  })
}

/** A slide's class under Slidev, where UnoCSS has a rule of its own for `invert`: a filter that turns all colours round. */
export function slideClass(name: string): string {
  return name === 'invert'
    ? 'marp-invert'
    : name
}

function slideSelector(selector: string, nested: boolean): string {
  const named = selector
    .replace(/\.([a-z][\w-]*)/gi, (_, name: string) => `.${slideClass(name)}`)
    .replace(/(^|[\s>+~(])(?:section|:root)([.#][\w.#-]+)?::?after/g, '$1.slidev-layout$2 .marp-page')
    .replace(/(^|[\s>+~(])(?:section|:root)(?![\w-])/g, '$1.slidev-layout')
  return nested || named.includes('.slidev-layout') || /^(?:html|body)\b/.test(named)
    ? named
    : `.slidev-layout ${named}`
}

/** The lengths in pixels of a CSS value, for a slide of another width; hairlines stay. */
export function scalePixels(value: string, scale: number): string {
  return value.replace(/(?<![\w.])(?<![\w-]-)(\d+(?:\.\d+)?|\.\d+)px\b/g, (whole, number: string) => Number(number) <= 3
    ? whole
    : `${Number((Number(number) * scale).toFixed(2))}px`)
}
