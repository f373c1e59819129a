type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/**
 * pdf.js without a canvas. It asks for a canvas's classes while it loads, and calls them only when it draws; we only
 * read with it, so empty ones do, and nobody has to install a canvas library of 32 MB.
 */
export const pdfjs: PdfJs = await load()

async function load(): Promise<PdfJs> {
  const place = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    place[name] ??= class {}
  const { warn } = console
  // It would say that it cannot find that library.
  console.warn = () => {}
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  }
  finally {
    console.warn = warn
  }
}
