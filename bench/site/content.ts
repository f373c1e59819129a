/** Slides of the generated talk, the same for every program. */
const count = 20

const flowchart = 'flowchart LR\n  FM["Foundation model"] -->|powers| GA["Gen AI application"]\n  GA -->|enables| P["Product"]\n  FM -->|also powers| N["Search, ranking"]'
const code = 'export function share(part: number, whole: number): number {\n  if (whole === 0)\n    throw new Error(\'nothing to share\')\n  return 100 * part / whole\n}'
const grid = '| Kind | Trained on | Gives |\n|---|---|---|\n| Foundation | broad data | features |\n| Generative | any data | content |\n| Both | the open web | text, pictures |'

/** @param diagram Markdown of the slide with the flowchart */
function bodies(diagram: string): string[] {
  const kinds = [
    (no: number) => `- first of the points on slide ${no}\n- second, with **weight**\n- third, with \`code\``,
    () => `\`\`\`ts\n${code}\n\`\`\``,
    () => grid,
    () => 'A paragraph that fills two lines of a slide, so that there is something to set and to break, and to look for afterwards.',
    () => diagram,
  ]
  return Array.from({ length: count }, (_, index) => `# Slide ${index + 1} says one thing\n\n${kinds[index % kinds.length]!(index + 1)}`)
}

const join = (slides: string[]): string => `${slides.join('\n\n---\n\n')}\n`

/** As Slidev and we read it, with the flowchart drawn. */
export function slidevDeck(headmatter: string): string {
  return `---\n${headmatter}\n---\n\n${join(bodies(`\`\`\`mermaid\n${flowchart}\n\`\`\``))}`
}

/** Marp draws no diagrams: their source stands as code. */
export function marpDeck(): string {
  return `---\nmarp: true\n---\n\n${join(bodies(`\`\`\`\n${flowchart}\n\`\`\``))}`
}

/** reveal.js with its own plug-ins for Markdown and code; a diagram's source stands as code. `library` is relative to the page. */
export function revealDeck(library: string): string {
  const sections = bodies(`\`\`\`\n${flowchart}\n\`\`\``).map(body => `<section data-markdown><script type="text/template">\n${body}\n</script></section>`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Measured</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${library}/dist/reveal.css"><link rel="stylesheet" href="${library}/dist/theme/white.css"><link rel="stylesheet" href="${library}/dist/plugin/highlight/monokai.css">
<div class="reveal"><div class="slides">${sections.join('\n')}</div></div>
<script src="${library}/dist/reveal.js"></script><script src="${library}/dist/plugin/markdown.js"></script><script src="${library}/dist/plugin/highlight.js"></script><script>Reveal.initialize({ hash: true, plugins: [RevealMarkdown, RevealHighlight] })</script></html>`
}
