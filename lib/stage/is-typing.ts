/** Whether keys belong to the element, because it takes text. */
export function isTyping(element: Element | null): boolean {
  return element instanceof HTMLElement
    && (element.isContentEditable
      || element instanceof HTMLTextAreaElement
      || element instanceof HTMLSelectElement
      || (element instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'range'].includes(element.type)))
}
