import { type DatedLibrary, datedLibraries, isDated } from '../../catalogue/calendar/dated.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { posterAt, posterPath, publishedPosters } from '../../catalogue/urls.ts'
import { CatalogueView } from '../../catalogue/view.ts'
import type { Drawer } from '../../posters/drawer/drawer.ts'
import type { DrawnFiles } from '../../posters/drawer/drawnFiles.ts'
import { isAhead, posterFactsOf } from '../../posters/facts.ts'
import { drawingName, drawingOf, isPublished } from '../../posters/published.ts'
import { NotYet, type Output } from './output.ts'

/** Where drawings are kept, and who is asked for those that are not there. */
export interface Drawings {
  files: Pick<DrawnFiles, 'has' | 'read' | 'version'>
  drawer: Pick<Drawer, 'want' | 'drop'>
  /** Whether any are made. */
  isOn: boolean
}

/**
 * The pictures of what is still ahead: what goes with a link, and what hangs on a wall. Drawing takes up to a second, so
 * nobody waits for it here: a picture that is not drawn yet is asked for, and there is no file until it is. Whoever draws
 * it has this path made again.
 * @param siteUrl origin of the public site, without a slash at the end
 * @param media folder of uploaded pictures
 */
export function posterOutput(
  catalogue: Catalogue,
  siteUrl: string,
  media: string,
  { files, drawer, isOn }: Drawings,
): Output {
  return {
    *paths() {
      if (!isOn) return
      for (const collection of datedLibraries)
        for (const entry of catalogue.all(collection))
          if (isAhead(entry, catalogue.now))
            for (const format of publishedPosters) yield posterPath(format, collection, entry.slug)
    },
    owns: (url) => url.startsWith('/posters/'),
    async render(url, view) {
      const at = posterAt(url)
      drawer.drop(url)
      if (!isOn || at === undefined || !isDated(at.collection)) return undefined
      const entry = view.bySlug(at.collection, at.slug)
      if (entry === undefined || !isAhead(entry, catalogue.now)) return undefined
      if (!isPublished(at.format, view.site)) throw new NotYet()
      const facts = posterFactsOf(at.collection, entry, view, siteUrl)
      const name = drawingName(at.format, facts)
      if (view.isDrawn(name)) {
        const bytes = await files.read(name)
        // what can be made again may have been removed by anybody
        if (bytes !== undefined) return { bytes: Uint8Array.from(bytes) }
      }
      drawer.want(url, drawingOf(at.format, facts, media))
      throw new NotYet()
    },
  }
}

/** The drawings that are, or will be, published of one entry: the name of each, with the path of what is made of it. */
export function publishedDrawings(
  catalogue: Catalogue,
  collection: DatedLibrary,
  id: string,
  siteUrl: string,
): [name: string, path: string][] {
  const entry = catalogue.get(collection, id)
  if (entry === undefined || !isAhead(entry, catalogue.now)) return []
  const formats = publishedPosters.filter((format) => isPublished(format, catalogue.site))
  const facts = posterFactsOf(collection, entry, new CatalogueView(catalogue), siteUrl)
  return formats.map((format) => [drawingName(format, facts), posterPath(format, collection, entry.slug)])
}
