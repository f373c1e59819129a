import { extname } from 'node:path'
import { bundledLanguages } from 'shiki/langs'
import { readMarkup } from './markup.ts'

/** Names that Slidev gives a meaning of its own, or that mean no colours. */
const others = new Set(['mermaid', 'plantuml', 'text', 'plaintext', 'txt', 'plain', 'ansi'])

/** A language of code, as a slide names it. */
export interface NamedLanguage {
  name: string
  /** Line of the code's opening mark, from 0. */
  line: number
}

/** Whether Slidev's highlighter brings a language, or its name means another thing. */
export function isKnownLanguage(name: string): boolean {
  return others.has(name) || Object.hasOwn(bundledLanguages, name)
}

/** The languages of a slide's code, of the steps within ` ```` magic-move` too, and of the files that it shows. */
export function namedLanguages(markdown: string): NamedLanguage[] {
  const { fences, imports } = readMarkup(markdown)
  return [
    ...fences.flatMap(({ info, code, line }) => /^(?:md|markdown) magic-move/.test(info)
      ? [...namedLanguages(code)].map(inner => ({ ...inner, line: inner.line + line }))
      : [{ name: languageOf(info), line: line - 1 }]),
    ...imports.map(({ text, line }) => ({ name: languageOfImport(text), line })),
  ].filter(({ name }) => name !== '')
}

/** Their names. */
export function languagesIn(markdown: string): Set<string> {
  return new Set(namedLanguages(markdown).map(({ name }) => name))
}

/** As `wrapper.ts` of @slidev/cli reads it: `cuda {2-3}`, `c++`, `.env`. */
function languageOf(info: string): string {
  return /^[\w'-]+/.exec(info)?.[0] ?? /^[^\s{[]+/.exec(info)?.[0] ?? ''
}

/** As `snippet.ts` of @slidev/cli reads it: `<<< @/snippets/a.cu#region cuda {2-3}`. */
function languageOfImport(text: string): string {
  const [, path = '', name] = /^<<<[ \t]*([^\s{]+)(?:[ \t]+([^\s{]+))?/.exec(text.trim()) ?? []
  return name ?? extname(path.replace(/#[\w-]+$/, '')).slice(1)
}
