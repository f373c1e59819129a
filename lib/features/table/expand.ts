import type { Problem } from '../../project/problem.ts'
import { relative } from 'node:path'
import { defineMarkdownTransformer } from '@slidev/types'
import { startsRightToLeft } from '../../markdown/right-to-left.ts'
import { findTags } from '../../markdown/tags.ts'
import { LecternError } from '../../project/problem.ts'
import { dataFile, readTable } from './read-table.ts'
import { TableError } from './table.ts'
import { writeTable } from './write-html.ts'

/**
 * Replaces the Markdown table (or `src` file) of every `<ComparisonTable>` by HTML with scopes and places.
 * `lectern check` reports the same mistakes with their line; here they stop a build that was not checked.
 */
export const expandTables = defineMarkdownTransformer(({ s, slide, options }) => {
  for (const tag of findTags(s.original, 'ComparisonTable')) {
    try {
      const table = readTable(tag, slide.source.filepath)
      const { src } = tag.attributes
      if (src !== undefined) {
        const file = dataFile(src, slide.source.filepath)
        options.data.watchFiles[file] ??= new Set()
        options.data.watchFiles[file].add(slide.index)
      }
      const html = writeTable(table)
      const isTurned = !('dir' in tag.attributes || ':dir' in tag.attributes) && startsRightToLeft([...table.header, ...table.rows.flat()].join(' '))
      const attributes = `${tag.sourceWithout('src')}${isTurned ? ' dir="rtl"' : ''}`
      const notes = html.notes
        ? `\n<template #notes>\n\n${html.notes}\n\n</template>\n`
        : ''
      s.overwrite(tag.start, tag.end, `<ComparisonTable${attributes} :rows="${table.rows.length}" :columns="${table.header.length}">\n${html.table}\n${notes}\n</ComparisonTable>`)
    }
    catch (error) {
      if (!(error instanceof TableError))
        throw error
      throw new LecternError(tableProblem(error, relative(options.userRoot, slide.source.filepath), slide.index + 1))
    }
  }
})

/** How an unreadable table is told, wherever it is found. */
export function tableProblem(error: TableError, file: string, slide: number, line?: number): Problem {
  return {
    file,
    line,
    slide,
    found: error.message,
    expected: '<ComparisonTable> with a Markdown table between blank lines, or src="./file.csv" (or .json) beside the slide',
    fix: error.line === 0
      ? 'correct src, or put the file there'
      : 'correct the table; every row may have at most as many cells as the header',
  }
}
