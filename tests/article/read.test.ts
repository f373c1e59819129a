import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { plainOf } from '../../lib/article/rich.ts'
import { make, parts } from './make.ts'

const text = 'The moon pulls on the water of the earth. It pulls twice a day, and the sun pulls too.'

/** Titles of an article's sections, those below others with a mark a step. */
function outline(source: string, name = 'article.md'): string[] {
  const named: string[] = []
  const visit = (sections: ReturnType<typeof readArticle>['sections']): void => sections.forEach((section) => {
    named.push(`${'>'.repeat(section.depth - 1)}${plainOf(section.title)}`)
    visit(section.sections)
  })
  const article = readArticle(Buffer.from(source), name)
  visit(article.sections)
  return [plainOf(article.title), ...named]
}

it.each([
  ['YAML', '---\ntitle: "Tides"\nauthors:\n  - name: Ada\n  - name: Grace\ndate: 2024-09-02T10:00:00Z\nlang: en_GB\n---\n', { lang: 'en-GB', author: 'Ada, Grace', lines: '2, 3-6' }],
  ['TOML', '+++\ntitle = "Tides"\nauthors = ["Ada", "Grace"]\ndate = 2024-09-02\n\n[extra]\nteam = "Council"\n+++\n', { lang: 'en', author: 'Ada, Grace', lines: '2, 3-4' }],
])('takes title, names, date and language from front matter in %s, and shows none of it', (_, front, { lang, author }) => {
  for (const file of ['article.md', 'article.html']) {
    const { slides, plan } = make(`${front}\n${file === 'article.md' ? text : `<p>${text}</p>`}\n`, file)
    expect([plan.title, plan.language, plan.author]).toEqual(['Tides', lang, author])
    expect(slides).toMatch(/# Tides\n\nThe moon pulls on the water of the earth\.\n\nAda, Grace · 2024-09-02/)
    expect(slides).not.toMatch(/Council|\+\+\+/)
  }
})

it('says on which lines of front matter the names and the date stand', () => {
  expect(make(`---\ntitle: Tides\ndate: 2 May 2024\nauthor:\n  - Ada\n  - Grace\n---\n\n${text}\n`).slides).toContain('<!-- from article.md: 2; 9; 3-6')
})

it.each([
  ['a heading above all others', '# Tides\n\n## One\n\nA.\n', ['Tides', 'One']],
  ['front matter, where no heading is above the others', '---\ntitle: Tides\n---\n\n# One\n\nA.\n\n# Two\n\nB.\n', ['Tides', 'One', 'Two']],
  ['front matter, where the first heading is a section\'s', '---\ntitle: Tides\n---\n\n## One\n\nA.\n\n### Two\n\nB.\n', ['Tides', 'One', '>Two']],
  ['the first of headings alike', '# Tides\n\nA.\n\n# Two\n\nB.\n', ['Tides', 'Two']],
  ['the first sentence of a text without headings', `${text}\n\nMore of it.\n`, ['The moon pulls on the water of the earth.']],
])('takes for the title %s', (_, source, expected) => {
  expect(outline(source)).toEqual(expected)
})

it('goes on after the first sentence, where that is the title', () => {
  expect(make(`${text}\n\nAnd more is said of it in the end.\n`).slides).toContain('# The moon pulls on the water of the earth.\n\nIt pulls twice a day, and the sun pulls too.')
})

it('takes a heading of the contents for no part of the article, and what is below it for one', () => {
  expect(outline('# Tides\n\nA.\n\n# 📚 Table of Contents\n\n- One\n- Two\n\n## One\n\nB.\n\n### Deep\n\nC.\n\n## Two\n\nD.\n')).toEqual(['Tides', '📚 Table of Contents', 'One', '>Deep', 'Two'])
  const { slides, plan } = make('# Tides\n\nThe moon pulls on the water of the earth.\n\n# Contents\n\n1. One\n\n## One\n\nA spring tide is the highest of a month.\n')
  expect(slides).toContain('# One\n\nA spring tide is the highest of a month.')
  expect(plan.remarks.map(remark => remark.text)).toEqual(['table of contents: "Contents"'])
})

it('takes a short paragraph in bold for a heading, and a sentence or a lead in bold for none', () => {
  expect(outline('# Tides\n\nA.\n\n## Kinds\n\n**Spring**\n\nB.\n\n__Neap *tide*__\n\nC.\n\n**Mind the sea!**\n\n**Also:**\n\n- D\n\n**Alone**\n\n### Deep\n\nE.\n\n## End\n\n**Last**\n')).toEqual(['Tides', 'Kinds', '>Spring', '>Neap tide', '>Deep', 'End'])
  expect(outline('# Tides\n\n**Twice a day**\n\nA.\n\n## Kinds\n\nB.\n')).toEqual(['Tides', 'Twice a day', 'Kinds'])
})

it('keeps steps with code in their order, a passage each, and the numbers of those without', () => {
  const { slides } = make(`# Install\n\nIt takes three steps and a minute of your time.\n\n## Steps\n\n1. Open a shell.\n2. Find the folder.\n3. Fetch the program:\n\n   \`\`\`sh\n   fetch it\n   \`\`\`\n\n4. Start it:\n\n   \`\`\`sh\n   start it\n   \`\`\`\n\n5. Close the shell.\n6. Wait.\n`)
  expect(parts(slides).filter(part => part.includes('# Steps')).map(part => part.replace(/^[\s\S]*# Steps\n\n/, '').replace(/\n\n<!--[\s\S]*$/, ''))).toEqual([
    '<v-clicks>\n\n1. Open a shell.\n2. Find the folder.\n\n</v-clicks>',
    '```sh\nfetch it\n```\n\nFetch the program:',
    '```sh\nstart it\n```\n\nStart it:',
    '<v-clicks>\n\n5. Close the shell.\n6. Wait.\n\n</v-clicks>',
  ])
})

it('leaves out the marks of site generators, keeps what they are around and its lines, and touches no code', () => {
  const { slides } = make(`# Tides\n\nThe moon pulls on the water of the earth.\n\n## Range\n\n::::::: challenge\n\nA spring tide is the highest of a month.\n\n:::: solution\nIt comes twice, as everybody on the coast knows.\n::::\n:::::::\n\n:::tip[Mind the sea]\nTake a table along whenever you go.\n:::\n\n{% include nav.html %}\n{{< figure src="x.png" >}}\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n\`\`\`text\n:::note\n{% raw %}\n:::\n\`\`\`\n\n> ## Said\n>\n> \`\`\`sh\n> tide\n> \`\`\`\n`)
  const without = slides.replace(/```text\n[\s\S]*?```/, '')
  expect(without).not.toMatch(/:::|\{%|\{\{|challenge|solution|include/)
  expect(without).toContain('Mind the sea')
  expect(slides).toContain('```text\n:::note\n{% raw %}\n:::\n```')
  expect(slides).toContain('```ruby\nputs 1\n```')
  expect(slides).toMatch(/```sh\ntide\n```\n\nSaid/)
  expect(slides).toContain('<!-- from article.md: 5; 9')
})

it.each([
  ['$E = mc^2$ and $x$', '$E = mc^2$ and $x$'],
  ['\\(a_1\\) and \\\\(b_2\\\\) and $$c_3$$', '$a_1$ and $b_2$ and $c_3$'],
  ['in O($n^2$), so $n < m$', 'in O($n^2$), so $n \\lt m$'],
  ['over two lines $\\theta +\nx$ here', 'over two lines $\\theta + x$ here'],
  ['{{a}} or $\\frac{{a}}{b}$', '&#123;&#123;a&#125;&#125; or $\\frac{ {a} }{b}$'],
  ['it costs $5 and then $10 or US$3/US$4', 'it costs \\$5 and then \\$10 or US\\$3/US\\$4'],
  ['`$a_b$` and ``\\(c_d\\)`` and $HOME/bin:$PATH', '`$a_b$` and `\\(c_d\\)` and \\$HOME/bin:\\$PATH'],
  ['a \\[shielded\\] bracket, a \\(shielded parenthesis\\)', 'a \\[shielded\\] bracket, a (shielded parenthesis)'],
])('writes the formulas of %j as a deck has them, and makes none of what is none', (source, told) => {
  expect(make(`# Tides\n\nWe say ${source} of the tides of the moon.\n`).slides).toContain(`We say ${told} of the tides of the moon.`)
})

it.each([
  ['$$\nE = mc^2\n$$', 'E = mc^2'],
  ['$$E = mc^2$$', 'E = mc^2'],
  ['$$ E =\n  mc^2 $$', 'E = mc^2'],
  ['$$ E =\n  m\n  c\n  ^2\n$$', 'E = m\nc\n^2'],
  ['\\[\nE = mc^2\n\\]', 'E = mc^2'],
  ['\\\\[ E = mc^2 \\\\]', 'E = mc^2'],
  ['\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}', '\\begin{align*} a &= b \\\\\nc &= d \\end{align*}'],
])('shows a formula that stands alone, and loses neither text nor lines after it: %j', (source, formula) => {
  const { slides } = make(`# Tides\n\n${text}\n\n${source}\n\n## After\n\nWhat comes after the formula is still here.\n`)
  expect(slides).toContain(`$$\n${formula}\n$$`)
  expect(slides).toContain('What comes after the formula is still here.')
  const lines = source.split('\n').length
  expect(slides).toContain(`<!-- from article.md: 1; 5${lines > 1 ? `-${4 + lines}` : ''} -->`)
  const line = 6 + lines
  expect(slides).toContain(`<!-- from article.md: ${line}; ${line + 2}`)
})

it('takes a $$ that nothing ends for two signs, and code for code', () => {
  const { slides } = make(`# Tides\n\n${text}\n\n$$ open\n\n## After\n\nWhat comes after is still here.\n\n\`\`\`sh\necho $A_B $C_D$\n\`\`\`\n`)
  expect(slides).toContain('What comes after is still here.')
  expect(slides).toContain('echo $A_B $C_D$')
})

it('finds the formulas of a page: between marks, in MathML with its TeX, and as Distill has them', () => {
  const mathml = (tex: string): string => `<math><semantics><mrow><mi>A</mi></mrow><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`
  const { slides } = make(`<h1>Tides</h1><p>We have \\(w_k\\), <d-math>\\beta</d-math>, so<d-math block>\\gamma</d-math>where$$z_1$$holds, ${mathml('A_{ij} &lt; 1')} and $5 or $6.</p><p>\\[ f(w) = \\tfrac{1}{2} \\]</p><p><span class="katex"><span class="katex-mathml">${mathml('c = a^2')}</span><span class="katex-html" aria-hidden="true">c=a2</span></span></p>`, 'article.html')
  expect(slides).toContain('We have $w_k$, $\\beta$, so $\\gamma$ where $z_1$ holds, $A_{ij} \\lt 1$ and \\$5 or \\$6.')
  expect(slides).toContain('$$\nf(w) = \\tfrac{1}{2}\n$$')
  expect(slides).toContain('$$\nc = a^2\n$$')
  expect(slides).not.toContain('c=a2')
})

it('cuts a long sentence beside a formula, and not within one', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
  const { slides } = make(`# Tides\n\n${text}\n\n## Moon\n\n${words(36)} $a_1 + b_2 + c_3 + d_4$ ${words(30)}.\n`)
  expect(slides).toContain('word35…')
  expect(slides).not.toMatch(/\$a_1(?! \+ b_2 \+ c_3 \+ d_4\$)/)
})

it('keeps the lines of what follows a formula that ends on a line of its own', () => {
  expect(make('# Tides\n\nThe water rises by \\\\(\nx^2\\\\) metres here.\n\nAnd then it falls.\n').plan.slides.flatMap(({ parts }) => parts).map(({ words, line }) => `${line} ${words.slice(0, 8)}`)).toContain('6 And then')
})
