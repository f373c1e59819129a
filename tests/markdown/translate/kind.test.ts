import { describe, expect, it } from 'vitest'
import { translateSource } from '../../../lib/markdown/translate/translate-source.ts'

describe('which Markdown a file is written in', () => {
  it.each([
    ['dashes between slides', '# A\n\n---\n\n# B', 'slidev'],
    ['dashes right under a heading', '# A\n---\n# B', 'slidev'],
    ['three dashes under a paragraph of two lines', 'a\nb\n---\n\nc', 'slidev'],
    ['three dashes that a paragraph indents', 'a\nb\n ---\n\nc', 'headings'],
    ['four dashes under a paragraph of two lines', 'a\nb\n----\n\nc', 'headings'],
    ['a slide\'s own frontmatter', '# A\n\n---\nlayout: center\n---\n\n# B', 'slidev'],
    ['a theme in the headmatter', '---\ntheme: seriph\n---\n\n# A\n\n## B', 'slidev'],
    ['one of Slidev\'s layouts', '---\nlayout: cover\n---\n\n# A\n\n## B', 'slidev'],
    ['another tool\'s layout', '---\nlayout: post\ntitle: A\n---\n\n## B\n\n## C', 'headings'],
    ['an underlined heading', 'Title\n---\n\ntext', 'headings'],
    ['dashes in code', '# A\n\n```\n---\n```\n\n## B', 'headings'],
    ['rules of stars', '# A\n\n***\n\n## B', 'headings'],
    ['nothing at all', '', 'headings'],
    ['marp: true', '---\nmarp: true\n---\n\n# A', 'marp'],
    ['marp: "true"', '---\nmarp: "true"\n---\n\n# A', 'marp'],
    ['marp: false', '---\nmarp: false\n---\n\n# A\n\n## B', 'headings'],
    ['a directive that only Marp has', '---\ntheme: custom\n_paginate: false\n---\n\n# A\n\n---\n\n# B', 'marp'],
    ['pages counted as Marp does', '---\ntheme: gaia\npaginate: true\n---\n\n# A\n\n---\n\n# B', 'marp'],
    ['pages counted in a deck of Slidev\'s', '---\ntheme: seriph\ntransition: fade\npaginate: true\n---\n\n# A\n\n---\n\n# B', 'slidev'],
    ['marp: false beside them', '---\nmarp: false\npaginate: true\n---\n\n# A\n\n## B', 'headings'],
    ['pages held, beside a theme alone', '---\ntheme: gaia\npaginate: hold\n---\n\n# A', 'marp'],
    ['pages counted beside a font', '---\nfonts: x\npaginate: true\n---\n\n# A\n\n## B', 'slidev'],
    ['a block of YAML at its top', '\n```yaml\ntheme: none\n```\n\n# A\n\n## B', 'slidev'],
    ['a block of another language', '```yam\ntheme: none\n```\n\n# A\n\n## B', 'headings'],
    ['marp: yes in front matter that is not YAML', '---\nmarp: yes\ntitle: a: b\n---\n\n# A\n\n## B', 'headings'],
    ['another tool\'s pages', '---\npaginate: 5\n---\n\n# A\n\n## B', 'headings'],
    ['marp: true in front matter that is not YAML', '---\nmarp: true\ntitle: a: b\n---\n\n# A', 'marp'],
  ])('takes %s for what it is', (_, source, kind) => {
    expect(translateSource(source).kind).toBe(kind)
  })

  it('leaves Slidev\'s own lines as they are, each its own origin', () => {
    const source = '---\ntheme: seriph\n---\r\n\n# A {{ x }}\n~~~\n---\n~~~\n---\n\n<Foo>'
    const { lines, origin, notices } = translateSource(source)
    expect(lines).toEqual(source.split(/\r?\n/))
    expect(origin).toEqual(lines.map((_, index) => index + 1))
    expect(notices).toEqual([])
  })

  it.each([
    ['headings', '# A\n\ntext\n\n## B\n\n~~~\n---\n~~~\n\nC\n---\n\nend'],
    ['one heading', '# A\n\n- list'],
    ['no heading', 'text only'],
    ['Marp', '---\nmarp: true\n---\n\n# A {{ x }}\n\n***\n\n* b\n\n![bg](a.png)\n\n<!-- note -->'],
    ['Marp without its name', '---\ntheme: gaia\npaginate: true\n_class: lead\n---\n\n# A\n\n---\n\n![bg](black)'],
    ['one Marp slide', '---\nmarp: true\n---\n\ntext\n\n- list'],
  ])('changes nothing in the translation of %s', (_, source) => {
    const once = translateSource(source)
    const twice = translateSource(once.lines.join('\n'))
    expect(twice.lines).toEqual(once.lines)
  })
})
