import type { Tag } from '../../markdown/tags.ts'
import type { Table } from './table.ts'
import { readFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { notOwnText } from '../../project/own-file.ts'
import { isFile } from '../../project/paths.ts'
import { dataCell } from './data-cell.ts'
import { parseCsv, parseJson } from './parse-data.ts'
import { parseMarkdownTable } from './parse-markdown.ts'
import { TableError } from './table.ts'

const readers: Record<string, (source: string) => Table> = { '.csv': parseCsv, '.json': parseJson }

/**
 * The table of one `<ComparisonTable>`: from its slot, or from the file that `src` names.
 *
 * @param tag the component as found in the slide
 * @param markdownFile absolute path of the Markdown file the tag is in; `src` is relative to it
 * @param projectRoot absolute path, where a link out of the project is to be refused
 * @throws TableError when there is no table or it cannot be read; its line counts within the slot or the data file
 */
export function readTable(tag: Tag, markdownFile: string, projectRoot?: string): Table {
  const { src } = tag.attributes
  if (src === undefined)
    return parseMarkdownTable(tag.body ?? '')
  const file = dataFile(src, markdownFile)
  const read = readers[extname(file)]
  if (!read)
    throw new TableError(`src="${src}" is neither .csv nor .json`, 0)
  const leads = notOwnText(file, projectRoot)
  if (leads !== undefined)
    throw new TableError(`src="${src}" is ${leads}`, 0)
  if (!isFile(file))
    throw new TableError(`no file ${src} beside the slide`, 0)
  const table = read(readFileSync(file, 'utf8'))
  return { ...table, header: table.header.map(dataCell), rows: table.rows.map(row => row.map(dataCell)) }
}

/** Absolute path of the data file that `src` names. */
export function dataFile(src: string, markdownFile: string): string {
  return resolve(dirname(markdownFile), src)
}
