import type { AddOns } from './add-ons.ts'
import type { SnippetTag } from './tags.ts'
import { defineMarkdownTransformer } from '@slidev/types'
import { addOnsOf } from './add-ons.ts'
import { loadSnippet } from './load-snippet.ts'
import { projectOf } from './project-of.ts'
import { showSnippet } from './show-snippet.ts'
import { findSnippetTags } from './tags.ts'

/** Gives every `<RunnableSnippet src="…" />` its code, as a fence for Shiki, and its data. */
export const expandSnippets = defineMarkdownTransformer(async ({ s, options }) => {
  const tags = findSnippetTags(s.original)
  if (tags.length === 0)
    return
  const addOns = await addOnsOf(options)
  for (const tag of tags)
    s.overwrite(tag.start, tag.end, await expandTag(tag, projectOf(options), addOns))
})

/**
 * One tag as Markdown: the tag with `snippet`, and the code in its slot.
 *
 * @throws LecternError when the file or the region is missing
 */
async function expandTag({ attributes }: SnippetTag, projectRoot: string, addOns: AddOns): Promise<string> {
  const { src = '', region, lines, ...rest } = attributes
  const snippet = loadSnippet(projectRoot, src)
  const still = rest[':run'] === 'false'
    ? snippet.options.why ?? ''
    : undefined
  const shown = await showSnippet(projectRoot, snippet, addOns, region, still)
  const others = Object.entries(rest).filter(([name]) => name !== ':run').map(([name, value]) => value === ''
    ? ` ${name}`
    : ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`).join('')
  const fence = '`'.repeat(Math.max(3, ...[
    ...shown.shown.matchAll(/`+/g),
  ].map(([run]) => run.length + 1)))
  const ending = src.slice(src.lastIndexOf('.') + 1)
  return `<RunnableSnippet src="${src}" snippet="${attributeText(JSON.stringify(shown))}"${others}>\n\n${fence}${ending}${lines === undefined
    ? ''
    : ` {${lines}}`}\n${shown.shown}\n${fence}\n\n</RunnableSnippet>`
}

/** Text as the value of an attribute that neither HTML, nor Vue, nor one of Slidev's Markdown passes will read anything into. */
function attributeText(text: string): string {
  return text.replace(/[^\w .,:;()[\]/=+-]/gu, character => `&#${character.codePointAt(0)};`)
}
