/** Snippets whose recordings are altered after they were made, and the differences that are to be told. */
export const driftSeeds: { code: string, recorded: string, altered: string, diff: RegExp }[] = [
  { code: 'console.log(\'steady\')\nconsole.log(Math.random())\n', recorded: 'steady', altered: 'steady', diff: /\n {4}- stdout: 0\.\d+\n {4}\+ stdout: 0\.\d+\n/ },
  { code: 'console.log(12)\n', recorded: '\n12\n', altered: '\n13\n', diff: /\n {4}- stdout: 13\n {4}\+ stdout: 12\n/ },
  { code: 'console.log(\'a\')\nconsole.log(\'b\')\n', recorded: 'a\nb\n', altered: 'a\n', diff: /:\n {4}\+ stdout: b\n/ },
  { code: 'console.error(\'so so\')\n', recorded: '```stderr', altered: '```stdout', diff: /\n {4}- stdout: so so\n {4}\+ stderr: so so\n/ },
  { code: 'console.log(\'x\')\n;[1, 2]\n', recorded: '[ 1, 2 ]', altered: '[ 1, 2, 3 ]', diff: /\n {4}- result: \[ 1, 2, 3 \]\n {4}\+ result: \[ 1, 2 \]\n/ },
  { code: 'console.log(\'y\')\n', recorded: 'ending: finished', altered: 'ending: error', diff: /:\n {4}- ending: error\n {4}\+ ending: finished\n/ },
]
