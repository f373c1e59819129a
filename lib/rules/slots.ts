import type { Rule } from '../project/rule.ts'
import { lineAt, readMarkup } from '../markdown/markup.ts'
import { nearestOf } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { layoutFiles } from '../slidev/names.ts'
import { missingRoots } from '../slidev/roots.ts'
import { readLayout } from './read-layout.ts'

/** `#right`, `v-slot:right`; a computed name has brackets. */
const slotAttribute = /^(?:#|v-slot:)([^[]+)$/

/** Refuses a slot that the slide's layout does not have: what is in it would vanish. */
export const slots: Rule = defineRule({ id: 'unknown-slot', kind: 'source', severity: 'error', why: 'Whatever is written for a slot that the layout lacks vanishes from the slide.' }, (deck) => {
  if (missingRoots(deck).length > 0)
    return []
  const layouts = layoutFiles(deck)
  return deck.slides.flatMap((slide) => {
    const file = layouts.get(slide.layout)
    const known = file && readLayout(file).slots
    if (!known)
      return []
    const nearestSlot = nearestOf(known)
    const { slots, tags } = readMarkup(slide.content)
    return [
      ...slots.map(({ name, line }) => ({ name, line, written: `::${name}::` })),
      ...tags.filter(tag => tag.name === 'template' && !tag.parent).flatMap(({ attributes, start }) =>
        Object.keys(attributes).flatMap((attribute) => {
          const name = slotAttribute.exec(attribute)?.[1]
          return name
            ? [{ name, line: lineAt(slide.content, start), written: `<template ${attribute}>` }]
            : []
        })),
    ].filter(({ name }) => name !== 'default' && !known.has(name)).map(({ name, line, written }) => {
      const near = nearestSlot(name)
      const named = [...known].filter(slot => slot !== 'default')
      return {
        file: slide.file,
        line: slide.line + line,
        slide: slide.no,
        found: `${written} is for a slot that layout "${slide.layout}" does not have`,
        expected: near
          ? `"${near}"?`
          : named.length > 0
            ? `one of: ${named.join(', ')}`
            : 'a layout with slots, such as two-columns',
        fix: 'correct the name, or give the slide a layout that has this slot',
      }
    })
  })
})
