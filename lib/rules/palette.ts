import type { Rule } from '../project/rule.ts'
import { paletteClass, paletteNames } from '../look/palettes.ts'
import { defineRule } from '../project/rule.ts'
import { themeFor } from '../slidev/theme.ts'

/** Refuses `themeConfig: { palette }` with a name that our theme does not have. */
export const palette: Rule = defineRule({ id: 'unknown-palette', kind: 'source', severity: 'error', why: 'The deck would keep the colours that its author meant to change.' }, deck => themeFor(deck.headmatter.theme, deck.folder) === undefined
  ? []
  : deck.slides.flatMap(slide => slide.keys.filter(({ head, key }) => head && key === 'themeConfig').flatMap(({ file, line, value }) => {
      const isNamed = typeof value === 'object' && value !== null && 'palette' in value
      return isNamed && !paletteClass({ themeConfig: value })
        ? [{
            file,
            line,
            slide: slide.no,
            found: `the palette ${JSON.stringify(value.palette)}, which the theme does not have`,
            expected: `${paletteNames().join(' or ')}, or none for the theme's own colours`,
            fix: 'correct the name, or leave the key out',
          }]
        : []
    })))
