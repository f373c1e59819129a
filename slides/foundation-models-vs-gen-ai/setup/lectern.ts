import type { TalkSetup } from 'lectern/setup'
import { minutes } from '../lib/minutes.ts'

export default {
  rules: [minutes],
  addOns: {
    // Stand-ins for two packages that no browser has; live, the speaker's own endpoint answers for one of them.
    python: {
      wants: /^[ \t]*(?:from|import)[ \t][^#\n]*\b(?:transformers|openai)\b/,
      cage: 'lib/standin/add-on.ts',
      page: 'lib/endpoint/client/client.ts',
      local: 'lib/endpoint/local.ts',
    },
  },
} satisfies TalkSetup
