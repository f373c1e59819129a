import { expect, it } from 'vitest'
import { make } from './make.ts'

/** So many words, which are no sentence yet. */
function many(count: number, word = 'word'): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ')
}

function table(columns: number, rows: number, cell: (row: number, column: number) => string = (row, column) => `r${row}c${column}`): string {
  const line = (cells: (column: number) => string): string => `| ${Array.from({ length: columns }, (_, column) => cells(column)).join(' | ')} |`
  return [line(column => `h${column}`), `|${'---|'.repeat(columns)}`, ...Array.from({ length: rows }, (_, row) => line(column => cell(row, column)))].join('\n')
}

function code(lines: number, text: (line: number) => string = line => `line ${line}`): string {
  return `\`\`\`sh\n${Array.from({ length: lines }, (_, line) => text(line)).join('\n')}\n\`\`\``
}

/** What is planned, a line a slide: layout, title, parts, what is said, size of its letters. Runs of words and lines are told by their number. */
function told(article: string): string {
  const { plan, slides } = make(`# Tides\n\nThe moon pulls on the water of the whole earth.\n\n${article}`)
  const short = (text: string): string => text
    .replace(/\w*word0(?: \w*word\d+)*/g, run => `⟨${run.split(' ').length}⟩`)
    .replace(/line (\d+)(?:\n+line \d+)*\n+line (\d+)/g, '$1–$2')
    .replace(/\| (r\d+c0) [\s\S]* (r\d+c\d+) \|/g, '$1–$2')
    .replace(/<\/?ComparisonTable[^>]*>/g, tag => tag.includes(' reveal="row"') ? ' reveal="row"' : '')
    .replace(/x{9,}/g, run => `x${run.length}`)
    .replace(/\n+/g, '⏎')
  const lines = plan.slides.slice(1).filter(({ layout }) => layout !== 'closing' || article.includes('Summary')).map(({ layout, title, parts, notes, style }) => {
    const said = notes.flatMap(({ markdown }) => markdown === '' ? [] : [short(markdown)])
    return `${layout} ${short(title.markdown)}: ${parts.map(({ markdown }) => short(markdown)).join(' / ')}${said.length > 0 ? ` (${said.join(' / ')})` : ''}${(style?.match(/\d+px|pre-wrap/g) ?? []).map(each => ` ${each}`).join('')}`
  })
  expect(slides).not.toMatch(/undefined|NaN/)
  return [...lines, ...plan.remarks.map(({ line, end, text }) => `# ${line}-${end} ${text}`)].join('\n')
}

function sections<T>(of: readonly T[], text: (each: T) => string): string {
  return of.map(each => `## S${String(each)}\n\n${text(each)}\n\n`).join('')
}

// Each is read, and right: what changes there is to be read again.
it.each<[what: string, article: string]>([
  ['the sizes of formulas', `## F\n\n${[
    'x',
    '\\frac{a}{b}',
    'a \\\\ b \\\\ c',
    '\\begin{aligned} a &= b \\\\[2pt] c &= d \\end{aligned}',
    `\\text{rate} \\quad \\Rightarrow \\mathrm{speed} < ${'4'.repeat(20)}`,
    `${'a + '.repeat(22)}b`,
    `${'a_{1} = '.repeat(14)}b`,
    `\\left( ${'a + '.repeat(60)}b \\right)`,
    `\\begin{aligned} ${'a + '.repeat(60)}b \\end{aligned}`,
    `${'a + '.repeat(30)}b \\\\ c`,
    `${'\\alpha \\, '.repeat(24)}\\leftarrow b`,
    Array.from({ length: 9 }).fill('a').join(' \\\\ '),
    Array.from({ length: 5 }).fill('\\sum a').join(' \\\\ '),
    `${'a + '.repeat(36)}b`,
    `${'a + '.repeat(35)}b`,
  ].map(formula => `$$\n${formula}\n$$`).join('\n\n')}\n\n${many(12)} of it:\n\n$$\nx\n$$\n\n${many(30)} as:\n\n$$\ny\n$$\n`],
  ['titles', [13, 14, 15, 30].map(count => `## ${many(count)}\n\nThe text of it is here.\n`).join('\n')],
  ['statements', sections([25, 38, 39, 40, 60], count => `${many(count)}. And more of it.`) + sections(['long'], () => `${many(38, 'averylongword')}.`)],
  ['lists', sections([1, 2, 6, 7, 12, 13], count => Array.from({ length: count }, (_, index) => `- e${index}`).join('\n'))],
  ['numbered lists of one and of too many', sections([1, 24, 25], count => Array.from({ length: count }, (_, index) => `${index + 5}. e${index}`).join('\n'))],
  ['entries', sections([12, 13, 16, 20, 26, 27, 38], count => `- ${many(count)}\n- b`) + sections(['long'], () => `- ${many(30, 'averyveryveryverylongword')}\n- b`)],
  ['paragraphs', sections([2, 3, 5, 6, 9], count => Array.from({ length: count }, (_, index) => `P${index} ${many(14)}. Then more of ${index}.`).join('\n\n'))],
  ['what leads to a list', sections([3, 4, 8, 9, 10, 15, 16, 17], count => `First said here in words.\n\nW ${many(count - 2)} end:\n\n- a\n- b`)],
  ['what leads to a list for which it has no room', sections([5, 6], count => `Of these there are some ${many(8)}:\n\n${Array.from({ length: count }, () => `- ${many(6)}`).join('\n')}`)],
  ['what leads to a quotation or a table', sections([7, 8, 13, 14, 15], count => `First said here in words of it. Two.\n\nL ${many(count - 1)}\n\n> Quoted.\n\n${many(count)}.\n\n${table(2, 1)}\n\nL ${many(count - 1)}\n\n${table(2, 1)}`)],
  ['rows and columns of tables', [[4, 2], [5, 2], [2, 9], [2, 8], [2, 10], [2, 18], [2, 19], [2, 37], [1, 3]].map(([columns = 0, rows = 0]) => `## T${columns}x${rows}\n\n${table(columns, rows)}\n\n`).join('')],
  ['cells of tables', `${sections([16, 17, 30], count => table(2, 2, (_, column) => column ? many(count) : 'x'))}${sections([2, 3], columns => table(columns, 12, () => many(16)))}${sections([6, 9], columns => table(columns, 2, () => many(30)))}${sections([28, 29], count => table(2, 1, () => 'x'.repeat(count)))}## Book\n\n${table(3, 40, () => many(30))}`],
  ['columns of wide tables', `## W\n\nMany of them:\n\n${table(14, 1, (_, column) => `abcdefghijklm${column}`)}\n\n## X\n\n${table(20, 1, (_, column) => `abcdefghijklmno${column}`)}\n\n## H\n\n| h ${many(20)} | b |\n|---|---|\n| c | d |\n`],
  ['lines of code', sections([9, 10, 11, 12, 13, 24, 26, 39, 40], count => code(count))],
  ['wide lines of code', sections([58, 59, 63, 64, 71, 72, 143], count => code(2, () => 'x'.repeat(count)))],
  ['what leads to code', sections([8, 9, 10, 11, 12, 13], count => `Run it all:\n\n${code(count)}`) + sections([20, 21], count => `${many(count - 1)} end:\n\n${code(3)}`)],
  ['code at its blank lines', sections([20, 30, 31], count => code(count, line => count === 20 ? line % 5 === 4 ? '' : `line ${line}` : [3, count - 10].includes(line) ? '' : `line ${line}`))],
  ['quotations', `${sections([20, 38, 39, 40], count => `> ${many(count)}.`)}## Q\n\n> ${many(30, 'longlongword')}\n\n> [!NOTE]\n> ${many(38, 'longlonglongword')}\n\n> One word. Then ${many(40)}.\n>\n> — Ada Lovelace, of London\n`],
  ['its summary', `## One\n\nText of it is here.\n\n## Two\n\nText of it is here.\n\n## Summary of ${many(8)}\n\n- ${many(12)}\n- ${many(12)}\n- ${many(12)}\n- ${many(5)}\n`],
  ['its summary in long words', `## One\n\nText of it is here.\n\n## Two\n\nText of it is here.\n\n## Summary\n\n- ${many(12, 'averylongword')}\n- ${many(12, 'averyverylongword')}\n- ab\n`],
])('cuts %s where a slide ends', (_, article) => {
  expect(told(article)).toMatchSnapshot()
})
