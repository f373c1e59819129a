/** Waits until a page's fonts and pictures can be drawn. Runs in the page, and uses nothing from outside itself. */
export async function decoded(): Promise<void> {
  // Layout is what asks for a face.
  document.body.getBoundingClientRect()
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
}
