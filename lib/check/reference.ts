import type { RuleInfo } from '../project/rule.ts'

const kinds: Record<RuleInfo['kind'], string> = {
  source: 'What the files say',
  rendered: 'What the slide shows, at every click',
  truth: 'Whether it is true',
  privacy: 'What nobody should see',
  time: 'Whether it fits the slot',
  budget: 'Whether it loads',
}

/** `docs/rules.md`: every rule with its severity and why it is there. */
export function rulesReference(rules: RuleInfo[]): string {
  const parts = Object.entries(kinds).flatMap(([kind, title]) => {
    const own = rules.filter(rule => rule.kind === kind)
    return own.length === 0 ? [] : [`## ${title}\n\n| Rule | Severity | Why |\n|---|---|---|\n${own.map(({ id, severity, why }) => `| \`${id}\` | ${severity} | ${why.replaceAll('|', '\\|')} |`).join('\n')}\n`]
  })
  return `# The rules of \`lectern check\`

Written by \`node scripts/write-reference.ts\` from the rules themselves; a test compares the two.

An **error** ends the command with 1. A **warning** does so under Lectern's own theme and with \`--strict\`. A **hint** never does. The severity below is a rule's heaviest: a finding that Lectern cannot be sure of weighs less.

${parts.join('\n')}`
}
