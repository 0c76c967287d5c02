import { stat } from 'node:fs/promises'
import path from 'node:path'
import { type Catalogue, fileCollections, pathsOfFiles } from '../../catalogue/catalogue.ts'
import { FileProblem } from '../release/fileProblem.ts'
import type { Output } from './output.ts'

/**
 * The pictures, recordings and files that public entries show, and no others.
 * @param folder where the CMS keeps uploaded pictures, and recordings and files in folders of their own in it. These are
 * linked, since they are large; no file is ever written again under its name.
 */
export function mediaOutput(catalogue: Catalogue, folder: string): Output {
  return {
    *paths() {
      for (const collection of fileCollections)
        for (const entry of catalogue.all(collection)) if (catalogue.isShown(entry.id)) yield* pathsOfFiles(entry)
    },
    owns: (url) => url.startsWith('/media/'),
    sizeOf(url) {
      const owner = catalogue.mediaAt(url)
      return owner && catalogue.get(owner.collection, owner.id)?.bytes?.[url]
    },
    async render(url, view) {
      const owner = catalogue.mediaAt(url)
      const entry = owner && view.get(owner.collection, owner.id)
      if (entry === undefined || !catalogue.isShown(entry.id)) return undefined
      const text = 'texts' in entry ? entry.texts[url] : undefined
      if (text !== undefined) return { bytes: new TextEncoder().encode(text) }
      const name = entry.files[url]
      if (name === undefined) return undefined
      const isPicture = owner?.collection === 'media'
      const file = path.join(folder, isPicture ? '' : (owner?.collection ?? ''), name)
      const found = await stat(file).catch(() => undefined)
      const [wanted, code] = [entry.bytes?.[url], found === undefined ? 'ENOENT' : 'ESIZE']
      // its address says that it never changes, so what is damaged must not get there
      if (found?.isFile() !== true || (wanted !== undefined && found.size !== wanted))
        throw new FileProblem({ error: { message: 'not as the row says', code } })
      return isPicture ? { copyOf: file } : { copyOf: file, mayLink: true }
    },
  }
}
