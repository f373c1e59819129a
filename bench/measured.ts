import type { Row } from './row.ts'

const done = new Map<string, Promise<Row[]>>()

/**
 * The rows of one file of benchmarks, measured once a run.
 *
 * @param file absolute path
 * @param folder what `article` measures
 */
export function measured(file: string, folder?: string): Promise<Row[]> {
  const rows = done.get(file) ?? import(file).then(({ run }: { run: (folder?: string) => Promise<Row[]> }) => run(folder))
  done.set(file, rows)
  return rows
}
