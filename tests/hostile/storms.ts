/** A program whose output is far more than a slide shows, and how its run has to end. */
export interface Storm {
  what: string
  language: 'TypeScript' | 'Python'
  code: string
  ending: string
}

// eslint-disable-next-line no-template-curly-in-string
const bars = 'Array.from({ length: 15_000 }, (_, i) => `<rect x="${i % 300}" y="${i % 170}" width="1.5" height="${i % 40}" fill="hsl(${i % 360} 50% 50%)"/>`).join(\'\')'

export const storms: Storm[] = [
  { what: 'one line of 99,000 characters', language: 'Python', code: 'print("x" * 99_000)', ending: 'finished' },
  { what: '2,900 short lines', language: 'Python', code: 'for number in range(2_900): print(number)', ending: 'finished' },
  { what: '2,900 short lines, then no end', language: 'Python', code: 'for number in range(2_900): print(number)\nwhile True: pass', ending: 'stopped at its time limit' },
  { what: 'two streams in turn, 2,900 lines', language: 'TypeScript', code: 'for (let i = 0; i < 1450; i++) { console.log(i); console.error(i) }', ending: 'finished' },
  { what: '2,900 results', language: 'TypeScript', code: 'for (let i = 0; i < 2900; i++) display(i)', ending: 'finished' },
  { what: 'a progress bar of 90,000 characters', language: 'Python', code: 'for step in range(9_000): print(f"\\r{step:9}", end="")', ending: 'finished' },
  { what: 'carriage returns without end', language: 'TypeScript', code: 'for (;;) console.log(\'\\r\'.repeat(500))', ending: 'too much output' },
  { what: 'an SVG of 1.2 MB', language: 'TypeScript', code: `display(\`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><title>Bars</title>\${${bars}}</svg>\`)`, ending: 'finished' },
]
