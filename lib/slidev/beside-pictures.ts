import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, normalize } from 'node:path'

/** Keys from which layouts take the address of a picture. */
export const pictureKeys = ['image', 'background', 'logo']

/**
 * The picture that an address in a frontmatter means, where it lies beside the deck and not in its `public/`: Slidev's
 * live server shows it, its build leaves it behind.
 *
 * @param folder the deck's folder
 * @returns its path in the folder, with slashes; undefined for any other address
 */
export function pictureBeside(address: unknown, folder: string): string | undefined {
  if (typeof address !== 'string' || !/^(?:\.?\/)?[^./#:][^:#?]*\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(address))
    return undefined
  const path = normalize(address.replace(/^\.?\//, '')).replaceAll('\\', '/')
  const file = join(folder, path)
  return !path.startsWith('..') && !path.split('/').includes('node_modules') && !existsSync(join(folder, 'public', path)) && existsSync(file) && statSync(file).isFile()
    ? path
    : undefined
}

/** Puts the pictures that frontmatters name, and that lie beside the deck, into the build, where their address says. */
export function besidePictures({ data, userRoot }: Pick<ResolvedSlidevOptions, 'data' | 'userRoot'>): Plugin {
  return {
    name: 'lectern:beside-pictures',
    apply: 'build',
    generateBundle() {
      const paths = new Set(data.slides.flatMap(({ frontmatter }) => pictureKeys.map(key => pictureBeside((frontmatter as Record<string, unknown>)[key], userRoot))))
      for (const path of paths) {
        if (path !== undefined)
          this.emitFile({ type: 'asset', fileName: path, source: readFileSync(join(userRoot, path)) })
      }
    },
  }
}
