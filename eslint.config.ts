import antfu from '@antfu/eslint-config'

export default antfu({
  typescript: true,
  vue: true,
  markdown: false,
  // Fixtures are wrong on purpose, and recordings are evidence, not source.
  ignores: [
    'tests/fixtures/**',
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
})
