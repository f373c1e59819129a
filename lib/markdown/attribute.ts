/** Safe in HTML, in a quoted attribute, in Markdown and in a Vue template. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"'{}[\]*_`\\]/g, character => `&#${character.charCodeAt(0)};`)
}

/** A value as JSON for an attribute that Vue binds. */
export function toAttribute(value: unknown): string {
  return escapeMarkup(JSON.stringify(value))
}
