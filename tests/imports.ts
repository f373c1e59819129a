import { dirname, join } from 'node:path/posix'
import ts from 'typescript'

/** What each file imports of the others, types and `import()` included; a component's script counts as its file. */
export function importsOf(sources: Map<string, string>): Map<string, string[]> {
  return new Map([...sources].map(([file, source]) => {
    const script = file.endsWith('.vue')
      ? [...source.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(([, code]) => code).join('\n')
      : source
    const named = ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName)
    return [file, [...new Set(named.filter(name => name.startsWith('.')).map(name => join(dirname(file), name)))].filter(path => sources.has(path))]
  }))
}

/**
 * Files that import each other, each circle once, from its first file in the alphabet round to it again.
 *
 * @param imports as `importsOf` gives them
 */
export function circlesIn(imports: Map<string, string[]>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, above: string[]): void => {
    if (above.includes(file)) {
      circles.push([...above.slice(above.indexOf(file)), file])
      return
    }
    if (done.has(file))
      return
    imports.get(file)?.forEach(next => visit(next, [...above, file]))
    done.add(file)
  }
  for (const file of [...imports.keys()].sort())
    visit(file, [])
  return circles
}
