import antfu from '@antfu/eslint-config'

/** The rooms of `lib/`, from the roof down: each may use what stands below it, never what stands above (docs/architecture.md). */
const rooms = ['pipeline', 'check', 'site', 'print', 'rules', 'article', 'features', 'stage', 'slidev', 'cage', 'look', 'browser', 'project', 'markdown']

type Arrow = ['error', { patterns: { regex: string, message: string }[] }]

/** Refuses imports that point up, and from one feature into another. */
const arrows = [
  ...rooms.map((room, index) => ({
    files: [`lib/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{ regex: `^\\.\\..*/(?:${['commands', 'setup', ...rooms.slice(0, index)].join('|')})/`, message: `lib/${room} stands below: see docs/architecture.md` }],
      }] satisfies Arrow as Arrow,
    },
  })),
  {
    files: ['lib/features/*/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          { regex: `^\\.\\..*/(?:commands|setup|${rooms.slice(0, rooms.indexOf('features')).join('|')})/`, message: 'features stand below: see docs/architecture.md' },
          { regex: '^(?:\\.\\./)+(?:diagram|table|references|snippet|quiz|poll)/', message: 'a feature uses no other feature' },
        ],
      }] satisfies Arrow as Arrow,
    },
  },
]

/** Playwright sends a function as its text: what it names outside itself is not there. Diagrams are drawn by a module that the page loads. */
const selfContained = {
  files: ['lib/**/in-page/*.ts', 'lib/**/*-in-page.ts', 'lib/check/walk/in-page.ts'],
  ignores: ['lib/features/diagram/in-page/*.ts', 'lib/cage/run-in-page.ts'],
  rules: {
    'no-restricted-syntax': ['error', ...['ImportDeclaration[importKind!="type"]', 'Program > VariableDeclaration', 'Program > FunctionDeclaration'].map(selector => ({
      selector,
      message: 'a function sent into a page uses nothing from outside itself',
    }))] as ['error', ...{ selector: string, message: string }[]],
  },
}

/** What comes from outside the process goes through a schema (lib/project/json.ts). */
const throughSchema = {
  files: ['commands/**/*.ts', 'components/**/*.vue', 'lib/**/*.ts', 'scripts/**/*.ts', 'setup/**/*.ts', 'slides/**/*.{ts,vue}', 'theme/**/*.{ts,vue}'],
  ignores: [
    'lib/project/json.ts',
    'lib/markdown/yaml.ts',
    'lib/**/in-page/*.ts',
    // A page counts its bytes: these narrow by hand, or read what the same build wrote.
    'components/{MermaidDiagram,RunnableSnippet}.vue',
    'lib/features/quiz/client/votes.ts',
    'lib/site/gallery/main.ts',
    'lib/stage/remote/page.ts',
    // Pyodide's own file, for Pyodide.
    'lib/cage/runners/python.ts',
  ],
  rules: {
    'no-restricted-syntax': ['error', ...['CallExpression[callee.object.name="JSON"][callee.property.name="parse"]', 'CallExpression[callee.property.name="json"][arguments.length=0]', 'ImportDeclaration[source.value="yaml"] > ImportSpecifier[imported.name=/^parse/]'].map(selector => ({
      selector,
      message: 'read it with a schema: lib/project/json.ts; YAML with lib/markdown/yaml.ts',
    }))] as ['error', ...{ selector: string, message: string }[]],
  },
}

/** Commands read words and print; the order of the work is the pipeline's. */
const commands = {
  files: ['commands/**/*.ts'],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{ regex: '/lib/(?:print|rules|features|stage|slidev|cage|look)/', message: 'a command asks lib/pipeline: see docs/architecture.md' }],
    }] satisfies Arrow as Arrow,
  },
}

export default antfu({
  typescript: true,
  vue: true,
  markdown: false,
  // Fixtures are wrong on purpose, and recordings are evidence, not source.
  ignores: [
    'tests/fixtures/**/snippets/!(bars).ts',
    'tests/fixtures/**/*.json',
    'tests/fixtures/**/*.vue',
    '!tests/fixtures/decks/features/**/*.vue',
    '**/*.bad.ts',
    'dist',
    'export',
    '.cache',
    'slides/**/*.md',
    '**/*.md',
  ],
  rules: {
    'no-console': 'off',
    'node/prefer-global/process': 'off',
    'node/prefer-global/buffer': 'off',
    'antfu/no-top-level-await': 'off',
    // It breaks short lists over many lines.
    'antfu/reasonable-newline': 'off',
    // Only the parameters that need words have them.
    'jsdoc/check-param-names': 'off',
    // Tests read what a person sees, which textContent is not.
    'unicorn/prefer-dom-node-text-content': 'off',
    'vue/block-order': [
      'error',
      {
        order: ['script', 'template', 'style'],
      },
    ],
    'ts/no-explicit-any': 'error',
  },
}, {
  // A snippet ends with what it shows.
  files: ['tests/fixtures/**/snippets/*.ts'],
  rules: { 'ts/no-unused-expressions': 'off' },
}, ...arrows, commands, throughSchema, selfContained, {
  // Lists of files, which a line each would make four screens long.
  files: ['tsconfig/*.json'],
  rules: { 'antfu/consistent-list-newline': 'off' },
})
