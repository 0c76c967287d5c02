import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Output } from './output.ts'

/**
 * The pictures that public entries show, and no others.
 * @param folder where the CMS keeps uploaded pictures; they are copied, since a crop overwrites them in place
 */
export function mediaOutput(catalogue: Catalogue, folder: string): Output {
  return {
    *paths() {
      for (const media of catalogue.all('media')) {
        if (catalogue.isShown(media.id)) yield* Object.keys(media.files)
      }
    },
    owns: (url) => url.startsWith('/media/'),
    async render(url, view) {
      const media = view.get('media', catalogue.mediaAt(url))
      const name = media?.files[url]
      if (media === undefined || name === undefined || !catalogue.isShown(media.id)) return undefined
      const file = path.join(folder, name)
      await stat(file)
      return { copyOf: file }
    },
  }
}
