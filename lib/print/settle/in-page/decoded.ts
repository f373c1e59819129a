/** Waits until a page's fonts and pictures can be drawn. Runs in the page, and uses nothing from outside itself. */
export async function decoded(): Promise<void> {
  // Layout is what asks for a face.
  document.body.getBoundingClientRect()
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
}

/** Loads every face that the page declares, used or not; one that cannot be loaded is passed over. Runs in the page. */
export async function loadFaces(): Promise<void> {
  await Promise.all([...document.fonts].map(face => face.load().catch(() => {})))
}
