/** A first talk worth keeping: five slides, each of which shows by what it is how the next one is written. */
export function firstTalk(title: string): string {
  return `---
title: ${JSON.stringify(title)}
lang: en
layout: cover
---

# ${title.replace(/[\\`*_[\]<>{}#$]/g, '\\$&')}

One sentence that says what the audience will know afterwards.

<!--
Speaker notes are in a slide's last comment. They are on your screen, never on the wall, and in nothing that is published.
-->

---
layout: statement
---

# A title is a sentence

Who reads only the titles has heard the talk.

<!--
Say why it matters to the people in this room. Then go on.
-->

---

# Three things, one at a time

<v-clicks>

- What it is
- Why now
- What to do on Monday

</v-clicks>

<!--
[click] What it is: the shortest definition that is still true.

[click] Why now: what has changed since last year.

[click] What to do on Monday: one step that everybody can take.
-->

---
layout: figure
---

# A diagram grows by clicks

\`\`\`mermaid
%% title: An idea becomes a draft, and the draft becomes a talk
%% step 1: show A-->B, B
%% step 2: show B-->C, C
flowchart LR
  A[Idea] -->|write| B[Draft]
  B -->|rehearse| C[Talk]
\`\`\`

<!--
[click] Write it down before you draw it.

[click] Rehearse it aloud, once, with the clock.
-->

---
layout: closing
---

# What to take away

1. One slide says one thing.
2. What you say is in the notes.
3. \`lectern check\` finds what is wrong before the audience does.

<!--
Read the three aloud, slowly. Then stop: the last thing you say is what stays.
-->
`
}
