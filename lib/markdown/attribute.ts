/** A value as JSON that stands in an attribute's double quotes, and that neither Markdown nor Vue reads as its own. */
export function toAttribute(value: unknown): string {
  return JSON.stringify(value).replace(/[&<>"'{}[\]*_`\\]/g, character => `&#${character.charCodeAt(0)};`)
}
