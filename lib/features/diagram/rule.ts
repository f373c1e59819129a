import type { Slide } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Rule } from '../../project/rule.ts'
import type { DiagramBlock } from './blocks.ts'
import type { Drawing } from './types.ts'
import process from 'node:process'
import { nearest } from '../../project/nearest.ts'
import { LecternError } from '../../project/problem.ts'
import { defineRule } from '../../project/rule.ts'
import { smallestText, themeConfigOf } from '../../slidev/theme.ts'
import { diagramChains } from './blocks.ts'
import { withoutBrowser } from './codeblock.ts'
import { compileChain } from './compile.ts'
import { roomOf, smallestWords } from './draw.ts'
import { MermaidError, refusal } from './mermaid-error.ts'

/**
 * Draws every diagram, and so refuses what Mermaid refuses, steps that name what is not there, and pictures
 * whose words collide, leave their region or are too small for the back row. The drawings stay in the cache,
 * so the build that follows draws nothing again.
 */
export const diagrams: Rule = defineRule([
  { id: 'diagram-syntax', kind: 'source', severity: 'error', why: 'Mermaid draws nothing of a diagram it cannot read.' },
  { id: 'diagram-comment', kind: 'source', severity: 'warning', why: 'A comment that Lectern cannot read does nothing, such as a step that never comes.' },
  { id: 'diagram-step', kind: 'source', severity: 'error', why: 'A step that names no part of the diagram shows nothing at its click.' },
  { id: 'diagram-words', kind: 'source', severity: 'warning', why: 'Words that collide or leave their place cannot be read.' },
  { id: 'diagram-too-small', kind: 'source', severity: 'warning', why: 'The back row cannot read the words of the diagram.' },
], async (deck) => {
  const problems: Problem[] = []
  for (const slide of deck.slides) {
    for (const chain of diagramChains(slide.content)) {
      problems.push(...chain.flatMap(block => misread(slide, block)))
      try {
        const { drawings } = await compileChain(chain, roomOf(slide.layout), deck.folder, themeConfigOf(deck))
        chain.forEach((block, frame) => {
          const drawing = drawings[frame]
          if (drawing)
            problems.push(...unknownTargets(slide, block, drawing), ...poorPicture(slide, block, drawing, smallestText(deck)))
        })
      }
      catch (error) {
        if (error instanceof LecternError)
          process.env[withoutBrowser] = 'told'
        if (!(error instanceof MermaidError))
          throw error
        problems.push(refusal(error, place(slide, chain.find(block => block.source.code === error.code) ?? chain[0], error.line)))
      }
    }
  }
  return problems
}, 'browser')

function place(slide: Slide, block: DiagramBlock | undefined, line: number): Pick<Problem, 'file' | 'line' | 'slide'> {
  return { file: slide.file, line: slide.line + (block?.offset ?? 0) + line - 1, slide: slide.no }
}

function misread(slide: Slide, block: DiagramBlock): Problem[] {
  return block.source.faults.map(({ line, text }) => ({
    ...place(slide, block, line),
    rule: 'diagram-comment',
    severity: 'care',
    found: `a diagram comment that cannot be read: ${text}`,
    expected: '"%% title: …", "%% morph", or "%% step 2: show A, A-->B; highlight C" (show, highlight, dim)',
    fix: 'correct the comment; a comment of your own must not start with title, step, morph, show, highlight or dim',
  }))
}

function unknownTargets(slide: Slide, block: DiagramBlock, { facts }: Drawing): Problem[] {
  const known = [
    ...new Set(facts.parts.map(part => part.handle)),
  ]
  return block.source.steps.flatMap(actions => actions.flatMap(({ targets, line }) =>
    targets.filter(target => !known.includes(target)).map((target): Problem => {
      const near = nearest(target, known)
      return {
        ...place(slide, block, line),
        rule: 'diagram-step',
        found: `a step names "${target}", and the diagram has no such part`,
        expected: known.length === 0
          ? `no steps: Lectern does not step diagrams of type ${facts.type}`
          : `${near
            ? `"${near}"? `
            : ''}one of: ${known.join(', ')}`,
        fix: 'correct the name in the step',
      }
    })))
}

function poorPicture(slide: Slide, block: DiagramBlock, drawing: Drawing, least: number): Problem[] {
  const size = smallestWords(drawing, roomOf(slide.layout))
  return [
    ...drawing.flaws.map(found => ({
      ...place(slide, block, 1),
      rule: 'diagram-words',
      severity: 'care' as const,
      found,
      expected: 'words that do not collide',
      fix: 'shorten the words, make the set or overlap larger, or turn the diagram (LR, TB)',
    })),
    // Half a pixel is rounding, not a reader's eyes.
    ...(size < least - 0.5
      ? [
          {
            ...place(slide, block, 1),
            rule: 'diagram-too-small',
            severity: 'care' as const,
            cause: 'the smallest words of diagrams are too small for the back row',
            found: `this diagram's smallest words would be ${size.toFixed(1)} px high on a slide 980 px wide`,
            expected: `at least ${least} px, which the back row can read`,
            fix: 'use fewer or shorter words, turn the diagram (LR, TB), split it over two slides, or give it a layout with more room (figure)',
          },
        ]
      : []),
  ]
}
