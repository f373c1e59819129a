import type { Node, Program } from 'acorn'
import type { Prepare } from './runner.ts'
import type { Edit } from './ticks.ts'
import { parse } from 'acorn'
import { transform } from 'sucrase'
import { ticks } from './ticks.ts'

/**
 * TypeScript or JavaScript with top-level `await` => the body of an async function that returns the last
 * expression's value. It starts with one line of ours; what follows stays in its lines and columns, so that errors
 * name the author's.
 *
 * @param code source text
 * @param inSession whether its top-level names must stay for the session's next snippet
 * @throws SyntaxError with `line`, from 1, also for `import`, which the cage does not have
 */
export const prepare: Prepare = (code, inSession) => {
  const namespace = code.split('\n').findIndex(line => /^(?:export\s+)?(?:declare\s+)?namespace\s+[\w.]+\s*\{/.test(line))
  if (namespace >= 0)
    throw syntaxError('namespaces do not run here: write an object, or functions of their own', namespace + 1)
  const plain = parsed(() => transform(code, {
    transforms: ['typescript'],
    disableESTransforms: true,
  }).code)
  const program = parsed(() => parse(plain, { ecmaVersion: 'latest', sourceType: 'module', locations: true }))
  const edits: Edit[] = program.body.flatMap(statement => editsFor(plain, statement))
  const keep = inSession
    ? `Object.assign(globalThis,{${declaredNames(program).join(',')}});`
    : ''
  const last = program.body.at(-1)
  const before = program.body.at(-2)
  // The comma keeps a function from taking our name.
  const result = 'const lecternResult=(0,'
  if (last?.type === 'ExpressionStatement') {
    if (before)
      edits.push({ start: before.end, end: before.end, text: `;${result}` })
    edits.push({ start: last.expression.end, end: last.end, text: `);${keep}return lecternResult` })
  }
  else if (keep) {
    edits.push({ start: plain.length, end: plain.length, text: `\n${keep}` })
  }
  // Last, so that what closes a body at the place of an edit of ours comes before it.
  edits.push(...ticks(program))
  return `"use strict";${last?.type === 'ExpressionStatement' && !before
    ? result
    : ''}\n${apply(plain, edits)}`
}

function editsFor(text: string, statement: Program['body'][number]): Edit[] {
  const { type, start, end } = statement
  if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && statement.source))
    throw syntaxError('the cage has no modules to import: write what the snippet needs into the snippet', statement.loc?.start.line ?? 0)
  if (type === 'ExportNamedDeclaration') {
    return [
      { start, end: statement.declaration?.start ?? end, text: '' },
    ]
  }
  if (type === 'ExportDefaultDeclaration') {
    return [
      {
        start,
        end: statement.declaration.start,
        text: /^(?:function|class|async)\b/.test(text.slice(statement.declaration.start))
          ? ''
          : 'const exported=',
      },
    ]
  }
  return []
}

function declaredNames(program: Program): string[] {
  return program.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration'
      ? statement.declaration
      : statement
    if (declaration?.type === 'VariableDeclaration')
      return declaration.declarations.flatMap(({ id }) => boundNames(id))
    return (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') && declaration.id
      ? [declaration.id.name]
      : []
  })
}

/** The names in a pattern: `{ a, b: [c] }` => a, c. */
function boundNames(pattern: Node): string[] {
  const node = pattern as unknown as { type: string, name: string, properties: { value?: Node, argument?: Node }[], elements: (Node | null)[], left: Node, argument: Node }
  switch (node.type) {
    case 'Identifier': return [node.name]
    case 'ObjectPattern': return node.properties.flatMap(property => boundNames((property.value ?? property.argument)!))
    case 'ArrayPattern': return node.elements.flatMap(element => element
      ? boundNames(element)
      : [])
    case 'AssignmentPattern': return boundNames(node.left)
    case 'RestElement': return boundNames(node.argument)
    default: return []
  }
}

function apply(text: string, edits: Edit[]): string {
  return edits.toSorted((a, b) => b.start - a.start).reduce((result, { start, end, text: by }) => result.slice(0, start) + by + result.slice(end), text)
}

/** Both parsers put `(line:column)` into their messages and `loc` on the error. */
function parsed<T>(parser: () => T): T {
  try {
    return parser()
  }
  catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number } }
    throw syntaxError(message.replace(/^Error transforming[^:]*: |\s*\(\d+:\d+\)$/g, ''), loc?.line ?? 0)
  }
}

function syntaxError(message: string, line: number): SyntaxError & { line: number } {
  return Object.assign(new SyntaxError(message), { line })
}
