import type { CompilerError } from '@vue/compiler-core'
import { compileScript, compileTemplate, parse } from 'vue/compiler-sfc'
import { messageOf } from '../project/problem.ts'

/** What Vue refuses of a component, and where in its source. */
export interface TemplateError {
  /** In the author's words where we have them, else in Vue's. */
  found: string
  fix: string
  /** Offset in the source; undefined for the script, which Slidev moves. */
  offset: number | undefined
  /** About tags or comments: one such mistake makes Vue complain of others. */
  isStructure: boolean
}

/** Elements that Slidev puts around a slide: the author has not written them. */
const wrappers = /^<\/?(?:template|InjectedLayout)$/

/** Compiles a slide's component as @vitejs/plugin-vue does, and returns every error. */
export function templateErrors(source: string): TemplateError[] {
  const { descriptor, errors } = parse(source, { filename: 'slide.vue', ignoreEmpty: false })
  if (errors.length > 0)
    return withoutConsequences(errors.map(error => tell(error, source)))
  const { template, scriptSetup, script } = descriptor
  if (!template)
    return []
  let bindings
  try {
    bindings = script || scriptSetup
      ? compileScript(descriptor, { id: 'slide' }).bindings
      : undefined
  }
  catch (error) {
    // The place counts in what Slidev made of the script; after the first line come a file's name and a frame of code.
    const message = messageOf(error).replace(/^\[.*?\]\s*|\s*\(\d+:\d+\)$/g, '')
    if (message.includes('call stack'))
      return [{ found: 'the slide is nested too deeply', fix: 'nest fewer tags or expressions in each other', offset: undefined, isStructure: false }]
    return [{ found: `the slide's <script> cannot be compiled: ${message}`, fix: 'correct the script', offset: undefined, isStructure: false }]
  }
  const compiled = compileTemplate({
    source: template.content,
    ast: template.ast,
    filename: 'slide.vue',
    id: 'slide',
    compilerOptions: { bindingMetadata: bindings },
  })
  return compiled.errors.map(error => tell(error, source))
}

/** `Vec<T>` where `<T>` stands right after a word and has no attributes: a type in a sentence, of which nobody thinks as a tag. */
export function typeAt(text: string, offset: number): string | undefined {
  const [name] = /[\w.:]*\w$/.exec(text.slice(Math.max(0, offset - 80), offset)) ?? []
  const [tag] = /^<\w+>/.exec(text.slice(offset, offset + 80)) ?? []
  return name && tag && name + tag
}

/** What is wrong with one that nothing closes. */
export function typeAsTag(type: string): string {
  return `${type} is read as the tag ${type.slice(type.indexOf('<'))}, which is never closed`
}

export const asCode = 'write it as code, between backquotes; or &lt; for <'

/** What is not closed, else only the first: the others follow from it. */
function withoutConsequences(errors: TemplateError[]): TemplateError[] {
  const structure = errors.filter(({ isStructure }) => isStructure)
  const unclosed = structure.filter(({ found }) => found.endsWith('never closed'))
  const causes = unclosed.length > 0
    ? unclosed
    : structure.slice(0, 1)
  return errors.filter(error => !error.isStructure || causes.includes(error))
}

function tell(error: string | Error, source: string): TemplateError {
  const message = messageOf(error)
  const offset = (typeof error === 'object' && (error as CompilerError).loc?.start.offset) || 0
  const tag = /^<\/?[\w.:-]+/.exec(source.slice(offset))?.[0] ?? ''
  const structure = (found: string, fix: string, place = offset): TemplateError => ({ found, fix, offset: place, isStructure: true })
  if (/EOF in comment/i.test(message))
    return structure('a comment is never closed', 'add -->', source.lastIndexOf('<!--', offset))
  const type = typeAt(source, offset)
  if (/missing end tag/.test(message) && type)
    return structure(typeAsTag(type), asCode)
  if (/missing end tag/.test(message) && tag && !wrappers.test(tag))
    return structure(`${tag}> is never closed`, `add </${tag.slice(1)}>, or write ${tag} /> for one without content`)
  if (/Invalid end tag/.test(message) && tag && !wrappers.test(tag))
    return structure(`${tag}> closes nothing`, `remove it, or add ${tag.replace('/', '')}> before it`)
  if (/missing end tag|Invalid end tag|only one <template>/.test(message))
    return structure('a closing tag closes nothing that the slide opened', 'remove it, or add the tag that it closes')
  const expression = /^Error parsing JavaScript expression: (.*?)(?: \(\d+:\d+\))?$/.exec(message)?.[1]
  if (expression) {
    return {
      found: `"${expressionAt(source, offset).slice(0, 60)}" is not an expression: ${expression}`,
      fix: 'correct the expression, or put it into `code` to show it',
      offset,
      isStructure: false,
    }
  }
  return structure(`Vue refuses this slide: ${message}`, 'correct what Vue names')
}

/** The expression that starts at an offset: up to the end of its braces or of its attribute. */
function expressionAt(source: string, offset: number): string {
  const before = source.slice(0, offset).trimEnd().at(-1) ?? ''
  const end = source.indexOf(before === '{'
    ? '}}'
    : before, offset)
  return source.slice(offset, end < 0
    ? undefined
    : end).trim()
}
