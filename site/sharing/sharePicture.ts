import type { Entries } from '../catalogue/entries.ts'
import type { PageCollection } from '../catalogue/pageCollections.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import { coverKind } from '../cover/coverKind.ts'
import { shareCoverPath, shareCoverSize } from '../cover/shareCovers.ts'

/** The picture that goes with a page's link: square, where there is a square one. */
export interface SharePicture {
  /** Encoded path. */
  src: string
  /** In pixels. */
  width: number
  height: number
  /** What is to be seen, where somebody has said it. */
  alt?: string
}

/** Of pages that are of no library. */
export const siteIcon: SharePicture = { src: '/icon-512.png', width: 512, height: 512 }

/** What every messenger shows. */
const forAll = /\.(?:jpe?g|png)$/i

/** Of an entry's page: its own picture, else the cover of its kind. */
export function sharePictureOf<C extends PageCollection>(
  collection: C,
  entry: Entries[C],
  view: CatalogueView,
): SharePicture {
  const media = view.get('media', entry.picture)
  if (media === undefined) return coverOf(coverKind(collection, entry))
  const { square, src, width, height, alt } = media
  if (square !== undefined) return { src: square.src, width: square.width, height: square.width, alt }
  return forAll.test(src) ? { src, width, height, alt } : coverOf(coverKind(collection, entry))
}

/** Of the lists of a library. */
export function sharePictureOfList(collection: PageCollection): SharePicture {
  return coverOf(collection)
}

function coverOf(kind: string): SharePicture {
  return { src: shareCoverPath(kind), width: shareCoverSize, height: shareCoverSize }
}
