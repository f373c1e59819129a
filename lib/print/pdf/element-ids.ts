import type { PDFDocument, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFString } from 'pdf-lib'

/** How Chromium names structure elements that others refer to: by a counter that differs from run to run. */
const counted = /^node\d+$/

/**
 * Numbers the names of structure elements from 1, in their own order, so that two prints of one page are alike.
 * The order is kept because the file's index of names is sorted.
 */
export function renumberElements(pdf: PDFDocument): void {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  const names = new Set<string>()
  for (const object of objects) {
    eachName(object, (name) => {
      names.add(name)
      return name
    })
  }
  const renamed = new Map([...names].sort().map((name, index) => [name, `node${String(index + 1).padStart(8, '0')}`]))
  for (const object of objects)
    eachName(object, name => renamed.get(name) ?? name)
}

/** Replaces each counted name inside one object; what it only refers to is visited as an object of its own. */
function eachName(object: PDFObject, replace: (name: string) => string): void {
  const next = (value: PDFObject): PDFObject => {
    if (value instanceof PDFString && counted.test(value.asString()))
      return PDFString.of(replace(value.asString()))
    eachName(value, replace)
    return value
  }
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries())
      object.set(key, next(value))
  }
  else if (object instanceof PDFArray) {
    object.asArray().forEach((value, index) => object.set(index, next(value)))
  }
}
