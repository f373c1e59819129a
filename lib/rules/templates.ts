import type { Slide } from '../project/deck.ts'
import type { LecternError, Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import type { SlideCompiler } from '../slidev/slide-compiler.ts'
import type { TemplateError } from './template-errors.ts'
import { transformers } from '../features/transformers.ts'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { messageOf, UseError } from '../project/problem.ts'
import { defineRule } from '../project/rule.ts'
import { openSlideCompiler } from '../slidev/slide-compiler.ts'
import { templateErrors } from './template-errors.ts'
import { gluedFence } from './unclosed-tags.ts'

/** Compiles every slide as Slidev and Vue do, and refuses what they refuse: a build would end with a stack of theirs. */
export const templates: Rule = defineRule({ id: 'template-error', kind: 'source', severity: 'error', why: 'Vue refuses the slide, and the whole build fails.' }, async (deck, projectRoot, before = []) => {
  const problems: Problem[] = []
  // A warning is about something else than what ends a build.
  const told = before.filter(({ severity }) => severity === undefined)
  const compiler = await openSlideCompiler(deck, projectRoot, transformers).catch((error: unknown) => {
    if (isProblems(error, 'LecternError'))
      problems.push(...error.problems)
    // It stops at what another rule has told already.
    else if (told.length === 0)
      throw error
  })
  if (!compiler)
    return problems
  try {
    for (const slide of deck.slides) {
      // What takes minutes to set is refused whatever the theme, and not set here.
      if (before.some(({ rule, slide: no, severity }) => (rule === 'too-much-code' || (rule === 'formula-error' && severity === undefined)) && no === slide.no))
        continue
      try {
        const errors = templateErrors(await compiler.compile(slide.no, false))
        if (errors.length > 0)
          problems.push(...await located(slide, errors, compiler))
      }
      catch (error) {
        // What the machine lacks is nobody's mistake in a slide.
        if (isProblems(error, 'UseError'))
          throw new UseError(error.problems)
        // A transformer stops at what another rule has told already.
        if (isProblems(error, 'LecternError'))
          problems.push(...told.length > 0 ? [] : error.problems)
        else if (!told.some(problem => problem.slide === slide.no))
          problems.push(refused(slide, messageOf(error)))
      }
    }
  }
  finally {
    await compiler.close()
  }
  return problems
}, 'project')

/** Slidev loads a deck's own set-up files with a loader of its own, so that their class is another than ours. */
function isProblems(error: unknown, name: string): error is LecternError {
  return error instanceof Error && error.name === name && 'problems' in error && Array.isArray(error.problems)
}

function refused(slide: Slide, message: string): Problem {
  return {
    file: slide.file,
    line: slide.line,
    slide: slide.no,
    found: `Slidev cannot read this slide: ${message}`,
    expected: 'Markdown and HTML that Slidev can build',
    fix: 'correct what is named above',
  }
}

/** The same errors with their lines: the slide is compiled once more, with marks. */
async function located(slide: Slide, errors: TemplateError[], compiler: SlideCompiler): Promise<Problem[]> {
  const source = await compiler.compile(slide.no, true)
  const marked = templateErrors(source)
  const glued = gluedFence(slide.content)
  const separate = glued === undefined ? '' : `leave an empty line above the code on line ${slide.line + glued}, which Markdown takes for HTML; or `
  const problems = errors.map(({ found, fix, isStructure }, index): Problem => {
    const offset = (marked[index]?.found === found
      ? marked[index]
      : marked.find(error => error.found === found))?.offset
    return {
      file: slide.file,
      line: slide.line + (offset === undefined
        ? lineAt(slide.content, readMarkup(slide.content).tags.find(({ name }) => name === 'script')?.start ?? 0)
        : lineOf(source, offset, slide.content)),
      slide: slide.no,
      found,
      expected: 'HTML and expressions that Vue can compile',
      fix: isStructure ? separate + fix : fix,
    }
  })
  return problems.filter((problem, index) => problems.findIndex(other => other.line === problem.line && other.found === problem.found) === index)
}

/** Line of the Markdown, from 0, that an offset in the marked component comes from. */
function lineOf(source: string, offset: number, content: string): number {
  const above = source.slice(0, offset)
  const mark = [...above.matchAll(/<!--@(\d+)-->/g)].at(-1)
  const line = mark
    ? Number(mark[1]) + above.slice(mark.index).split('\n').length - 1
    : 0
  return Math.min(line, content.split('\n').length - 1)
}
