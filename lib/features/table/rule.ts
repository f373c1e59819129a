import type { Tag } from '../../markdown/tags.ts'
import type { Problem } from '../../project/problem.ts'
import type { Rule } from '../../project/rule.ts'
import type { Table } from './table.ts'
import { join, relative } from 'node:path'
import { lineAt } from '../../markdown/markup.ts'
import { findTags } from '../../markdown/tags.ts'
import { nearest } from '../../project/nearest.ts'
import { defineRule } from '../../project/rule.ts'
import { parseFocus } from './client/steps.ts'
import { tableProblem } from './expand.ts'
import { unknownIcons } from './icons.ts'
import { dataFile, readTable } from './read-table.ts'
import { TableError } from './table.ts'

const reveals = ['row', 'column', 'cell', 'none']

/** Refuses a `<ComparisonTable>` that cannot be read, or that names an unknown icon, footnote, reveal or cell. */
export const tables: Rule = defineRule({ id: 'table', kind: 'source', severity: 'error', why: 'A table that cannot be read as it is meant shows wrong cells.' }, (deck, projectRoot) => deck.slides.flatMap(slide =>
  findTags(slide.content, 'ComparisonTable').flatMap((tag): Problem[] => {
    const markdownFile = join(projectRoot, slide.file)
    const place = {
      file: slide.file,
      line: slide.line + lineAt(slide.content, tag.start),
      slide: slide.no,
    }
    try {
      const table = readTable(tag, markdownFile, projectRoot)
      return [
        ...attributeProblems(tag, table),
        ...cellProblems(table),
      ].map(problem => ({
        ...place,
        ...problem,
      }))
    }
    catch (error) {
      if (!(error instanceof TableError))
        throw error
      return [
        error.line === 0
          ? tableProblem(error, slide.file, slide.no, place.line)
          : tag.attributes.src === undefined
            ? tableProblem(error, slide.file, slide.no, slide.line + lineAt(slide.content, tag.bodyStart) + error.line - 1)
            : tableProblem(error, relative(projectRoot, dataFile(tag.attributes.src, markdownFile)), slide.no, error.line),
      ]
    }
  })))

type Finding = Pick<Problem, 'found' | 'expected' | 'fix'>

function attributeProblems({ attributes }: Tag, table: Table): Finding[] {
  const problems: Finding[] = []
  const { reveal, focus } = attributes
  if (reveal !== undefined && !reveals.includes(reveal)) {
    const near = nearest(reveal, reveals)
    problems.push({
      found: `reveal="${reveal}"`,
      expected: near
        ? `"${near}"?`
        : `one of: ${reveals.join(', ')}`,
      fix: 'correct the attribute',
    })
  }
  try {
    parseFocus(focus ?? '', table.rows.length, table.header.length)
  }
  catch (error) {
    problems.push({ found: (error as Error).message, expected: 'focus="2,1|3,*|all": one cell, row or column a click', fix: 'correct the attribute' })
  }
  return problems
}

function cellProblems(table: Table): Finding[] {
  const cells = [table.header, ...table.rows].flat()
  const notes = new Set(table.notes.map(([name]) => name))
  const used = new Set(cells.flatMap(cell => [
    ...cell.matchAll(/\[\^([^\]]+)\]/g),
  ].map(match => match[1] ?? '')))
  return [
    ...cells.flatMap(unknownIcons).map(icon => ({ found: `no icon :${icon}:`, expected: ':yes:, :no:, :partly:, :unknown:, or an icon of an installed set, such as :carbon-user:', fix: 'correct the name between the colons' })),
    ...[...used].filter(name => !notes.has(name)).map(name => ({ found: `footnote [^${name}] has no text`, expected: `a line "[^${name}]: …" below the table, before </ComparisonTable>`, fix: 'write the footnote or drop its mark' })),
    ...[...notes].filter(name => !used.has(name)).map(name => ({ found: `footnote [^${name}] is not used in the table`, expected: `[^${name}] in a cell`, fix: 'mark the cell or drop the footnote' })),
  ]
}
