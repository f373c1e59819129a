/** What a new talk's project has besides the talk; without a word that has to be filled in first. */
export interface ProjectSettings {
  /** The folder's name. */
  name: string
  title: string
  /** Of Lectern. */
  version: string
  /** Adds Python's runtime, which only talks that run Python need. */
  python: boolean
  /** Packages with faces for the talk's letters, where the theme's own lack some. */
  faces?: readonly string[]
  /** Markdown file of the talk, relative to the project. */
  talk: string
}

/** Files of a project by path; `init` writes those that are not there. */
export function projectFiles(settings: ProjectSettings): Map<string, string> {
  return new Map([
    ['package.json', packageJson(settings)],
    ['.gitignore', 'node_modules/\ndist/\nexport/\n'],
    ['.github/workflows/talk.yml', workflow(settings)],
    ['AGENTS.md', agents(settings)],
  ])
}

function packageJson({ name, version, python, faces = [], talk }: ProjectSettings): string {
  return `${JSON.stringify({
    name: name.toLowerCase().replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '') || 'talk',
    private: true,
    type: 'module',
    scripts: {
      dev: `lectern dev ${talk} --open`,
      build: `lectern build ${talk}`,
      export: `lectern export ${talk}`,
      check: `lectern check ${talk}`,
    },
    devDependencies: { lectern: `^${version}`, ...python && { pyodide: '^314.0.7' }, ...Object.fromEntries(faces.map(face => [face, '^5.3.0'])) },
  }, undefined, 2)}\n`
}

/** Checks and builds at each push, publishes the default branch; actions are pinned by commit. */
function workflow({ talk }: ProjectSettings): string {
  return `name: talk

on:
  push:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: talk-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
          # Files are stamped with the date of the talk's last commit.
          fetch-depth: 0
      - uses: actions/setup-node@39370e3970a6d050c480ffad4ff0ed4d3fdee5af # v4.1.0
        with:
          node-version: 24
      # With package-lock.json the same versions come every time: commit it.
      - run: if [ -f package-lock.json ]; then npm ci; else npm install; fi
      - run: npx lectern check ${talk}
      - run: npx lectern build ${talk}
      - run: npx lectern export ${talk}
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: pdf
          path: '*.pdf'
      - uses: actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1
        with:
          path: dist

  publish:
    if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch
    needs: build
    runs-on: ubuntu-24.04
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.pages.outputs.page_url }}
    steps:
      - id: pages
        uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
`
}

function agents({ talk, title }: ProjectSettings): string {
  return `# ${title}: how to write in this talk

\`${talk}\` is the whole talk, in Markdown. Slides are divided by \`---\`; a slide's options are in the block that follows.

- \`npm run dev\` shows it, and follows what you write. \`npm run check\` names every mistake with file and line: run it after each change, and correct the cause.
- A slide says one thing: its title is that thing in a sentence, and at most 40 words are on it.
- What you say is in the slide's last comment, \`<!-- … -->\`. \`[click]\` in it marks where the talk goes on. Notes are never published, unless the headmatter says \`notes: public\`.
- Layouts: \`cover\`, \`section\`, \`statement\`, \`default\`, \`two-columns\`, \`figure\`, \`table\`, \`code\`, \`quote\`, \`references\`, \`closing\`.
- \`<v-clicks>\` around a list brings it entry by entry. \`<ComparisonTable reveal="row">\` around a Markdown table brings it row by row.
- Diagrams are \`\`\`mermaid fences; \`%% step 1: show A-->B, B\` brings parts by clicks.
- Code that runs is a file in \`snippets/\`, shown by \`<RunnableSnippet src="name.py" />\`. \`npx lectern record\` runs it and keeps what it prints. Never write an output by hand.
- Pictures lie in \`public/\` and are named \`/name.png\`, with words for those who do not see them.
- Each number, name and quotation has a source: an entry of \`references.yml\`, cited by \`<Cite id="…" />\`.
- Comments \`<!-- from article.md: … -->\` name the lines of the article that a slide comes from. Keep them where the slide still says what the article says; take them out where it is yours. \`npx lectern trace\` shows them.
`
}
