/** Of each rule that searches a built site: what is planted, its text, and what is said of it, with the slide before it. */
export const leakSeeds: Record<string, [planted: string, text: string, found: string][]> = {
  'leaked-words': [
    ['notes as HTML', '<p>Tell them why the moon is <strong>always late</strong> at the harbour, and that Kelvin knew how late it would be.</p>', '1 the built site reveals the notes of talk, in a.html'],
    ['notes in a script', '"\\nat the harbour, and that Kelvin knew\\u0020how late it would be"', '1 the built site reveals the notes of talk, in a.js'],
    ['notes in Japanese', '{"note":"月がいつも遅れてくる理由を港の人たちに説明してから次へ進む"}', '3 the built site reveals the notes of talk, in a.json'],
    ['the same, escaped', `{"note":"${[...'月がいつも遅れてくる理由を港の人たちに説明してから次へ進む'].map(letter => `\\u${letter.charCodeAt(0).toString(16)}`).join('')}"}`, '3 the built site reveals the notes of talk, in a.json'],
    ['a comment', '<!-- the second sentence is not proven yet, ask somebody at the institute -->', '1 the built site reveals a comment of talk, in a.html'],
    ['a draft', 'This deck is not ready at all, so please do not show it to anybody.', '1 the built site reveals slides of draft, in a.txt'],
  ],
  'leaked-key': [
    ['a key', 'const key="sk-proj-aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA"', '- the built site reveals an API key ("sk-proj-…"), in a.js'],
    ['a key of AWS', '<!-- AKIAQ3EGTB7RZ5MNC2WD -->', '- the built site reveals an AWS access key ("AKIAQ3EG…"), in a.html'],
    ['a token of GitHub', '{"token":"ghp_aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA9876"}', '- the built site reveals a GitHub token ("ghp_aB3d…"), in a.json'],
    ['a token of GitLab', 'glpat-aB3dE5gH7jK9mN1pQ2rS', '- the built site reveals a GitLab token ("glpat-aB…"), in a.txt'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\naB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA', '- the built site reveals a private key ("-----BEG…"), in a.md'],
  ],
  'leaked-path': [
    ['a path', 'at file:///home/ada/talks/components/A.vue:3', '- the built site reveals where the project lies on this machine (/home/ada/talks), in a.js.map'],
    ['a path in a page', '<a href="/home/ada/talks/">', '- the built site reveals where the project lies on this machine (/home/ada/talks), in a.html'],
    ['a path in an address', '?from=%2Fhome%2Fada%2Ftalks', '- the built site reveals where the project lies on this machine (/home/ada/talks), in a.js'],
    ['a path in styles', '/*# source=/home/ada/talks/a.css */', '- the built site reveals where the project lies on this machine (/home/ada/talks), in a.css'],
    ['a path in data', '["/home/ada/talks","x"]', '- the built site reveals where the project lies on this machine (/home/ada/talks), in a.json'],
  ],
}
