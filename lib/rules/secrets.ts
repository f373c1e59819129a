import type { Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { blankCode } from '../markdown/tags.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'

/** Forms of keys, as their makers document them; a run of one letter or `xxx` is an example. */
const forms: [RegExp, string][] = [
  [/\bsk-[\w-]{20,}/g, 'an API key'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{50,}/g, 'a GitHub token'],
  [/\bglpat-[\w-]{20,}/g, 'a GitLab token'],
  [/\bxox[abprs]-[\w-]{20,}/g, 'a Slack token'],
  [/\bAIza[\w-]{35}\b/g, 'a Google API key'],
  [/\bnpm_[A-Za-z0-9]{36}\b/g, 'an npm token'],
  [/\bhf_[A-Za-z0-9]{30,}\b/g, 'a Hugging Face token'],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{20}/g, 'a private key'],
]

/** Folders of persons, which say who wrote the slide and how their machine is laid out. */
const homes = /(?<![\w./~:-])(?:\/(?:home|Users)\/([\w.-]+)\/[\w./-]+|[A-Z]:\\Users\\([^\\\s"'<>|](?:[^\\\n"'<>|]{0,40}[^\\\s"'<>|])?)\\[^\s"'<>|]+|file:\/\/\/[^\s"'<>)]+)/g

/** Names that stand for anybody. */
const nobody = /^(?:user(?:name)?|you(?:r[-_]?(?:user)?name)?|me|name|node|runner|vscode|app|ubuntu|jovyan|alice|bob|foo|bar|someone|admin|dev|student|pi|test|x+|\.+)$/i

/** Refuses keys on slides and in notes, and tells of folders of persons. */
export const secrets: Rule = defineRule([
  { id: 'secret', kind: 'privacy', severity: 'error', why: 'A key on a slide is everybody\'s from the first photograph of it.' },
  { id: 'local-path', kind: 'privacy', severity: 'warning', why: 'A link to a file of the author\'s machine leads nowhere, and tells what that machine is called.' },
], ({ slides }) => slides.flatMap(slide => [...keys(slide), ...paths(slide)]))

function keys(slide: Slide): Problem[] {
  return [slide.content, slide.notes].flatMap((text, index) => findKeys(text).map(({ key, what, at }) => ({
    ...placeAt(slide, index === 0 ? at : 0),
    rule: 'secret',
    found: `${what}${index === 0 ? '' : ' in the notes'}: "${key.slice(0, 8)}…"`,
    expected: 'no key, or an obvious placeholder, such as "sk-…"',
    fix: 'remove it and revoke it: it is in the repository\'s history as well',
  })))
}

/** Keys in a text, which are no examples of some. */
export function findKeys(text: string): { key: string, what: string, at: number }[] {
  return forms.flatMap(([form, what]) => [...text.matchAll(form)].filter(([key]) => !isExample(key)).map(({ 0: key, index }) => ({ key, what, at: index })))
}

/** Hardly any letters of its own, or words that say so. */
function isExample(key: string): boolean {
  return new Set(key.slice(8)).size < 8 || /example|your|xxx|1234567|abcdef|placeholder|dummy|fake|\.\.\./i.test(key)
}

function paths(slide: Slide): Problem[] {
  // Code and output show what a machine says; everything else is the author's own words.
  return [...blankCode(slide.content).matchAll(homes)].filter(([, unix, windows]) => !nobody.test(unix ?? windows ?? '')).map(match => ({
    ...placeAt(slide, match.index),
    rule: 'local-path',
    severity: 'care',
    found: `a path of the author's machine: "${match[0].slice(0, 60)}"`,
    expected: 'a path that means the same everywhere',
    fix: 'shorten it to what matters, ~/project or ./file',
  }))
}
