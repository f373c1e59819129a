import type { SlideSnapshot } from '../../lib/print/settle.ts'

/** The same talk for every program: titles, lists, code and a table, `count` slides of them. */
export function slideBodies(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const title = `# Slide ${index + 1} says one thing`
    const kinds = [
      `- first of the points on slide ${index + 1}\n- second, with **weight**\n- third, with \`code\``,
      '```ts\nexport function share(part: number, whole: number): number {\n  return 100 * part / whole\n}\n```',
      '| Kind | Trained on | Gives |\n|---|---|---|\n| Foundation | broad data | features |\n| Generative | any data | content |',
      'A paragraph that fills two lines of a slide, so that there is something to set and to break, and to look for afterwards.',
    ]
    return `${title}\n\n${kinds[index % kinds.length]}`
  })
}

/** Headmatter, then slides, as Slidev and we read them. */
export function slidevDeck(count: number, headmatter: string): string {
  return `---\n${headmatter}\n---\n\n${slideBodies(count).join('\n\n---\n\n')}\n`
}

export function marpDeck(count: number): string {
  return `---\nmarp: true\n---\n\n${slideBodies(count).join('\n\n---\n\n')}\n`
}

/** A real talk as Marp can have it: each slide's title, its words a line each, and its inline drawings. */
export function marpTalk(slides: SlideSnapshot[]): string {
  const bodies = slides.map(({ title, text, html }) => {
    const lines = text.split('\n').filter(line => line !== title).map(line => line.replace(/[<>#*_|`]/g, '\\$&'))
    const drawings = [...html.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([drawing]) => `<div>${drawing.replace(/\n\s*/g, ' ')}</div>`)
    return [`# ${title}`, ...lines, ...drawings].join('\n\n')
  })
  return `---\nmarp: true\n---\n\n${bodies.join('\n\n---\n\n')}\n`
}

/** `library` is the address of reveal.js's folder, relative to the page. */
export function revealDeck(count: number, library: string): string {
  const sections = slideBodies(count).map(body => `<section data-markdown><script type="text/template">\n${body}\n</script></section>`).join('\n')
  return `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${library}/dist/reveal.css"><link rel="stylesheet" href="${library}/dist/theme/white.css">
<div class="reveal"><div class="slides">${sections}</div></div>
<script src="${library}/dist/reveal.js"></script><script src="${library}/dist/plugin/markdown.js"></script><script>Reveal.initialize({ plugins: [RevealMarkdown] })</script>`
}
